package io.lakewise.cli.shell;

import io.lakewise.cli.Console;
import io.lakewise.cli.ResultPrinter;
import io.lakewise.cli.ScriptRunner;
import io.lakewise.cli.format.OutputFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The shell's own commands, which begin with a dot. */
final class DotCommands {

  /** What may be typed. */
  static final List<String> NAMES =
      List.of(".format", ".help", ".quit", ".schema", ".tables", ".timing");

  /** What people type who know other shells. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("help", ".help"),
          Map.entry("?", ".help"),
          Map.entry("\\?", ".help"),
          Map.entry("\\h", ".help"),
          Map.entry("quit", ".quit"),
          Map.entry("exit", ".quit"),
          Map.entry("\\q", ".quit"),
          Map.entry("\\d", ".tables"),
          Map.entry("\\dt", ".tables"));

  private static final String HELP =
      """
      Statements end with a semicolon. Tab completes, Ctrl-R searches what was typed before,
      Ctrl-C cancels what runs or clears what is typed, Ctrl-D leaves. If cancelling does not
      help, Ctrl-C once more ends lakewise; what is committed is safe.
        .tables              the tables of the current schema
        .schema TABLE        the statement that makes the table
        .timing on|off       say how long each statement took
        .format FORMAT       table, csv, json, ndjson or markdown
        .quit                leave
      Try: create table t (id int, name string); insert into t values (1, 'one'); from t;""";

  private final Console console;
  private final ResultPrinter printer;
  private final ScriptRunner runner;

  DotCommands(Console console, ResultPrinter printer, ScriptRunner runner) {
    this.console = console;
    this.printer = printer;
    this.runner = runner;
  }

  /** Whether a text is for the shell itself, not a statement. */
  static boolean isCommand(String text) {
    return text.strip().startsWith(".") || ELSEWHERE.containsKey(word(text));
  }

  private static String word(String text) {
    return text.strip().replaceFirst("\\s*;$", "").toLowerCase(Locale.ROOT);
  }

  /** Runs one; false if the shell is to end. */
  boolean run(String line) {
    String[] words = ELSEWHERE.getOrDefault(word(line), line).strip().split("\\s+", 2);
    String argument = words.length == 1 ? "" : words[1].strip().replaceFirst(";$", "");
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case ".quit", ".exit" -> {
        return false;
      }
      case ".help" -> console.print(HELP);
      case ".tables" -> runner.run("SHOW TABLES");
      case ".schema" -> schema(argument);
      case ".timing" -> timing(argument);
      case ".format" -> format(argument);
      default -> console.error("There is no command '" + words[0] + "'; see .help");
    }
    return true;
  }

  private void schema(String table) {
    if (table.isEmpty()) {
      console.error("Say which table: .schema TABLE");
    } else {
      runner.run("SHOW CREATE TABLE " + table);
    }
  }

  private void timing(String argument) {
    switch (argument.toLowerCase(Locale.ROOT)) {
      case "on" -> printer.timing(true);
      case "off" -> printer.timing(false);
      case "" -> console.print("timing is " + (printer.timing() ? "on" : "off"));
      default -> console.error("'" + argument + "' is neither on nor off");
    }
  }

  private void format(String argument) {
    List<OutputFormat> texts =
        Arrays.stream(OutputFormat.values()).filter(format -> !format.isBinary()).toList();
    for (OutputFormat format : texts) {
      if (format.toString().equalsIgnoreCase(argument)) {
        printer.format(format);
        return;
      }
    }
    console.error("'" + argument + "' is no format of the shell (expected one of: " + texts + ")");
  }
}
