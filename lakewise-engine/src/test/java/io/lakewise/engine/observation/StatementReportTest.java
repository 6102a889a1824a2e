package io.lakewise.engine.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementReportTest {

  private static final String PLANTED = "vorpal7719";

  @TempDir Path folder;
  private TestLake lake;
  private ServedSession session;
  private final List<StatementReport> reports = new ArrayList<>();

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run("CREATE TABLE t (id INT, name STRING)");
    lake.run("CREATE TABLE u (id INT, amount DOUBLE)");
    for (int file = 0; file < 4; file++) {
      lake.run("INSERT INTO t VALUES (" + file + ", 'n" + file + "')");
    }
    session = lake.session(Principal.LOCAL);
    session.observe(reports::add);
  }

  @AfterEach
  void close() {
    session.close();
    lake.close();
  }

  @Test
  void tellsFilesBeforeAndAfterPruningAndThePredicate() {
    drain("SELECT name FROM t WHERE id = 2 AND name LIKE '%" + PLANTED + "%' ORDER BY 1 LIMIT 3");
    StatementReport report = only();
    assertThat(report.failure()).isNull();
    assertThat(report.began()).isBeforeOrEqualTo(report.planned());
    assertThat(report.planned()).isBeforeOrEqualTo(report.answered());
    assertThat(report.answered()).isBeforeOrEqualTo(report.ended());
    TableUse use = report.tables().get(0);
    assertThat(use.table()).isEqualTo("main.default.t");
    assertThat(use.access()).isEqualTo(TableUse.READ);
    assertThat(use.version()).isEqualTo(4);
    assertThat(use.filesBefore()).isEqualTo(4);
    assertThat(use.files()).isEqualTo(1);
    assertThat(use.bytes()).isPositive().isLessThan(use.bytesBefore());
    QueryShape shape = report.shapes().get(0);
    assertThat(shape.operators()).containsExactly("LIMIT", "ORDER_BY", "SCAN");
    assertThat(shape.predicates().toString())
        .isEqualTo("[main.default.t.id EQUAL CONSTANT, main.default.t.name LIKE CONSTANT]");
    assertThat(report.toString()).doesNotContain(PLANTED);
  }

  @Test
  void tellsJoinsAndExpressions() {
    drain(
        "SELECT count(*) AS "
            + PLANTED
            + " FROM t AS \""
            + PLANTED
            + "\" LEFT JOIN u ON u.id = \""
            + PLANTED
            + "\".id WHERE lower(name) IN ('"
            + PLANTED
            + "', 'x') AND amount BETWEEN 771902461 AND 771902462 GROUP BY amount");
    QueryShape shape = only().shapes().get(0);
    assertThat(shape.operators()).containsExactly("GROUP_BY", "JOIN_LEFT", "SCAN", "SCAN");
    assertThat(shape.predicates().toString())
        .isEqualTo(
            "[id EQUAL COLUMN, id EQUAL COLUMN, main.default.t.name IN CONSTANT INSIDE_EXPRESSION,"
                + " main.default.u.amount BETWEEN CONSTANT]");
    assertThat(only().toString()).doesNotContain(PLANTED).doesNotContain("771902461");
  }

  @Test
  void tellsWhatAChangeReadsAndWrites() {
    drain("UPDATE t SET name = '" + PLANTED + "' WHERE id = 1");
    StatementReport report = only();
    assertThat(report.tables()).extracting(TableUse::access).contains("UPDATE", "READ");
    assertThat(report.tables()).extracting(TableUse::table).containsOnly("main.default.t");
    assertThat(report.toString()).doesNotContain(PLANTED);
  }

  @Test
  void tellsFailuresByTheirCodeOnly() {
    for (String statement :
        List.of(
            "SELECT '" + PLANTED,
            "SELECT * FROM \"" + PLANTED + "\"",
            "SELECT CAST('" + PLANTED + "' AS INT) FROM t",
            "COPY INTO t FROM '/" + PLANTED + "/x.csv' FILEFORMAT = CSV")) {
      assertThatThrownBy(() -> drain(statement)).isInstanceOf(LakewiseException.class);
    }
    assertThat(reports).hasSize(4);
    assertThat(reports)
        .extracting(StatementReport::failure)
        .startsWith(StatementReport.Failure.USER, StatementReport.Failure.USER);
    assertThat(reports.toString()).doesNotContain(PLANTED);
  }

  @Test
  void namesATableThatIsCalledByItsPathByItsId() {
    Path outside = folder.resolve("lake").resolve(PLANTED);
    lake.run("CREATE TABLE placed (id INT) LOCATION '" + outside + "'");
    drain("SELECT * FROM delta.`" + outside + "` WHERE id = 1");
    assertThat(only().tables().get(0).table()).startsWith("delta.").doesNotContain(PLANTED);
    assertThat(only().toString()).doesNotContain(PLANTED);
  }

  @Test
  void tellsAStreamWhenItIsClosedAndOnce() {
    Result result = session.execute("SELECT * FROM t");
    assertThat(reports).isEmpty();
    result.close();
    result.close();
    session.close();
    assertThat(reports).hasSize(1);
  }

  private void drain(String statement) {
    try (Result result = session.execute(statement)) {
      while (result.next() != null) {
        // Only the report matters.
      }
    }
  }

  private StatementReport only() {
    assertThat(reports).hasSize(1);
    return reports.get(0);
  }
}
