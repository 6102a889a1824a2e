package io.lakewise.cli;

import io.lakewise.cli.terminal.ProgressBar;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.StatementText;
import io.lakewise.table.error.LakewiseException;
import java.util.List;

/** Runs the statements of a script one after the other, up to the first that fails. */
public final class ScriptRunner {

  private final Session session;
  private final ResultPrinter printer;
  private final ResultFile file;
  private final Console console;

  /**
   * A runner.
   *
   * @param file receives the rows instead of the console; null for none
   */
  public ScriptRunner(Session session, ResultPrinter printer, ResultFile file, Console console) {
    this.session = session;
    this.printer = printer;
    this.file = file;
    this.console = console;
  }

  /** Runs all statements of a script; an error of one of several says in which line it begins. */
  public void run(String script) {
    List<Fragment> statements = StatementText.split(script);
    for (int index = 0; index < statements.size(); index++) {
      Fragment statement = statements.get(index);
      try {
        runStatement(statement.text());
      } catch (LakewiseException failure) {
        if (statements.size() == 1) {
          throw failure;
        }
        throw CliErrors.inScript(
            index + 1, statements.size(), lineAt(script, statement.offset()), failure);
      }
    }
  }

  private static long lineAt(String script, int offset) {
    return 1 + script.substring(0, offset).chars().filter(character -> character == '\n').count();
  }

  private void runStatement(String statement) {
    long started = System.nanoTime();
    try (ProgressBar bar = progressBar();
        Result result = session.execute(statement)) {
      if (file == null || result.columns().isEmpty()) {
        printer.print(result, started, () -> hide(bar));
      } else {
        long rows = file.write(result);
        hide(bar);
        console.note(rows + (rows == 1 ? " row" : " rows") + " written to " + file.path());
      }
    }
  }

  /** A bar if a person looks on; else null. */
  private ProgressBar progressBar() {
    return console.terminal().errors()
        ? new ProgressBar(console.errors(), session::progress)
        : null;
  }

  private static void hide(ProgressBar bar) {
    if (bar != null) {
      bar.close();
    }
  }
}
