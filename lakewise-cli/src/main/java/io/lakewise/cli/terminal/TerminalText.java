package io.lakewise.cli.terminal;

/** Texts that may come from anybody's table, made fit for a person's terminal. */
public final class TerminalText {

  private static final char REPLACEMENT = '\ufffd';

  private TerminalText() {}

  /** The text with every control character but line feed and tabulator replaced. */
  public static String of(String text) {
    if (text == null || text.chars().noneMatch(TerminalText::commands)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text);
    for (int at = 0; at < clean.length(); at++) {
      if (commands(clean.charAt(at))) {
        clean.setCharAt(at, REPLACEMENT);
      }
    }
    return clean.toString();
  }

  /** Whether a terminal may take a character for a command: the C0 and C1 controls. */
  public static boolean commands(int character) {
    return Character.isISOControl(character) && character != '\n' && character != '\t';
  }
}
