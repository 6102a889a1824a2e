package io.lakewise.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the starting script says of the terminal. */
class TerminalFactsTest {

  @Test
  void theListSaysWhichStreamsAreATerminal() {
    assertThat(TerminalFacts.of("output,errors,columns=120", Map.of()))
        .isEqualTo(new TerminalFacts(false, true, true, 120, true));
    assertThat(TerminalFacts.of("", Map.of()))
        .isEqualTo(new TerminalFacts(false, false, false, 0, true));
  }

  @Test
  void coloursCanBeRefused() {
    assertThat(TerminalFacts.of("output", Map.of("NO_COLOR", "1")).colours()).isFalse();
    assertThat(TerminalFacts.of("output", Map.of("TERM", "dumb")).colours()).isFalse();
    assertThat(TerminalFacts.of("output", Map.of("NO_COLOR", "")).colours()).isTrue();
  }

  @Test
  void progressIsOneLine() {
    assertThat(ProgressBar.text(-1, 3)).isEqualTo("working, 3 s");
    assertThat(ProgressBar.text(0.5, 3)).isEqualTo("█".repeat(15) + "░".repeat(15) + " 50 %, 3 s");
    assertThat(ProgressBar.text(7, 3)).endsWith("100 %, 3 s");
  }
}
