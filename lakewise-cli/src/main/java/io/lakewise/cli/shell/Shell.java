package io.lakewise.cli.shell;

import io.lakewise.cli.CliErrors;
import io.lakewise.cli.Console;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.ResultPrinter;
import io.lakewise.cli.ScriptRunner;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/** Reads statements from a person and answers them, until there are no more. */
public final class Shell {

  private final Console console;
  private final Session session;
  private final ResultPrinter printer;
  private final ScriptRunner runner;

  /** A shell on a session. */
  public Shell(Console console, Session session, ResultPrinter printer, ScriptRunner runner) {
    this.console = console;
    this.session = session;
    this.printer = printer;
    this.runner = runner;
  }

  /** Runs until the person leaves. */
  public void run() {
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      printer.width(terminal::getWidth);
      NameCompleter names = new NameCompleter(session);
      LineReader reader = reader(terminal, names);
      DotCommands commands = new DotCommands(console, printer, runner);
      console.print("Lakewise. Statements end with ';'. Type .help for help, .quit to leave.");
      boolean more = true;
      while (more) {
        more = step(terminal, reader, names, commands);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private boolean step(
      Terminal terminal, LineReader reader, NameCompleter names, DotCommands commands) {
    String text;
    try {
      text = reader.readLine("lakewise> ");
    } catch (UserInterruptException cleared) {
      return true;
    } catch (EndOfFileException end) {
      return false;
    }
    // While a statement runs, Ctrl-C is for it; while a line is edited, JLine takes it.
    Cancelling cancelling = new Cancelling(session::cancel, this::end, System::nanoTime);
    Terminal.SignalHandler before = terminal.handle(Signal.INT, signal -> cancelling.pressed());
    try {
      if (DotCommands.isCommand(text)) {
        return commands.run(text);
      }
      runner.run(text);
    } catch (LakewiseException failure) {
      console.error(failure.getMessage());
    } finally {
      terminal.handle(Signal.INT, before);
      names.forget();
    }
    return true;
  }

  /** What is committed is safe, as commits are whole or absent. */
  private void end() {
    console.error(CliErrors.notCancelled().getMessage());
    Runtime.getRuntime().halt(ExitCodes.FAILED);
  }

  private static LineReader reader(Terminal terminal, NameCompleter names) {
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("lakewise")
        .parser(new StatementLineParser())
        .completer(names)
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .option(LineReader.Option.CASE_INSENSITIVE, true)
        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P       > ")
        .variable(LineReader.HISTORY_FILE, historyFile(System.getenv()))
        .build();
  }

  /** Below {@code XDG_STATE_HOME} if that is set, else in the home folder. */
  static Path historyFile(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    if (state.isEmpty()) {
      return Path.of(System.getProperty("user.home"), ".lakewise_history");
    }
    Path folder = Path.of(state, "lakewise");
    try {
      Files.createDirectories(folder);
    } catch (IOException unwritable) {
      return Path.of(System.getProperty("user.home"), ".lakewise_history");
    }
    return folder.resolve("history");
  }
}
