package io.lakewise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.lakewise.cli.ResultPrinter;
import io.lakewise.cli.command.SqlDocument.Block;
import io.lakewise.cli.command.SqlDocument.Section;
import io.lakewise.cli.format.OutputFormat;
import io.lakewise.cli.format.RowWriters;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.StatementText;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs {@code docs/sql.md}; the page itself says how its blocks are understood. */
class SqlDocumentTest {

  private static final String ANY = "…";

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everySectionAnswersAsThePageSays() throws IOException {
    return SqlDocument.read(SqlDocument.path()).stream()
        .map(section -> dynamicTest(section.heading(), () -> run(section)));
  }

  @Test
  void anExpectedLineMayLeaveTextOut() {
    assertThat(matches("version …, … s", "version 3, 0.01 s")).isTrue();
    assertThat(matches("version …", "table 3")).isFalse();
    assertThat(matches("a\n…", "a\nb\nc")).isFalse();
  }

  private void run(Section section) throws IOException {
    Path root = folder.resolve(section.heading().replaceAll("\\W+", "-"));
    LakeOptions options = new LakeOptions();
    new CommandLine(options).parseArgs("--lake", root.toString(), "--threads", "2");
    try (OpenLake lake = options.open(note -> {});
        Session session = lake.session()) {
      List<Block> blocks = section.blocks();
      for (int index = 0; index < blocks.size(); index++) {
        Block block = blocks.get(index);
        if (!block.file().isEmpty()) {
          Path file = root.resolve(block.file());
          Files.createDirectories(file.getParent());
          write(session, block, file);
        } else if (block.kind().equals("sql")) {
          check(session, block, section.answer(index).orElse(null));
        }
      }
    }
  }

  private static void write(Session session, Block block, Path file) throws IOException {
    if (!block.kind().equals("parquet")) {
      Files.writeString(file, block.text() + "\n");
      return;
    }
    try (Result rows = session.execute(block.text())) {
      rows.writeTo(file, Result.FileFormat.PARQUET);
    }
  }

  private static void check(Session session, Block block, Block expected) {
    List<Fragment> statements = StatementText.split(block.text());
    for (int index = 0; index < statements.size(); index++) {
      boolean last = index + 1 == statements.size();
      Block answer = last ? expected : null;
      String statement = statements.get(index).text();
      boolean words = answer != null && answer.kind().equals("text");
      String actual = answer(session, statement, words);
      if (answer == null) {
        assertThat(actual).as("line %d: %s", block.line(), statement).doesNotStartWith("error: ");
      } else if (!matches(answer.text(), actual)) {
        assertThat(actual).as("line %d: %s", answer.line(), statement).isEqualTo(answer.text());
      }
    }
  }

  /** The rows as CSV, or the message if words are expected or there are no rows, or the error. */
  private static String answer(Session session, String statement, boolean words) {
    StringWriter text = new StringWriter();
    try (Result result = session.execute(statement)) {
      if (!result.columns().isEmpty()) {
        ResultPrinter.copy(result, RowWriters.of(OutputFormat.CSV, text, 0), () -> {});
      }
      return words && result.message() != null ? result.message() : text.toString().stripTrailing();
    } catch (LakewiseException failure) {
      return "error: " + failure.getMessage();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static boolean matches(String expected, String actual) {
    String pattern =
        Arrays.stream(expected.stripTrailing().split(ANY, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.matches(pattern, actual);
  }
}
