package io.lakewise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.catalog.backup.BackupReport;
import io.lakewise.catalog.repair.RepairReport;
import io.lakewise.cli.CommandContext;
import io.lakewise.cli.Console;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.lake.LakeLogins;
import io.lakewise.cli.lake.LakePeople;
import io.lakewise.cli.lake.LakeTokens;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.cli.terminal.TerminalFacts;
import io.lakewise.engine.audit.AuditReport;
import io.lakewise.engine.session.Session;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options, outputs and exit codes of the commands, over a session made by hand. */
class CommandLinesTest {

  private final FakeSession session = new FakeSession();
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private Map<String, String> environment = Map.of();
  private String input = "";
  @TempDir private Path folder;

  @Test
  void sqlPrintsATableAndTheNumberOfRows() {
    one();
    assertThat(run("sql", "-c", "select 1")).isEqualTo(ExitCodes.SUCCESS);
    assertThat(output).hasToString("┌───┐\n│ a │\n├───┤\n│ 1 │\n└───┘\n1 row\n");
    assertThat(errors).hasToString("");
  }

  @Test
  void sqlRunsScriptsFromOptionsFilesAndTheStandardInput() throws IOException {
    one();
    Path script = Files.writeString(folder.resolve("a.sql"), "select 2; -- ;\nselect 3");
    assertThat(run("sql", "-c", "select 1", "-f", script.toString(), "--format", "csv")).isZero();
    input = "select 4;";
    assertThat(run("sql")).isZero();
    assertThat(session.statements()).element(0).isEqualTo("select 1");
    assertThat(session.statements()).hasSize(4).last().isEqualTo("select 4");
  }

  @Test
  void aFailedStatementEndsTheScriptWithItsPlace() {
    one();
    assertThat(run("sql", "-c", "select 1;\nfrom gone;\nselect 2")).isEqualTo(ExitCodes.FAILED);
    assertThat(errors.toString())
        .startsWith("error: There is no table: from gone\n(statement 2 of 3, line 2;")
        .doesNotContain("\tat ");
    assertThat(session.statements()).hasSize(2);
  }

  @Test
  void messagesAreNoPartOfDataFormats() {
    session.answer("create", () -> FakeResult.saying("created t"));
    assertThat(run("sql", "-c", "create table t", "--format", "csv")).isZero();
    assertThat(output).hasToString("");
    assertThat(errors).hasToString("created t\n");
    assertThat(run("sql", "-c", "create table t")).isZero();
    assertThat(output).hasToString("created t\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense", "sql --nonsense", "sql --format xml", "sql --memory much -c x",
        "sql --format parquet -c x", "history", "diff a", "history t --format arrow"
      })
  void wrongUsageIsTwoAndSaysWhereHelpIs(String line) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCodes.WRONG_USAGE);
    assertThat(errors.toString()).startsWith("error: ").containsPattern("--help|Did you mean");
    assertThat(session.statements()).isEmpty();
  }

  @Test
  void anUnexpectedExceptionIsOneLine() {
    session.answer(
        "select",
        () -> {
          throw new IllegalStateException("surprise");
        });
    assertThat(run("sql", "-c", "select 1")).isEqualTo(ExitCodes.FAILED);
    assertThat(errors.toString().lines()).hasSize(1);
    assertThat(errors.toString()).contains("surprise").contains("LAKEWISE_DEBUG=1");
    environment = Map.of("LAKEWISE_DEBUG", "1");
    run("sql", "-c", "select 1");
    assertThat(errors.toString()).contains("\tat ");
  }

  @Test
  void aFileReceivesOneResultWholeOrNotAtAll() throws IOException {
    one();
    Path file = folder.resolve("out.csv");
    String[] command = {"sql", "--format", "csv", "--output", file.toString(), "-c", "select 1"};
    assertThat(run(command)).isZero();
    assertThat(file).hasContent("a\n1");
    assertThat(output).hasToString("");
    command[6] = "select 1; select 2";
    assertThat(run(command)).isEqualTo(ExitCodes.FAILED);
    assertThat(errors.toString()).contains("holds one result");
    assertThat(run("sql", "--format", "arrow", "-o", file.toString(), "-c", "select 1")).isZero();
    assertThat(file).hasContent("ARROW of 1");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aClosedOutputEndsQuietly() {
    one();
    Writer closed =
        new Writer() {
          @Override
          public void write(char[] characters, int offset, int length) throws IOException {
            throw new IOException("Broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThat(run(closed, "sql", "-c", "select 1")).isEqualTo(ExitCodes.OUTPUT_CLOSED);
    assertThat(errors).hasToString("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "csv", "json", "ndjson", "markdown"})
  void rowsAreWrittenWhileTheyCome(String format) {
    int count = 20_000;
    List<Integer> writtenAtRow = new ArrayList<>();
    Stream<List<Object>> rows =
        Stream.<List<Object>>generate(() -> List.of("x".repeat(100)))
            .limit(count)
            .peek(row -> writtenAtRow.add(output.getBuffer().length()));
    session.answer("from", () -> FakeResult.of(List.of("c VARCHAR"), rows.iterator()));
    assertThat(run("sql", "-c", "from t", "--format", format)).isZero();
    assertThat(writtenAtRow).hasSize(count);
    assertThat(writtenAtRow.get(count - 1)).isGreaterThan(output.getBuffer().length() * 9 / 10);
  }

  @Test
  void historyAsksTheTable() {
    session.answer("SELECT", () -> FakeResult.of(List.of("version BIGINT"), rows(3L)));
    assertThat(run("history", "s.t", "--format", "csv")).isZero();
    assertThat(output).hasToString("version\n3\n");
    assertThat(run("history", "s.t", "--limit", "2")).isZero();
    assertThat(session.statements())
        .element(0)
        .isEqualTo("SELECT * FROM (DESCRIBE HISTORY s.t) ORDER BY version DESC");
    assertThat(session.statements())
        .element(1)
        .asString()
        .startsWith("SELECT version, timestamp, ")
        .endsWith(" FROM (DESCRIBE HISTORY s.t) ORDER BY version DESC LIMIT 2");
  }

  @Test
  void importNamesTablesByTheirFiles() throws IOException {
    session.answer("SELECT", () -> FakeResult.of(List.of("id BIGINT"), rows()));
    session.answer("CREATE", () -> FakeResult.saying("created"));
    Path csv = Files.writeString(folder.resolve("it's 1.csv.gz"), "");
    assertThat(run("import", csv.toString())).isZero();
    String relation =
        "read_csv('" + csv.toRealPath().toString().replace("'", "''") + "', skip = 0)";
    assertThat(session.statements())
        .containsExactly(
            "SELECT * FROM " + relation + " LIMIT 0",
            "CREATE TABLE \"it's 1\" AS SELECT * FROM " + relation);
    assertThat(errors.toString()).contains("id  BIGINT");
    assertThat(run("import", "gone.csv")).isEqualTo(ExitCodes.FAILED);
    assertThat(errors.toString()).contains("gone.csv: it does not exist");
  }

  @Test
  void diffSaysColumnsFirst() {
    session.answer(
        "SELECT * FROM t VERSION AS OF 1 LIMIT 0",
        () -> FakeResult.of(List.of("id INTEGER", "old DATE"), rows()));
    session.answer(
        "SELECT * FROM t LIMIT 0", () -> FakeResult.of(List.of("ID BIGINT", "new DATE"), rows()));
    session.answer(
        "SELECT",
        () ->
            FakeResult.of(
                List.of("a BIGINT"), List.of(List.<Object>of(0L, 0L, 0L, 7L)).iterator()));
    assertThat(run("diff", "t@1", "t")).isZero();
    assertThat(output)
        .hasToString(
            """
            column changed: ID INTEGER → BIGINT
            column added: new DATE
            column removed: old DATE
            0 added, 0 removed, 7 unchanged
            """);
  }

  @Test
  void helpShowsEveryCommandWithExamples() {
    assertThat(run("--help")).isZero();
    assertThat(output.toString())
        .contains("demo", "sql", "import", "history", "diff", "completion");
    for (String command : List.of("demo", "sql", "import", "history", "diff", "completion")) {
      output.getBuffer().setLength(0);
      assertThat(run(command, "--help")).isZero();
      assertThat(output.toString()).contains("Examples:", "lakewise " + command);
    }
  }

  @Test
  void completionKnowsTheOptions() {
    assertThat(run("completion")).isZero();
    assertThat(output.toString()).contains("--format").contains("complete");
  }

  private void one() {
    session.answer("select", () -> FakeResult.of(List.of("a INTEGER"), rows(1)));
  }

  private static java.util.Iterator<List<Object>> rows(Object... values) {
    return Stream.of(values).map(List::<Object>of).iterator();
  }

  @Test
  void repairsBacksUpAndRestores() {
    assertThat(run("repair")).isZero();
    assertThat(run("backup", "names.gz")).isZero();
    assertThat(run("restore", "names.gz")).isZero();
    assertThat(errors.toString())
        .contains("named 0 tables and 1 references of clones, 3 were known")
        .contains("wrote 7 rows to names.gz")
        .contains("restored 5 rows, kept 2 as they were");
    assertThat(run("backup")).isEqualTo(2);
  }

  private int run(String... arguments) {
    return run(output, arguments);
  }

  private int run(Writer to, String... arguments) {
    Console console =
        new Console(new StringReader(input), to, new PrintWriter(errors, true), TerminalFacts.NONE);
    OpenLake lake =
        new OpenLake() {
          @Override
          public AuditReport verifyAudit(Map<Long, String> heads) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Session session() {
            return session;
          }

          @Override
          public RepairReport repair() {
            return new RepairReport(
                3, List.of(), List.of(), List.of(), 1, List.of(), List.of(), List.of());
          }

          @Override
          public long backup(Path file) {
            return 7;
          }

          @Override
          public BackupReport restore(Path file) {
            return new BackupReport(5, 2);
          }

          @Override
          public LakeTokens tokens() {
            throw new UnsupportedOperationException();
          }

          @Override
          public LakeLogins logins() {
            throw new UnsupportedOperationException();
          }

          @Override
          public LakePeople people() {
            throw new UnsupportedOperationException();
          }

          @Override
          public void close() {}
        };
    return CommandLines.execute(
        new CommandContext(console, options -> lake), environment, arguments);
  }
}
