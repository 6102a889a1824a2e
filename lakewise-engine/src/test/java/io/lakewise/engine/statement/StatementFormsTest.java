package io.lakewise.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every spelling in {@code statements.txt} becomes the record named there. */
class StatementFormsTest {

  static Stream<String> spellings() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                StatementFormsTest.class.getResourceAsStream("statements.txt"),
                StandardCharsets.UTF_8))) {
      List<String> all = lines.lines().filter(line -> !line.startsWith("#")).toList();
      return all.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void becomesItsRecord(String line) {
    String[] parts = line.split(" \\| ", 2);
    assertThat(StatementParser.parse(parts[1]).getClass().getSimpleName()).isEqualTo(parts[0]);
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void readsTheSameWithCommentsAndLineBreaksBetweenItsWords(String line) {
    String statement = line.split(" \\| ", 2)[1];
    StringBuilder spaced = new StringBuilder("-- before\n");
    for (Lexeme lexeme : Lexer.lexemes(statement)) {
      String end = lexeme.end() == statement.length() ? "" : separator(statement, lexeme.end());
      spaced.append(lexeme.text()).append(end);
    }
    assertThat(StatementParser.parse(spaced.toString()).getClass())
        .isEqualTo(StatementParser.parse(statement).getClass());
  }

  private static String separator(String statement, int end) {
    return statement.charAt(end) == ' ' ? " /* a 'b */\n\t" : "";
  }
}
