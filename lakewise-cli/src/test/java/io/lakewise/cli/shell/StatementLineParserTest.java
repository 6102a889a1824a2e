package io.lakewise.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a person's lines make a statement. */
class StatementLineParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        ".help",
        "help",
        "\\?",
        "Exit",
        "quit;",
        "select 1;",
        "select 1; -- done",
        "select ';';",
        "a; b;"
      })
  void isComplete(String text) {
    assertThat(StatementLineParser.isComplete(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"select 1", "select ';", "select 1 -- ;", "a; b", "/* ; ", "select \";"})
  void needsMore(String text) {
    assertThat(StatementLineParser.isComplete(text)).isFalse();
    assertThatThrownBy(
            () -> new StatementLineParser().parse(text, text.length(), ParseContext.ACCEPT_LINE))
        .isInstanceOf(EOFError.class);
  }

  @Test
  void findsTheWordBeforeTheCursor() {
    assertThat(
            new StatementLineParser()
                .parse("select main.flig from", 16, ParseContext.COMPLETE)
                .word())
        .isEqualTo("main.flig");
  }
}
