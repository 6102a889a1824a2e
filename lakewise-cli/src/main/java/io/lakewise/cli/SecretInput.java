package io.lakewise.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** Asks for what nobody else shall read: on a terminal without showing it, else line by line. */
public final class SecretInput {

  private static final int LONGEST = 4096;

  private final Reader input;
  private final boolean terminal;

  /**
   * Asks.
   *
   * @param input read where there is no terminal
   * @param terminal whether a person is typing
   */
  public SecretInput(Reader input, boolean terminal) {
    this.input = input;
    this.terminal = terminal;
  }

  /**
   * The answer to a prompt.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) if there is none, or it would be shown
   */
  public String ask(String prompt) {
    return terminal ? typed(prompt) : line();
  }

  /** The answer to a prompt, which a person types twice. */
  public String askTwice(String prompt) {
    String answer = ask(prompt);
    if (terminal && !answer.equals(ask(prompt + ", again"))) {
      throw CliErrors.secretsDiffer();
    }
    return answer;
  }

  private static String typed(String prompt) {
    java.io.Console console = System.console();
    char[] answer = console == null ? null : console.readPassword("%s: ", prompt);
    if (answer == null) {
      throw CliErrors.noSecret();
    }
    String text = new String(answer);
    Arrays.fill(answer, ' ');
    return text;
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    try {
      int character = input.read();
      if (character < 0) {
        throw CliErrors.noSecret();
      }
      for (;
          character >= 0 && character != '\n' && line.length() < LONGEST;
          character = input.read()) {
        line.append((char) character);
      }
    } catch (IOException e) {
      throw CliErrors.noSecret();
    }
    return line.toString().replaceFirst("\r$", "");
  }
}
