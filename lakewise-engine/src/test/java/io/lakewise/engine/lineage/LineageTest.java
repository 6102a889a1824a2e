package io.lakewise.engine.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.observation.StatementReport;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ServedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Statements with answers made by hand: which column of which table goes into which. Tables: a(id,
 * x, y, s STRUCT(p, q), l), b(id, z, k), and an empty target o(m, n).
 */
class LineageTest {

  @TempDir Path folder;

  /** An answer has the tables that were read, a bar, and {@code table.column>column} each. */
  private static Map<String, String> queries() {
    Map<String, String> cases = new LinkedHashMap<>();
    cases.put("SELECT x AS m, y AS n FROM a", "a | a.x>m a.y>n");
    cases.put("SELECT y, x FROM a", "a | a.x>n a.y>m");
    cases.put("SELECT x + y, 1 FROM a", "a | a.x>m a.y>m");
    cases.put("SELECT 1, 2", " | ");
    cases.put("SELECT count(*), sum(x) FROM a", "a | a.x>n");
    cases.put("SELECT x, y FROM a WHERE id IN (SELECT id FROM b)", "a b | a.x>m a.y>n");
    cases.put("SELECT x, z FROM a JOIN b ON a.id = b.id", "a b | a.x>m b.z>n");
    cases.put("SELECT id, z FROM a JOIN b USING (id)", "a b | a.id>m b.z>n");
    cases.put("SELECT id, z FROM a RIGHT JOIN b USING (id)", "a b | b.id>m b.z>n");
    cases.put("SELECT id, z FROM a FULL JOIN b USING (id)", "a b | a.id>m b.id>m b.z>n");
    cases.put("SELECT id, k FROM a NATURAL JOIN b", "a b | a.id>m b.k>n");
    cases.put("SELECT * FROM (SELECT x, y FROM a)", "a | a.x>m a.y>n");
    cases.put("SELECT * FROM (SELECT x AS q, y AS w FROM a) t(w, q)", "a | a.x>m a.y>n");
    cases.put("SELECT w, q FROM (SELECT x, y FROM a) t(q, w)", "a | a.x>n a.y>m");
    cases.put("WITH c AS (SELECT x, y FROM a) SELECT * FROM c", "a | a.x>m a.y>n");
    cases.put("WITH c(u, v) AS (SELECT x, y FROM a) SELECT v, u FROM c", "a | a.x>n a.y>m");
    cases.put(
        "WITH c AS (SELECT x FROM a), d AS (SELECT x + 1 AS w FROM c) SELECT w, w FROM d",
        "a | a.x>m a.x>n");
    cases.put(
        "WITH RECURSIVE r(u, v) AS (SELECT x, y FROM a UNION ALL SELECT v, u FROM r WHERE u < 0)"
            + " SELECT * FROM r",
        "a | a.x>m a.x>n a.y>m a.y>n");
    cases.put("SELECT x, y FROM a UNION ALL SELECT z, k FROM b", "a b | a.x>m a.y>n b.k>n b.z>m");
    cases.put(
        "SELECT x AS m, y AS n FROM a UNION BY NAME SELECT k AS n, z AS m FROM b",
        "a b | a.x>m a.y>n b.k>n b.z>m");
    cases.put("SELECT x, y FROM a EXCEPT SELECT z, k FROM b", "a b | a.x>m a.y>n");
    cases.put("SELECT x, y FROM a INTERSECT SELECT z, k FROM b", "a b | a.x>m a.y>n");
    cases.put("SELECT s.p, s.q FROM a", "a | a.s>m a.s>n");
    cases.put("SELECT a.s.p, struct_extract(s, 'q') FROM a", "a | a.s>m a.s>n");
    cases.put("SELECT (s).p, {'v': x}.v FROM a", "a | a.s>m a.x>n");
    cases.put("SELECT CASE WHEN x > 0 THEN y ELSE id END, 0 FROM a", "a | a.id>m a.x>m a.y>m");
    cases.put("SELECT coalesce(x, y), nullif(id, 3) FROM a", "a | a.id>n a.x>m a.y>m");
    cases.put(
        "SELECT sum(x) OVER (PARTITION BY id ORDER BY y), 0 FROM a", "a | a.id>m a.x>m a.y>m");
    cases.put("SELECT rank() OVER w, y FROM a WINDOW w AS (ORDER BY x)", "a | a.x>m a.y>n");
    cases.put("SELECT sum(x) FILTER (WHERE y > 0), 0 FROM a", "a | a.x>m a.y>m");
    cases.put("SELECT x AS w, w + y FROM a", "a | a.x>m a.x>n a.y>n");
    cases.put("SELECT (SELECT max(z) FROM b WHERE b.id = a.id), x FROM a", "a b | a.x>n b.z>m");
    cases.put("SELECT (SELECT a.y + b.z FROM b LIMIT 1), x FROM a", "a b | a.x>n a.y>m b.z>m");
    cases.put(
        "SELECT CAST(EXISTS (SELECT z FROM b WHERE b.id = a.id) AS INT), x FROM a", "a b | a.x>n");
    cases.put("SELECT CAST(x IN (SELECT z FROM b) AS INT), y FROM a", "a b | a.x>m a.y>n b.z>m");
    cases.put("SELECT x, w FROM a, LATERAL (SELECT a.y + 1 AS w)", "a | a.x>m a.y>n");
    cases.put("SELECT x, w FROM a, unnest(a.l) AS u(w)", "a | a.l>n a.x>m");
    cases.put("SELECT x, unnest(l) FROM a", "a | a.l>n a.x>m");
    cases.put("SELECT list_sum(list_transform(l, lambda y: y + x)), 0 FROM a", "a | a.l>m a.x>m");
    cases.put("SELECT list_sum([y + id FOR y IN l]), 0 FROM a", "a | a.id>m a.l>m");
    cases.put("SELECT z, k FROM b SEMI JOIN a USING (id)", "a b | b.k>n b.z>m");
    cases.put("SELECT * EXCLUDE (id, s, l) FROM a", "a | a.x>m a.y>n");
    cases.put("SELECT * EXCLUDE (id) REPLACE (z + id AS z) FROM b", "b | b.id>m b.k>n b.z>m");
    cases.put("SELECT * EXCLUDE (id) RENAME (z AS q) FROM b", "b | b.k>n b.z>m");
    cases.put("SELECT b.* EXCLUDE (id) FROM a JOIN b ON true", "a b | b.k>n b.z>m");
    cases.put("SELECT COLUMNS('^[xy]$') FROM a", "a | a.x>m a.y>n");
    cases.put("SELECT max(COLUMNS(* EXCLUDE (id))) FROM b", "b | b.k>n b.z>m");
    cases.put("FROM b SELECT k, z ORDER BY id", "b | b.k>m b.z>n");
    cases.put("SELECT DISTINCT ON (id) k, z FROM b", "b | b.k>m b.z>n");
    cases.put("SELECT k, sum(z) FROM b GROUP BY ALL HAVING sum(id) > 0", "b | b.k>m b.z>n");
    cases.put("SELECT t.c0, t.c1 FROM (VALUES (1, 2)) t(c0, c1)", " | ");
    cases.put("SELECT v, x FROM a, (VALUES (1), (2)) t(v)", "a | a.x>n");
    cases.put("SELECT one.x, other.x FROM a one, a other", "a | a.x>m a.x>n");
    cases.put("SELECT v1.p, v1.q FROM v1", "a b | a.x>m b.z>n");
    cases.put("SELECT * FROM v2", "a b | a.x>m a.x>n b.z>m b.z>n");
    cases.put("SELECT f(x, id), g(y) FROM a", "a b | a.id>m a.x>m a.y>n b.z>n");
    cases.put("SELECT w, w FROM tf(7)", "b | b.z>m b.z>n");
    cases.put("SELECT w, 0 FROM a, LATERAL tf(a.x) t", "a b | a.x>m b.z>m");
    cases.put("SELECT x, y FROM a VERSION AS OF 1", "a | a.x>m a.y>n");
    cases.put("SELECT x, _commit_version FROM table_changes('a', 0)", "a | a.x>m");
    cases.put(
        "SELECT k, big FROM (FROM b PIVOT (sum(z) FOR id IN (1 AS small, 2 AS big) GROUP BY k))",
        "b | b.id>n b.k>m b.z>n");
    cases.put(
        "SELECT id, w FROM (SELECT id, x, y FROM a) UNPIVOT (w FOR what IN (x, y))",
        "a | a.id>m a.x>n a.y>n");
    cases.put("SELECT try_cast(x AS VARCHAR)::INT, y::BIGINT FROM a", "a | a.x>m a.y>n");
    cases.put("SELECT * FROM p2", "p2 | p2.x>m p2.y>n");
    cases.put("SELECT s.* FROM a", "a | a.s>m a.s>n");
    cases.put("SELECT unnest(s) FROM a", "a | a.s>m a.s>n");
    cases.put(
        "SELECT s.q, x FROM (SELECT {'p': y, 'q': x} AS s, x FROM a)", "a | a.x>m a.x>n a.y>m");
    cases.put("SELECT m, n + 1 FROM read_csv('one.csv')", "one.csv | one.csv.m>m one.csv.n>n");
    cases.put("SELECT * FROM read_csv('*.csv')", "files | files.m>m files.n>n");
    cases.put(
        "SELECT r.n, a.x FROM a JOIN read_files('one.csv') AS r ON a.id = r.m",
        "a one.csv | a.x>n one.csv.n>m");
    cases.put("SELECT f1, f2 FROM read_csv('one.csv') AS r(f1, f2)", "one.csv | ");
    cases.put(
        "SELECT x, y FROM a WHERE id IN (SELECT m FROM read_csv('one.csv'))",
        "a one.csv | a.x>m a.y>n");
    cases.put("SELECT m, n FROM vf", "one.csv | one.csv.m>n one.csv.n>m");
    cases.put("SELECT * FROM v3", "a b | a.x>m a.x>n b.z>m b.z>n");
    cases.put("SELECT g, x FROM d", "d | d.g>m d.x>n");
    return cases;
  }

  /** Statements that change tables; every answer names its target. */
  private static Map<String, String> changes() {
    Map<String, String> cases = new LinkedHashMap<>();
    cases.put("UPDATE a SET x = y", "a < a | a.y>x");
    cases.put("UPDATE a SET x = x + 1", "a <  | ");
    cases.put("UPDATE a SET x = (SELECT max(z) FROM b), y = id", "a < a b | a.id>y b.z>x");
    cases.put(
        "MERGE INTO a USING b ON a.id = b.id WHEN MATCHED AND b.k > 0 THEN UPDATE SET x = b.z,"
            + " y = a.x WHEN NOT MATCHED THEN INSERT (id, y) VALUES (b.id, b.k)",
        "a < a b | a.x>y b.id>id b.k>y b.z>x");
    cases.put(
        "MERGE INTO b AS t USING (SELECT id, x AS z, y AS k FROM a) AS s ON t.id = s.id"
            + " WHEN MATCHED THEN UPDATE SET * WHEN NOT MATCHED THEN INSERT *",
        "b < a | a.id>id a.x>z a.y>k");
    cases.put("INSERT INTO b (k, id) SELECT x, y FROM a", "b < a | a.x>k a.y>id");
    cases.put("INSERT INTO b BY NAME SELECT y AS z, id FROM a", "b < a | a.id>id a.y>z");
    cases.put("INSERT OVERWRITE b SELECT id, x, y FROM a", "b < a | a.id>id a.x>z a.y>k");
    cases.put("INSERT INTO b VALUES (1, 2, 3)", "b <  | ");
    cases.put(
        "CREATE TABLE made AS SELECT z, sum(k) AS total FROM b GROUP BY z",
        "made < b | b.k>total b.z>z");
    cases.put("CREATE OR REPLACE TABLE made AS SELECT * FROM b", "made < b | b.id>id b.k>k b.z>z");
    cases.put("CREATE TABLE copied DEEP CLONE b", "copied < b | b.id>id b.k>k b.z>z");
    cases.put("CREATE TABLE light SHALLOW CLONE b", "light < b | b.id>id b.k>k b.z>z");
    cases.put("CREATE VIEW seen (u, v) AS SELECT z, id FROM b", "seen < b | b.id>v b.z>u");
    cases.put("ALTER VIEW seen AS SELECT k, z FROM b", "seen < b | b.k>u b.z>v");
    cases.put(
        "COPY INTO o FROM 'one.csv' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true')",
        "o < one.csv | one.csv.m>m one.csv.n>n");
    cases.put(
        "COPY INTO o FROM (SELECT n AS m, CAST(m AS INT) + 1 AS n FROM 'one.csv') FILEFORMAT"
            + " = CSV FORMAT_OPTIONS ('header' = 'true') COPY_OPTIONS ('force' = 'true')",
        "o < one.csv | one.csv.m>n one.csv.n>m");
    cases.put("INSERT INTO d (x, y) SELECT z, k FROM b", "d < b | b.k>g b.k>y b.z>g b.z>x");
    cases.put("INSERT INTO d (y) SELECT k FROM b", "d < b | b.k>g b.k>y");
    cases.put("INSERT INTO d (c) SELECT k FROM b", "d < b | b.k>c");
    cases.put(
        "INSERT INTO d BY NAME SELECT z AS x, z + k AS y FROM b WHERE false",
        "d < b | b.k>g b.k>y b.z>g b.z>x b.z>y");
    cases.put("UPDATE d SET x = y", "d < d | d.y>g d.y>x");
    cases.put("UPDATE d SET x = 1", "d < d | d.y>g");
    cases.put("UPDATE d SET y = DEFAULT", "d < d | d.x>g");
    cases.put("UPDATE d SET c = x, e = DEFAULT", "d < d | d.x>c");
    cases.put(
        "MERGE INTO d USING (SELECT * FROM b LIMIT 1) AS b ON d.i = b.id WHEN MATCHED AND d.y > 0"
            + " THEN DELETE WHEN MATCHED THEN UPDATE SET x = b.z WHEN NOT MATCHED THEN INSERT (y)"
            + " VALUES (b.k) WHEN NOT MATCHED BY SOURCE AND d.y = 1 THEN UPDATE SET c = x WHEN NOT"
            + " MATCHED BY SOURCE THEN DELETE",
        "d < b d | b.k>g b.k>y b.z>g b.z>x d.x>c d.y>g");
    cases.put("MERGE INTO a USING b ON a.id = b.id WHEN MATCHED THEN DELETE", "a < b | ");
    cases.put("UPDATE a SET s.p = x", "a < a | a.x>s");
    cases.put("CREATE TABLE dd (x INT, g INT GENERATED ALWAYS AS (x + 1))", "dd < dd | dd.x>g");
    cases.put("CREATE TABLE plain (x INT)", null);
    cases.put(
        "CREATE TABLE filed AS SELECT * FROM read_csv('one.csv')",
        "filed < one.csv | one.csv.m>m one.csv.n>n");
    cases.put(
        "CREATE OR REPLACE TABLE made AS SELECT a.*, b.z FROM a, b",
        "made < a b | a.id>id a.l>l a.s>s a.x>x a.y>y b.z>z");
    cases.put("CREATE VIEW over AS SELECT * FROM v3", "over < a b | a.x>t a.x>w b.z>t b.z>w");
    cases.put(
        "CREATE OR REPLACE TABLE copied SHALLOW CLONE b VERSION AS OF 0",
        "copied < b | b.id>id b.k>k b.z>z");
    cases.put(
        "COPY INTO d FROM (SELECT m AS x, n AS y FROM 'one.csv') FILEFORMAT = CSV"
            + " FORMAT_OPTIONS ('header' = 'true')",
        "d < one.csv | one.csv.m>g one.csv.m>x one.csv.n>g one.csv.n>y");
    cases.put("INSERT INTO b REPLACE WHERE k = 1 SELECT x, y, 1 FROM a", "b < a | a.x>id a.y>z");
    cases.put("DELETE FROM a WHERE id IN (SELECT id FROM b)", "a < b | ");
    cases.put(
        "DELETE FROM a WHERE x > 0 AND EXISTS (SELECT 1 FROM v1 WHERE p = a.id)", "a < a b | ");
    cases.put("DELETE FROM a", "a <  | ");
    cases.put("TRUNCATE TABLE b", "b <  | ");
    cases.put("OPTIMIZE b", null);
    return cases;
  }

  private static String told(Lineage lineage) {
    TreeSet<String> sources = new TreeSet<>();
    lineage.sources().forEach(place -> sources.add(last(place)));
    TreeSet<String> edges = new TreeSet<>();
    lineage.edges().forEach(e -> edges.add(last(e.source()) + "." + e.from() + ">" + e.to()));
    return String.join(" ", sources) + " | " + String.join(" ", edges);
  }

  private static String last(Lineage.Place place) {
    char before = place.type().equals("PATH") ? '/' : '.';
    return place.name().substring(place.name().lastIndexOf(before) + 1);
  }

  private static void make(TestLake lake) {
    for (String statement :
        List.of(
            "CREATE TABLE a (id INT, x INT, y INT, s STRUCT<p: INT, q: INT>, l ARRAY<INT>)",
            "INSERT INTO a VALUES (1, 2, 3, {'p': 4, 'q': 5}, [6])",
            "CREATE TABLE b (id INT, z INT, k INT)",
            "CREATE TABLE o (m BIGINT, n BIGINT)",
            "CREATE TABLE p2 AS SELECT x, y FROM a",
            "CREATE VIEW v1 (p, q) AS SELECT x, z FROM a JOIN b USING (id)",
            "CREATE VIEW v2 AS SELECT p + q AS w, p * q AS u FROM v1",
            "CREATE VIEW v3 AS SELECT w, u AS t FROM v2",
            "CREATE VIEW vf (n, m) AS SELECT m, n FROM read_csv('one.csv')",
            "CREATE TABLE d (i BIGINT GENERATED ALWAYS AS IDENTITY, x INT, y INT DEFAULT 7, c INT,"
                + " e INT DEFAULT 3, g INT GENERATED ALWAYS AS (x + y))"
                + " TBLPROPERTIES ('delta.feature.allowColumnDefaults' = 'supported')",
            "CREATE FUNCTION f(one INT, other INT) RETURNS INT RETURN one + other",
            "CREATE FUNCTION g(y INT) RETURNS INT RETURN y + (SELECT max(z) FROM b)",
            "CREATE FUNCTION tf(d INT) RETURNS TABLE (w INT) RETURN SELECT z + d FROM b")) {
      lake.run(statement);
    }
  }

  @Test
  void columnsAreTracedAsByHand() throws IOException {
    Files.createDirectories(folder.resolve("lake/files"));
    Files.writeString(folder.resolve("lake/files/one.csv"), "m,n\n1,2\n");
    Files.writeString(folder.resolve("lake/files/two.csv"), "m,n\n3,4\n");
    List<StatementReport> reports = new ArrayList<>();
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, String> found = new LinkedHashMap<>();
    try (TestLake lake = new TestLake(folder.resolve("lake"))) {
      make(lake);
      try (ServedSession session = lake.session(Principal.LOCAL)) {
        session.observe(reports::add);
        queries()
            .forEach(
                (query, answer) -> {
                  expected.put(query, answer);
                  found.put(query, ran(session, reports, "INSERT INTO o " + query, false));
                });
        changes()
            .forEach(
                (change, answer) -> {
                  expected.put(change, answer);
                  found.put(change, ran(session, reports, change, true));
                });
      }
    }
    assertThat(expected.size()).isGreaterThan(110);
    assertThat(found).containsExactlyEntriesOf(expected);
  }

  private static String ran(
      ServedSession session, List<StatementReport> reports, String statement, boolean target) {
    reports.clear();
    try (Result result = session.execute(statement)) {
      while (result.next() != null) {
        // Only the report matters.
      }
    } catch (RuntimeException failure) {
      return "failed: " + failure.getMessage();
    }
    List<Lineage> lineage = reports.get(0).lineage();
    if (lineage.isEmpty()) {
      return null;
    }
    String told = told(lineage.get(0));
    return target ? last(lineage.get(0).target()) + " < " + told : told;
  }
}
