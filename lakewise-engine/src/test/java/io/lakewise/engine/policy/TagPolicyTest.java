package io.lakewise.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies of catalogs, schemas and tables that hold where tags match. */
class TagPolicyTest {

  private static final String MASK =
      "CREATE OR REPLACE POLICY hide ON SCHEMA hr COLUMN MASK star TO `account users` EXCEPT ann"
          + " FOR TABLES MATCH COLUMNS has_tag('pii') AS p ON COLUMN p";

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.user("ann");
    lake.user("ben");
    lake.run("CREATE SCHEMA hr");
    lake.run("CREATE FUNCTION star(s STRING) RETURNS STRING RETURN '*'");
    lake.run("CREATE FUNCTION eu(r STRING) RETURNS BOOLEAN RETURN r = 'EU'");
    lake.run(
        "CREATE TABLE hr.t (id INT, r STRING, s STRING) TBLPROPERTIES"
            + " ('delta.columnMapping.mode' = 'name')");
    lake.run("INSERT INTO hr.t VALUES (1, 'EU', 'a'), (2, 'US', 'b')");
    lake.run("ALTER TABLE hr.t ALTER COLUMN s SET TAGS ('pii')");
    lake.run("GRANT USE SCHEMA, SELECT ON SCHEMA hr TO `account users`");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private static Principal user(String name) {
    return name.equals("local") ? Principal.LOCAL : new Principal(name, false);
  }

  /** The rows, or the error. */
  private String told(String user, String statement) {
    try (Session session = lake.session(user(user));
        Result result = session.execute(statement)) {
      List<List<Object>> rows = new ArrayList<>();
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row);
      }
      return rows.toString();
    } catch (LakewiseException problem) {
      return problem.getMessage();
    }
  }

  private String seen(String user) {
    return told(user, "SELECT id, s FROM hr.t ORDER BY id");
  }

  @Test
  void holdsForThoseItNamesAndSparesOthers() {
    lake.run(MASK);
    assertThat(seen("ben")).isEqualTo("[[1, *], [2, *]]");
    assertThat(seen("local")).isEqualTo("[[1, *], [2, *]]");
    assertThat(seen("ann")).isEqualTo("[[1, a], [2, b]]");
    lake.run("ALTER TABLE hr.t ALTER COLUMN s UNSET TAGS ('pii')");
    assertThat(seen("ben")).isEqualTo("[[1, a], [2, b]]");
    lake.run("CREATE TABLE hr.later (name STRING, place STRUCT<city: STRING>)");
    lake.run("INSERT INTO hr.later VALUES ('x', {'city': 'y'})");
    lake.run("SET TAG ON COLUMN hr.later.name pii");
    assertThat(told("ben", "SELECT name FROM hr.later")).isEqualTo("[[*]]");
    lake.run("DROP POLICY hide ON SCHEMA hr");
    assertThat(told("ben", "SELECT name FROM hr.later")).isEqualTo("[[x]]");
  }

  @Test
  void aTagOfAMemberIsOneOfItsWholeColumn() {
    lake.run("CREATE TABLE hr.homes (id INT, place STRUCT<city: STRING, zip: STRING>)");
    lake.run("INSERT INTO hr.homes VALUES (1, {'city': 'x', 'zip': 'y'})");
    lake.run(
        "CREATE FUNCTION nowhere(p STRUCT<city: STRING, zip: STRING>)"
            + " RETURNS STRUCT<city: STRING, zip: STRING> RETURN {'city': '*', 'zip': '*'}");
    lake.run(
        "CREATE POLICY homes ON SCHEMA hr COLUMN MASK nowhere TO ben FOR TABLES"
            + " MATCH COLUMNS has_tag('home') AS h ON COLUMN h");
    lake.run("ALTER TABLE hr.homes ALTER COLUMN place.zip SET TAGS ('home')");
    assertThat(told("ben", "SELECT place.zip, place.city FROM hr.homes")).isEqualTo("[[*, *]]");
    assertThat(told("ann", "SELECT place.zip, place.city FROM hr.homes")).isEqualTo("[[y, x]]");
  }

  @Test
  void tagsOfSchemaAndCatalogAreThoseOfTheirTables() {
    lake.run(
        "CREATE POLICY europe ON CATALOG main ROW FILTER eu TO ben FOR TABLES"
            + " WHEN has_tag_value('region', 'all') AND NOT has_tag('open')"
            + " MATCH COLUMNS has_tag('place') AS r USING COLUMNS (r)");
    lake.run("SET TAG ON COLUMN hr.t.r place");
    String everything = "[[1, a], [2, b]]";
    assertThat(seen("ben")).isEqualTo(everything);
    lake.run("ALTER CATALOG main SET TAGS ('region' = 'all')");
    assertThat(seen("ben")).isEqualTo("[[1, a]]");
    assertThat(seen("ann")).isEqualTo(everything);
    lake.run("ALTER SCHEMA hr SET TAGS ('region' = 'none')");
    assertThat(seen("ben")).isEqualTo(everything);
    lake.run("ALTER TABLE hr.t SET TAGS ('region' = 'all')");
    assertThat(seen("ben")).isEqualTo("[[1, a]]");
    lake.run("ALTER TABLE hr.t SET TAGS ('open')");
    assertThat(seen("ben")).isEqualTo(everything);
    assertThat(lake.sql("SELECT * FROM information_schema.catalog_tags"))
        .containsExactly(List.of("main", "region", "all"));
  }

  @Test
  void twoThatSayDifferentThingsCloseTheTableForWhomBothHold() {
    lake.run(MASK);
    lake.run("CREATE FUNCTION dot(s STRING) RETURNS STRING RETURN '.'");
    lake.run(
        "CREATE POLICY other ON CATALOG main COLUMN MASK dot TO ben FOR TABLES"
            + " MATCH COLUMNS has_tag('pii') x ON COLUMN x");
    assertThat(seen("ben")).contains("several policies give different masks of s");
    assertThat(seen("local")).isEqualTo("[[1, *], [2, *]]");
    lake.run(
        "CREATE OR REPLACE POLICY other ON CATALOG main COLUMN MASK star TO ben FOR TABLES"
            + " MATCH COLUMNS has_tag('pii') x ON COLUMN x");
    assertThat(seen("ben")).as("the same twice").isEqualTo("[[1, *], [2, *]]");
    lake.run("ALTER TABLE hr.t SET ROW FILTER eu ON (r)");
    lake.run("CREATE FUNCTION none() RETURNS BOOLEAN RETURN false");
    lake.run("CREATE POLICY closed ON TABLE hr.t ROW FILTER none TO ben FOR TABLES");
    assertThat(seen("ben")).contains("several policies give different row filters");
    assertThat(seen("local")).isEqualTo("[[1, *]]");
  }

  @Test
  void whoOwnsATableCannotTakeItOut() {
    lake.run(MASK);
    lake.run("GRANT CREATE TABLE ON SCHEMA hr TO ben");
    lake.run("ALTER TABLE hr.t OWNER TO ben");
    for (String statement :
        List.of(
            "ALTER TABLE hr.t ALTER COLUMN s UNSET TAGS ('pii')",
            "ALTER TABLE hr.t ALTER COLUMN s SET TAGS ('pii' = 'no')",
            "UNSET TAG ON COLUMN hr.t.s pii")) {
      assertThat(told("ben", statement)).as(statement).contains("decides for the policy hide");
    }
    for (String statement :
        List.of(
            "ALTER TABLE hr.t DROP COLUMN s",
            "ALTER TABLE hr.t RENAME COLUMN s TO x",
            "ALTER TABLE hr.t RENAME TO main.default.t",
            "CREATE TABLE main.default.c SHALLOW CLONE hr.t",
            "CREATE TABLE main.default.c DEEP CLONE hr.t",
            "CREATE OR REPLACE TABLE hr.t (id INT)")) {
      assertThat(told("ben", statement)).as(statement).matches("(?s).*(polic|mask of s).*");
    }
    assertThat(told("ben", "DROP POLICY hide ON SCHEMA hr")).contains("Only its owner");
    assertThat(told("ben", "SELECT s FROM hr.t VERSION AS OF 1")).isEqualTo("[[*], [*]]");
    lake.run("GRANT APPLY TAG ON TABLE hr.t TO ann");
    assertThat(told("ann", "SET TAG ON COLUMN hr.t.r pii")).isEqualTo("[]");
    assertThat(told("ben", "SELECT r, s FROM hr.t")).isEqualTo("[[*, *], [*, *]]");
    assertThat(told("ann", "UNSET TAG ON COLUMN hr.t.r pii")).contains("decides for");
    assertThat(told("ben", "ALTER TABLE hr.t RENAME TO hr.u")).isEqualTo("[]");
    assertThat(told("ben", "SELECT s FROM hr.u")).isEqualTo("[[*], [*]]");
  }

  @Test
  void anExternalTableDoesNotLoseItsNameWhileItIsHidden() {
    lake.run(MASK);
    lake.run(
        "CREATE TABLE hr.outside LOCATION '" + folder.resolve("lake/outside") + "' AS SELECT 1 i");
    lake.run("ALTER TABLE hr.outside ADD COLUMN s STRING");
    lake.run("ALTER TABLE hr.outside ALTER COLUMN s SET TAGS ('pii')");
    for (String drop : List.of("TABLE hr.outside", "SCHEMA hr CASCADE", "CATALOG main CASCADE")) {
      assertThat(told("local", "DROP " + drop)).as(drop).contains("of an external table");
    }
    lake.run("DROP POLICY hide ON SCHEMA hr");
    assertThat(told("local", "DROP SCHEMA hr CASCADE")).isEqualTo("[]");
  }

  @Test
  void whoeverIsSparedIsThatOneAndNobodyOfTheNameLater() {
    lake.run(MASK);
    lake.run("CREATE GROUP seers WITH USER ben");
    lake.run(MASK.replace("EXCEPT ann", "EXCEPT ann, seers"));
    assertThat(seen("ben")).isEqualTo("[[1, a], [2, b]]");
    lake.run("DROP GROUP seers");
    lake.run("CREATE GROUP seers WITH USER ben");
    assertThat(seen("ben")).isEqualTo("[[1, *], [2, *]]");
  }

  @Test
  void oneThatIsDroppedWithItsSchemaDoesNotComeBack() {
    lake.run(MASK);
    assertThat(told("local", "DROP FUNCTION star")).contains("decides who sees what");
    lake.run("DROP SCHEMA hr CASCADE");
    lake.run("CREATE SCHEMA hr");
    assertThat(lake.sql("SHOW POLICIES ON SCHEMA hr")).isEmpty();
  }

  @Test
  void areShownToWhoeverManagesWhatTheyAreOn() {
    lake.run(MASK.replace(" COLUMN MASK", " COMMENT 'no names' COLUMN MASK"));
    assertThat(lake.sql("SHOW POLICIES ON TABLE hr.t")).isEmpty();
    assertThat(told("local", "SHOW EFFECTIVE POLICIES ON TABLE hr.t"))
        .isEqualTo("[[hide, COLUMN_MASK, main, hr, null, no names]]");
    assertThat(told("local", "DESCRIBE POLICY hide ON SCHEMA hr"))
        .isEqualTo(
            "[[Name, hide], [Comment, no names], [On Securable Type, SCHEMA],"
                + " [On Securable, main.hr], [To Principals, account users],"
                + " [Except Principals, ann], [For Securable Type, TABLE],"
                + " [Match Columns, has_tag('pii') AS p], [Policy Type, COLUMN_MASK],"
                + " [Function Name, main.default.star], [On Column, p]]");
    assertThat(told("ben", "DESCRIBE POLICY hide ON SCHEMA hr")).contains("Only its owner");
    assertThat(told("local", "CREATE" + MASK.substring("CREATE OR REPLACE".length())))
        .contains("already exists");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "ROW FILTER star TO ben FOR TABLES | a row filter returns BOOLEAN",
        "ROW FILTER eu TO ben FOR TABLES | eu",
        "ROW FILTER eu TO ben FOR TABLES USING COLUMNS (r) | no r among the aliases",
        "ROW FILTER eu TO nobody FOR TABLES USING COLUMNS ('x') | does not exist",
        "ROW FILTER eu TO ben FOR TABLES ON COLUMN r USING COLUMNS ('x') | leave ON COLUMN out",
        "COLUMN MASK star TO ben FOR TABLES MATCH COLUMNS has_tag('a') AS a | needs ON COLUMN",
        "COLUMN MASK star TO ben FOR TABLES ON COLUMN a | no a among the aliases",
        "COLUMN MASK gone TO ben FOR TABLES MATCH COLUMNS has_tag('a') AS a ON COLUMN a | no function",
        "ROW FILTER eu TO ben FOR TABLES WHEN now('a') USING COLUMNS ('x') | is no condition on tags",
        "ROW FILTER eu TO ben FOR TABLES WHEN has_tag('a', 'b') USING COLUMNS ('x') | is no condition",
      })
  void refusesWhatIsNone(String body, String message) {
    assertThat(told("local", "CREATE POLICY p ON SCHEMA hr " + body)).contains(message);
    assertThat(lake.sql("SHOW POLICIES ON SCHEMA hr")).isEmpty();
  }

  @Test
  void anAliasThatMeansSeveralColumnsClosesTheTable() {
    lake.run(
        "CREATE POLICY p ON SCHEMA hr ROW FILTER eu TO `account users` FOR TABLES"
            + " MATCH COLUMNS has_tag('pii') AS p USING COLUMNS (p)");
    assertThat(seen("ben")).isEqualTo("[]");
    lake.run("SET TAG ON COLUMN hr.t.r pii");
    assertThat(seen("ben")).contains("p of the policy p matches several of its columns (r, s)");
  }
}
