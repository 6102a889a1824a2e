package io.lakewise.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.template.RandomTexts;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.type.StructField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Look-ups of a table with a policy, by several people in turn: planned from earlier ones and with
 * the columns alone that they read, they answer and refuse as if planned anew with all columns.
 */
class GuardedLookUpsTest {

  private static final List<String> PEOPLE = List.of("local", "EU", "US", "nobody");

  /** The table in place of the mark {@code @}, a number of {@code #}, a string of {@code ~}. */
  private static final List<String> SHAPES =
      List.of(
          "SELECT id, s FROM @ WHERE id = #",
          "SELECT s, count(*) FROM @ WHERE n BETWEEN # AND # GROUP BY s",
          "SELECT m FROM @ WHERE r = ~ AND id IN (#, #)",
          "SELECT * FROM @ WHERE id = #",
          "SELECT t FROM @ WHERE id = #",
          "SELECT t.to_json() FROM @ WHERE id < #",
          "SELECT t.* EXCLUDE (s) FROM @ WHERE t.n = #",
          "SELECT COLUMNS('[ns]') FROM @ WHERE id = #",
          "SELECT #2, #4 FROM @ WHERE id > #",
          "SELECT count(*) FROM @",
          "SELECT count(*) FROM @ WHERE s = ~",
          "SELECT n FROM @ WHERE m IS NULL AND id < # ORDER BY id LIMIT 3",
          "SELECT id FROM @ WHERE d = DATE '2024-01-05' AND n < #",
          "SELECT id, upper(s), t.n + 1 AS m FROM @ WHERE m = ~",
          "SELECT s.upper() FROM @ WHERE t.id = #",
          "SELECT id FROM @ WHERE s::INT = #",
          "SELECT id FROM @ WHERE id = ?",
          "SELECT s FROM @ WHERE n < ?",
          "SELECT n FROM @ WHERE s > ?",
          "SELECT nowhere FROM @ WHERE id = #",
          "SELECT id, sum(n) OVER (PARTITION BY r) FROM @ WHERE id > #",
          "SELECT CASE WHEN s LIKE 'a%' THEN # ELSE n END AS x FROM @ WHERE n <> #",
          "SELECT DISTINCT \"R\" FROM @ WHERE ID >= #",
          "SELECT n, (SELECT max(m) FROM @) FROM @ WHERE id = #",
          "SELECT id FROM @ WHERE error('seen ' || m) IS NULL AND id = #",
          "SELECT r, # FROM @ WHERE r IN (~, 'EU', 'US') AND id < #");

  @TempDir static Path folder;
  private static TestLake lake;
  private static final Map<String, ServedSession> SESSIONS = new HashMap<>();

  @BeforeAll
  static void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run(
        "CREATE FUNCTION shown(r STRING) RETURNS BOOLEAN"
            + " RETURN r = current_user() OR is_account_group_member('admins')");
    lake.run(
        "CREATE FUNCTION letter(s STRING) RETURNS STRING"
            + " RETURN CASE WHEN is_account_group_member('admins') THEN s ELSE left(s, 1) || '*' END");
    lake.run(
        "CREATE FUNCTION large(m STRING, n INT) RETURNS STRING RETURN CASE WHEN n > 4 THEN m END");
    String rows =
        "SELECT range AS id, (range %% 10)::INT AS n, CASE range %% 3 WHEN 0 THEN 'EU' WHEN 1 THEN"
            + " 'US' ELSE 'XX' END AS r, chr(97 + (range %% 5)::INT) || 'bc' AS s, 'm' || range AS m,"
            + " DATE '2024-01-01' + (range %% 9)::INT AS d FROM range(%d, %d)";
    lake.run("CREATE TABLE plain AS " + rows.formatted(0, 10));
    lake.run("INSERT INTO plain " + rows.formatted(10, 30));
    lake.run("INSERT INTO plain " + rows.formatted(30, 50));
    lake.run("CREATE TABLE t SHALLOW CLONE plain");
    lake.run("ALTER TABLE t SET ROW FILTER shown ON (r)");
    lake.run("ALTER TABLE t ALTER COLUMN s SET MASK letter");
    lake.run("ALTER TABLE t ALTER COLUMN m SET MASK large USING COLUMNS (n)");
    lake.run("GRANT SELECT ON TABLE t TO `account users`");
    for (String person : PEOPLE) {
      boolean all = person.equals("local");
      SESSIONS.put(person, lake.session(all ? Principal.LOCAL : new Principal(person, false)));
      lake.run(
          ("CREATE TABLE seen_" + person + " AS SELECT id, n, r, ")
              + (all ? "s" : "left(s, 1) || '*' AS s")
              + (", CASE WHEN n > 4 THEN m END AS m, d FROM plain WHERE ")
              + (all ? "true" : "r = '" + person + "'"));
    }
  }

  @AfterAll
  static void close() {
    SESSIONS.values().forEach(ServedSession::close);
    lake.close();
  }

  /** The rows in no order, or how it was refused, without where in the text. */
  private record Answer(List<String> rows, String refused) {}

  private static Answer ask(String person, String text) {
    List<String> rows = new ArrayList<>();
    try (Result result = SESSIONS.get(person).execute(text)) {
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row.toString());
      }
    } catch (LakewiseException e) {
      String message = e.getMessage().lines().findFirst().orElse("");
      return new Answer(List.of(), message.replaceAll(" \\(line \\d+, column \\d+\\)", ""));
    }
    rows.sort(null);
    return new Answer(rows, null);
  }

  private static String filled(String shape, RandomTexts texts, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < shape.length(); i++) {
      char c = shape.charAt(i);
      boolean place = i + 1 < shape.length() && Character.isDigit(shape.charAt(i + 1));
      switch (c) {
        case '#' -> text.append(place ? "#" : String.valueOf(random.nextInt(55)));
        case '~' -> text.append(random.nextBoolean() ? texts.string() : "'a*'");
        case '?' -> text.append(texts.literal());
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  @Test
  void answersAndRefusalsAreThoseOfQueriesThatArePlannedAnew() {
    long seed = Long.getLong("lakewise.seed", System.nanoTime());
    System.out.println("GuardedLookUpsTest: -Dlakewise.seed=" + seed);
    Random random = new Random(seed);
    RandomTexts texts = new RandomTexts(seed);
    int refused = 0;
    int rows = 0;
    for (int i = 0; i < 5 * SHAPES.size(); i++) {
      String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
      String text = filled(SHAPES.get(i % SHAPES.size()), texts, random);
      String what = "seed " + seed + ", " + person + ": " + text;
      Answer told = ask(person, text.replace("@", "t"));
      Answer whole = ask(person, text.replace("@", "(SELECT * FROM t) AS t"));
      String seen = "(SELECT * FROM seen_" + person + ") AS t";
      Answer expected = ask("local", text.replace("@", seen));
      assertThat(told).as(what).isEqualTo(whole);
      assertThat(told.rows()).as(what).isEqualTo(expected.rows());
      assertThat(told.refused() == null).as(what).isEqualTo(expected.refused() == null);
      refused += told.refused() == null ? 0 : 1;
      rows += told.rows().size();
    }
    assertThat(refused).as("seed " + seed).isGreaterThan(4);
    assertThat(rows).as("seed " + seed).isGreaterThan(50);
  }

  private static BoundTable bound(String query) {
    return lake.tables(query, new Principal("EU", false)).get(0);
  }

  private static List<String> columns(String query) {
    return bound(query).scan().schema().fields().stream().map(StructField::name).toList();
  }

  @Test
  void columnsThatNeitherQueryNorPolicyReadsAreLeftOut() {
    assertThat(columns("SELECT id FROM t WHERE id = 3")).containsExactly("id", "r");
    assertThat(columns("SELECT id FROM t WHERE m = 'x'")).containsExactly("id", "n", "r", "m");
    String policy = bound("SELECT id FROM t WHERE d > DATE '2024-01-01'").barrier().select();
    assertThat(policy).contains("row_number() OVER ()", "'EU'").doesNotContain("left");
    assertThat(columns("SELECT * FROM t WHERE id = 3")).hasSize(6);
    assertThat(columns("SELECT count(*) FROM t")).hasSize(6);
  }
}
