package io.lakewise.cli.command;

import static io.lakewise.cli.command.StatementForm.spelled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.lakewise.cli.command.SqlDocument.Example;
import io.lakewise.engine.statement.ColumnChange;
import io.lakewise.engine.statement.DataStatement.Merge;
import io.lakewise.engine.statement.ExplainStatement;
import io.lakewise.engine.statement.FileStatement;
import io.lakewise.engine.statement.QueryStatement;
import io.lakewise.engine.statement.SessionStatement;
import io.lakewise.engine.statement.ShowStatement;
import io.lakewise.engine.statement.Statement;
import io.lakewise.engine.statement.StatementParser;
import io.lakewise.engine.statement.TableChange;
import io.lakewise.engine.statement.TransactionStatement;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every statement has an example in {@code docs/sql.md}; {@link SqlDocumentTest} runs them. */
class SqlDocumentFormsTest {

  /**
   * Records that no example can show, because what they stand for is refused, or is what the
   * command line does itself ({@link PutAndGetTest}).
   */
  private static final Set<Class<?>> UNSHOWN =
      Set.of(TableChange.Other.class, FileStatement.PutFile.class, FileStatement.GetFile.class);

  @TestFactory
  Stream<DynamicTest> everyFormOfAStatementHasAnExampleThatSucceeds() throws IOException {
    List<Example> examples = succeeding();
    return Stream.concat(StatementForms.all().stream(), insideOfQueries().stream())
        .map(form -> dynamicTest(form.name(), () -> expectExample(form, examples)));
  }

  @Test
  void everyRecordOfTheParserIsMetInAnExample() throws IOException {
    Set<Class<?>> met =
        SqlDocument.examples(SqlDocument.path()).stream()
            .flatMap(example -> parts(parsed(example)))
            .collect(Collectors.toSet());
    List<Class<?>> all =
        Stream.of(Statement.class, TableChange.class, ColumnChange.class)
            .flatMap(SqlDocumentFormsTest::records)
            .toList();
    assertThat(all).hasSizeGreaterThan(UNSHOWN.size());
    assertThat(all.stream().filter(type -> !met.contains(type) && !UNSHOWN.contains(type)))
        .as("records without an example")
        .isEmpty();
  }

  @Test
  void everySectionHasAnExample() throws IOException {
    assertThat(SqlDocument.read(SqlDocument.path()))
        .isNotEmpty()
        .allSatisfy(
            section ->
                assertThat(section.blocks())
                    .as(section.heading())
                    .anySatisfy(block -> assertThat(block.kind()).isEqualTo("sql")));
  }

  @Test
  void aFormWithoutAnExampleIsFound() {
    StatementForm form = spelled("a", QueryStatement.class, "never written");
    assertThat(shows(form, new Example(1, "SELECT 1", ""))).isFalse();
    assertThat(shows(spelled("b", QueryStatement.class, "select"), new Example(1, "SELECT 1", "")))
        .isTrue();
  }

  private static void expectExample(StatementForm form, List<Example> examples) {
    assertThat(examples.stream().anyMatch(example -> shows(form, example)))
        .as("docs/sql.md has an example of %s", form.name())
        .isTrue();
  }

  private static boolean shows(StatementForm form, Example example) {
    return form.example().test(example.statement(), parsed(example));
  }

  private static List<Example> succeeding() throws IOException {
    return SqlDocument.examples(SqlDocument.path()).stream()
        .filter(example -> !example.answer().startsWith("error: "))
        .toList();
  }

  private static Statement parsed(Example example) {
    try {
      return StatementParser.parse(example.statement());
    } catch (LakewiseException refused) {
      assertThat(example.answer()).as("line %d", example.line()).startsWith("error: ");
      return new TransactionStatement("");
    }
  }

  /** The classes of a statement and of the records in it. */
  private static Stream<Class<?>> parts(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.stream().flatMap(SqlDocumentFormsTest::parts);
    }
    if (value instanceof List<?> list) {
      return list.stream().flatMap(SqlDocumentFormsTest::parts);
    }
    if (!(value instanceof Record)) {
      return Stream.of();
    }
    return Stream.concat(
        Stream.of(value.getClass()),
        Arrays.stream(value.getClass().getRecordComponents())
            .flatMap(component -> parts(component(value, component))));
  }

  private static Object component(Object value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException problem) {
      throw new AssertionError(problem);
    }
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SqlDocumentFormsTest::records)
        : Stream.of(type);
  }

  private static StatementForm query(String name, String pattern) {
    return spelled(name, QueryStatement.class, pattern);
  }

  private static List<StatementForm> insideOfQueries() {
    return List.of(
        query("VERSION AS OF", "FROM \\w+ VERSION AS OF \\d"),
        query("TIMESTAMP AS OF", "FROM \\w+ TIMESTAMP AS OF "),
        query("a version beside the newest", "FROM (\\w+) \\w+ JOIN \\1 VERSION AS OF"),
        query("table_changes from", "table_changes\\('\\w+', \\d+\\)"),
        query("table_changes from, to", "table_changes\\([^,()]+, \\d+, \\d+\\)"),
        query("DESCRIBE HISTORY as a subquery", "FROM \\(DESCRIBE HISTORY "),
        query("DESCRIBE DETAIL as a subquery", "FROM \\(DESCRIBE DETAIL "),
        query("DESCRIBE EXTENDED as a subquery", "FROM \\(DESCRIBE EXTENDED "),
        query("DESCRIBE as a subquery", "FROM \\(DESCRIBE (?!HISTORY|DETAIL|EXTENDED)"),
        query("session variable", "session\\.\\w+"),
        query("PIVOT without IN", "^PIVOT (?!.*\\bIN \\()"),
        query("Databricks' names of types", "FROM typed"),
        query("read_parquet", "read_parquet\\('"),
        query("read_csv", "read_csv\\('"),
        query("read_json", "read_json\\('"),
        query("read_files", "read_files\\('"),
        query("delta_scan", "delta_scan\\('"),
        query("delta.`path`", "FROM delta\\.`"),
        query("a table of default", "FROM default\\.\\w+"),
        query("information_schema", "FROM information_schema\\.\\w+"),
        query("system.information_schema", "FROM system\\.information_schema\\.\\w+"),
        spelled("SHOW CATALOGS", ShowStatement.ShowList.class, "SHOW CATALOGS"),
        spelled("SHOW SCHEMAS", ShowStatement.ShowList.class, "SHOW SCHEMAS"),
        spelled("SHOW TABLES", ShowStatement.ShowList.class, "SHOW TABLES"),
        spelled("SHOW VIEWS", ShowStatement.ShowList.class, "SHOW VIEWS"),
        spelled("SHOW FUNCTIONS", ShowStatement.ShowList.class, "SHOW FUNCTIONS"),
        spelled("SHOW COLUMNS", ShowStatement.ShowColumns.class, "SHOW COLUMNS"),
        spelled("SHOW CREATE TABLE", ShowStatement.ShowCreate.class, "SHOW CREATE TABLE"),
        spelled("EXPLAIN", ExplainStatement.class, "EXPLAIN (?!ANALYZE)"),
        spelled("EXPLAIN ANALYZE", ExplainStatement.class, "EXPLAIN ANALYZE"),
        spelled("MERGE from a table", Merge.class, "USING \\w+"),
        spelled("SET an option", SessionStatement.SetOption.class, "^SET "));
  }
}
