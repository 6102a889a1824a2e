package io.lakewise.cli.terminal;

import java.util.List;
import java.util.Map;

/**
 * Which of the standard streams are a terminal, as the starting script found them.
 *
 * @param input whether a person may be typing
 * @param output whether a person may be reading the answers
 * @param errors whether a person may be reading the messages
 * @param columns the width, 0 if unknown
 * @param colours whether colours are welcome on a terminal
 */
public record TerminalFacts(
    boolean input, boolean output, boolean errors, int columns, boolean colours) {

  /** No terminal at all. */
  public static final TerminalFacts NONE = new TerminalFacts(false, false, false, 0, false);

  /** The property in which the starting script says what it found. */
  private static final String PROPERTY = "lakewise.terminal";

  private static final String COLUMNS = "columns=";

  /** The facts of this process; {@code NO_COLOR} and {@code TERM=dumb} turn colours off. */
  public static TerminalFacts ofProcess() {
    return of(System.getProperty(PROPERTY, ""), System.getenv());
  }

  /** The facts of a list such as {@code output,errors,columns=120} and an environment. */
  static TerminalFacts of(String list, Map<String, String> environment) {
    List<String> facts = List.of(list.split(","));
    int columns = 0;
    for (String fact : facts) {
      if (fact.matches(COLUMNS + "\\d{1,6}")) {
        columns = Integer.parseInt(fact.substring(COLUMNS.length()));
      }
    }
    boolean colours =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    return new TerminalFacts(
        facts.contains("input"),
        facts.contains("output"),
        facts.contains("errors"),
        columns,
        colours);
  }
}
