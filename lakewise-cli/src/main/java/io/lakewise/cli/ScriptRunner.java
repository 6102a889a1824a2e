package io.lakewise.cli;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;

/** Runs the statements of a script one after the other, up to the first that fails. */
final class ScriptRunner {

  private final Session session;
  private final ResultPrinter printer;
  private final ResultFile file;
  private final Console console;

  /**
   * A runner.
   *
   * @param file receives the rows instead of the console; null for none
   */
  ScriptRunner(Session session, ResultPrinter printer, ResultFile file, Console console) {
    this.session = session;
    this.printer = printer;
    this.file = file;
    this.console = console;
  }

  /** Runs all statements of a script. */
  void run(String script) {
    runStatement(script);
  }

  /** Runs one statement. */
  void runStatement(String statement) {
    long started = System.nanoTime();
    try (Result result = session.execute(statement)) {
      if (file == null || result.columns().isEmpty()) {
        printer.print(result, started);
      } else {
        long rows = file.write(result);
        console.note(rows + (rows == 1 ? " row" : " rows") + " written to " + file.path());
      }
    }
  }
}
