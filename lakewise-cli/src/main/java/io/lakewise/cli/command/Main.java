package io.lakewise.cli.command;

import io.lakewise.cli.CommandContext;
import io.lakewise.cli.Console;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.terminal.TerminalFacts;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The process of the command line. */
public final class Main {

  private Main() {}

  /** Enough for views in views, each as deep as the gate allows; only what is used takes memory. */
  private static final long STACK_BYTES = 256L << 20;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    new Thread(null, () -> runAndEnd(arguments), "command", STACK_BYTES).start();
  }

  private static void runAndEnd(String[] arguments) {
    Console console =
        new Console(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8),
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
            new PrintWriter(
                new OutputStreamWriter(
                    new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8),
                true),
            TerminalFacts.ofProcess());
    Runtime.getRuntime().halt(runOrSayWhy(console, arguments));
  }

  /** A process without files, memory or threads left cannot run, but it can say so. */
  private static int runOrSayWhy(Console console, String[] arguments) {
    try {
      return run(console, arguments);
    } catch (Error failure) {
      Throwable cause = failure;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      console.error(
          "Lakewise cannot run here: "
              + cause
              + ". Perhaps the process may not open enough files (ulimit -n), or has too little"
              + " memory.");
      console.finish();
      return ExitCodes.FAILED;
    }
  }

  private static int run(Console console, String[] arguments) {
    CommandContext context = new CommandContext(console, options -> options.open(console::note));
    int exitCode = CommandLines.execute(context, System.getenv(), arguments);
    return console.finish() ? exitCode : ExitCodes.OUTPUT_CLOSED;
  }
}
