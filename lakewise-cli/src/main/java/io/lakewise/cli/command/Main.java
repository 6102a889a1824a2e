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

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
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
    Runtime.getRuntime().halt(run(console, arguments));
  }

  private static int run(Console console, String[] arguments) {
    CommandContext context = new CommandContext(console, options -> options.open(console::note));
    int exitCode = CommandLines.execute(context, System.getenv(), arguments);
    return console.finish() ? exitCode : ExitCodes.OUTPUT_CLOSED;
  }
}
