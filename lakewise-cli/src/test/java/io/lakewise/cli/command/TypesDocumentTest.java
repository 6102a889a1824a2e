package io.lakewise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Holds the tables of {@code docs/types.md} against the logs of tables that are made from them. */
class TypesDocumentTest {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @TempDir private Path folder;
  private OpenLake lake;
  private Session session;

  @BeforeEach
  void open() {
    LakeOptions options = new LakeOptions();
    new CommandLine(options).parseArgs("--lake", folder.resolve("lake").toString());
    lake = options.open(note -> {});
    session = lake.session();
  }

  @AfterEach
  void close() {
    session.close();
    lake.close();
  }

  @TestFactory
  Stream<DynamicTest> bothSpellingsBecomeTheSameTypeInTheLog() throws IOException {
    return rows("# Types").stream()
        .flatMap(cells -> spellings(cells).map(type -> check(type, code(cells.get(2)).get(0))));
  }

  @TestFactory
  Stream<DynamicTest> widenedTypesOfQueriesAreThoseOfTheTable() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (List<String> cells : rows("## Widened")) {
      List<String> from = code(cells.get(0)).stream().filter(type -> !type.contains("(")).toList();
      List<String> to = code(cells.get(1));
      for (int index = 0; index < from.size(); index++) {
        String type = from.get(index);
        String expected = to.get(Math.min(index, to.size() - 1));
        tests.add(
            dynamicTest(type, () -> assertThat(stored(cast(type))).isEqualTo(stored(expected))));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> refusedTypesNameTheCast() throws IOException {
    return rows("## Refused").stream()
        .flatMap(cells -> code(cells.get(0)).stream())
        .map(type -> type.equals("UNION") ? "UNION(a INT, b VARCHAR)" : type)
        .map(
            type ->
                dynamicTest(
                    type,
                    () ->
                        assertThatThrownBy(() -> run("CREATE TABLE refused (c " + type + ")"))
                            .isInstanceOf(LakewiseException.class)
                            .hasMessageContaining(type.replaceAll("\\(.*", ""))));
  }

  private DynamicTest check(String type, String expected) {
    return dynamicTest(
        type + " is " + expected,
        () -> assertThat(stored(type)).contains(expected.replace("(p,s)", "(12,3)")));
  }

  private static String cast(String type) {
    return type.equals("ENUM")
        ? "AS SELECT 'a'::ENUM('a', 'b') AS c"
        : "AS SELECT NULL::" + type + " AS c";
  }

  /** The type of the column in the log of a table that is made with it, or by a query. */
  private String stored(String type) throws IOException {
    run("CREATE OR REPLACE TABLE t " + (type.startsWith("AS ") ? type : "(c " + type + ")"));
    String log = run("SELECT location FROM (DESCRIBE DETAIL t)");
    Path first = Path.of(log.replaceFirst("^file:(//)?", ""), "_delta_log");
    try (Stream<Path> files = Files.list(first)) {
      Path last =
          files.filter(file -> file.toString().endsWith(".json")).max(Path::compareTo).get();
      String schema = Files.readString(last).replace("\\\"", "\"");
      return schema
          .replaceFirst("(?s).*\"name\":\"c\",\"type\":", "")
          .replaceFirst("(?s),\"nullable.*", "");
    }
  }

  private String run(String statement) {
    try (Result result = session.execute(statement)) {
      return result.columns().isEmpty() ? "" : String.valueOf(result.next().get(0));
    }
  }

  private static Stream<String> spellings(List<String> cells) {
    return Stream.of(cells.get(0), cells.get(1))
        .flatMap(cell -> code(cell).stream())
        .map(type -> type.replace("(p, s)", "(12, 3)"));
  }

  private static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
  }

  /** The cells of the first table behind a heading, without its head. */
  private static List<List<String>> rows(String heading) throws IOException {
    return Files.readAllLines(document()).stream()
        .dropWhile(line -> !line.startsWith(heading))
        .dropWhile(line -> !line.startsWith("|---"))
        .skip(1)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  private static Path document() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("docs/types.md"))) {
      at = at.getParent();
    }
    return at.resolve("docs/types.md");
  }
}
