package io.lakewise.cli;

import io.lakewise.cli.format.OutputClosedException;
import io.lakewise.cli.terminal.TerminalFacts;
import io.lakewise.cli.terminal.TerminalText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;

/**
 * Where a command reads and writes: answers go to the output, messages to the errors.
 *
 * @param input the standard input
 * @param output answers; buffer before writing much
 * @param errors messages for people
 * @param terminal which of them are a terminal
 */
public record Console(Reader input, Writer output, PrintWriter errors, TerminalFacts terminal) {

  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  /** Prints one line of answer, without what would command a terminal. */
  public void print(String line) {
    try {
      output.write(TerminalText.of(line) + "\n");
      output.flush();
    } catch (IOException closed) {
      throw new OutputClosedException(closed);
    }
  }

  /** Prints one line for people, beside the answer. */
  public void note(String line) {
    errors.println(TerminalText.of(line));
  }

  /** Prints an error for people. */
  public void error(String message) {
    boolean coloured = terminal.errors() && terminal.colours();
    errors.println((coloured ? RED + "error:" + PLAIN : "error:") + " " + TerminalText.of(message));
  }

  /** Hands everything over; false if the reader of the output has gone. */
  public boolean finish() {
    errors.flush();
    try {
      output.flush();
      return true;
    } catch (IOException closed) {
      return false;
    }
  }
}
