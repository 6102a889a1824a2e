package io.lakewise.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shape that keeps a statement's expressions from rows before the filter has seen them, on
 * tables large enough for DuckDB to move expressions: with few rows no shape would fail. A view
 * with the same filter does fail, so that this test can.
 */
class BarrierTest {

  private static final String FILTER =
      "NOT EXISTS (SELECT 1 FROM banned AS b WHERE b.who = %s AND b.hidden)";

  /** Of numbers that no visible row exceeds, 1200000 is below the greatest of hidden ones. */
  private static final String BOUNDS =
      "SELECT count(*) FROM %s WHERE error('seen' || id) IS NULL AND big + 1 > NUMBER";

  private static final List<String> STATEMENTS =
      List.of(
          "SELECT count(*) FROM %s WHERE secret::INT = 1",
          "SELECT count(*) FROM %s WHERE CASE WHEN secret LIKE 'ZED%%' THEN error(secret) ELSE true END",
          "SELECT max(secret::INT) FROM %s",
          "SELECT x.id FROM %s x JOIN %1$s y ON x.id = y.id AND x.secret::INT = y.secret::INT LIMIT 1",
          "SELECT * FROM %s ORDER BY secret::INT DESC LIMIT 3",
          "SELECT count(*) FROM %s WHERE secret LIKE '5' ESCAPE (CASE WHEN secret LIKE 'Z%%' THEN 'zz' ELSE 'z' END)",
          BOUNDS);

  @TempDir Path folder;

  @Test
  void noExpressionSeesARowBeforeTheFilter() {
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      lake.run(
          "CREATE TABLE secrets AS SELECT range AS id, (range * 7919) % 1000 AS who, CASE WHEN"
              + " (range * 7919) % 1000 < 500 THEN 'ZED' || range ELSE (range % 1000)::VARCHAR END"
              + " AS secret, CASE WHEN (range * 7919) % 1000 < 500 THEN 1000000 + range ELSE range"
              + " % 100 END AS big FROM range(300000)");
      lake.run(
          "CREATE TABLE banned AS SELECT range AS who, range < 500 AS hidden FROM range(2000000)");
      lake.run(
          "CREATE VIEW plain_filter AS SELECT * FROM secrets AS s WHERE "
              + FILTER.formatted("s.who"));
      lake.run("CREATE FUNCTION allowed(w BIGINT) RETURNS BOOLEAN RETURN " + FILTER.formatted("w"));
      long leaks = STATEMENTS.stream().filter(text -> leaks(lake, text, "plain_filter")).count();
      assertThat(leaks).as("of the view, or DuckDB has changed").isPositive();
      lake.run("ALTER TABLE secrets SET ROW FILTER allowed ON (who)");
      assertThat(STATEMENTS.stream().filter(text -> leaks(lake, text, "secrets"))).isEmpty();
      assertThat(lake.value("SELECT count(*) FROM secrets")).isEqualTo(150_000L);
    }
  }

  private static boolean leaks(TestLake lake, String text, String table) {
    String statement = text.formatted(table);
    return text.equals(BOUNDS)
        ? fails(lake, statement.replace("NUMBER", "1200000"))
            != fails(lake, statement.replace("NUMBER", "5000000"))
        : fails(lake, statement);
  }

  private static boolean fails(TestLake lake, String statement) {
    try {
      lake.sql(statement);
      return false;
    } catch (LakewiseException expected) {
      return true;
    }
  }
}
