package io.lakewise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.cli.command.FakeResult;
import io.lakewise.cli.format.OutputFormat;
import io.lakewise.cli.terminal.TerminalFacts;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What somebody else's table says must not command a person's terminal. */
class TerminalOutputTest {

  /** Sets the window's title, clears the screen and answers back, in both spellings. */
  private static final String HOSTILE = "a\u001b]0;owned\u0007\u001b[2J\u009b6n\rb\u007f";

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @EnumSource(
      value = OutputFormat.class,
      mode = Mode.EXCLUDE,
      names = {"PARQUET", "ARROW"})
  void namesAndValuesAreHarmlessOnATerminal(OutputFormat format) {
    print(format, true, FakeResult.of(List.of(HOSTILE + " VARCHAR"), rows(HOSTILE)));
    assertHarmless(output.toString());
    assertThat(output.toString()).contains("owned");
  }

  @Test
  void soIsATextOfSeveralLines() {
    print(OutputFormat.TABLE, true, FakeResult.of(List.of("plan VARCHAR"), rows("x\n" + HOSTILE)));
    assertHarmless(output.toString());
    assertThat(output.toString()).startsWith("x\na");
  }

  @Test
  void soAreMessages() {
    Console console = console(true);
    console.error(HOSTILE);
    console.note(HOSTILE);
    console.print(HOSTILE);
    assertHarmless(errors.toString().replace(System.lineSeparator(), "\n"));
    assertHarmless(output.toString());
  }

  @Test
  void aFileGetsTheBytesAsTheyAre() {
    print(OutputFormat.CSV, false, FakeResult.of(List.of("x VARCHAR"), rows(HOSTILE)));
    assertThat(output).hasToString("x\n\"" + HOSTILE + "\"\n");
  }

  private static java.util.Iterator<List<Object>> rows(String value) {
    return List.of(List.<Object>of(value)).iterator();
  }

  private static void assertHarmless(String text) {
    assertThat(text.chars().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t'))
        .isEmpty();
  }

  private void print(OutputFormat format, boolean terminal, FakeResult result) {
    new ResultPrinter(console(terminal), format, false).print(result, 0, () -> {});
  }

  private Console console(boolean terminal) {
    return new Console(
        new StringReader(""),
        output,
        new PrintWriter(errors, true),
        new TerminalFacts(false, terminal, terminal, 0, false));
  }
}
