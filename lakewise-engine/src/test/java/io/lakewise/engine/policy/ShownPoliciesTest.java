package io.lakewise.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ServedSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies and tags, shown to whoever may know of them. */
class ShownPoliciesTest {

  private static final Principal READER = new Principal("reader", false);

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run("CREATE FUNCTION eu(r STRING, other STRING) RETURNS BOOLEAN RETURN r = 'EU'");
    lake.run("CREATE FUNCTION star(s STRING, r STRING) RETURNS STRING RETURN '*'");
    lake.run("CREATE TABLE t (id INT, r STRING, `a b` STRING)");
    lake.run("INSERT INTO t VALUES (1, 'EU', 'x'), (2, 'US', 'y')");
    lake.run("ALTER TABLE t SET ROW FILTER eu ON (r, 'it''s')");
    lake.run("ALTER TABLE t ALTER COLUMN `a b` SET MASK star USING COLUMNS (r)");
    lake.run("ALTER TABLE t SET TAGS ('tier' = '1')");
    lake.run("ALTER TABLE t ALTER COLUMN r SET TAGS ('pii')");
    lake.run("GRANT SELECT ON TABLE t TO `account users`");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private List<List<Object>> rows(Principal principal, String query) {
    List<List<Object>> rows = new ArrayList<>();
    try (ServedSession session = lake.session(principal);
        Result result = session.execute(query)) {
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void informationSchemaListsThemForWhoeverManagesTheTable() {
    String filters = "SELECT * FROM information_schema.row_filters";
    String masks = "SELECT * FROM system.information_schema.column_masks";
    assertThat(rows(Principal.LOCAL, filters))
        .containsExactly(List.of("main", "default", "t", "main", "default", "eu", "r,'it''s'"));
    assertThat(rows(Principal.LOCAL, masks))
        .containsExactly(List.of("main", "default", "t", "a b", "main", "default", "star", "r"));
    assertThat(rows(READER, filters)).isEmpty();
    assertThat(rows(READER, masks)).isEmpty();
    lake.run("GRANT MANAGE ON TABLE t TO `account users`");
    assertThat(rows(READER, filters)).hasSize(1);
    assertThat(rows(READER, masks)).hasSize(1);
  }

  @Test
  void aDescriptionHasPoliciesForItsManagersAndTagsForAll() {
    assertThat(rows(Principal.LOCAL, "DESCRIBE EXTENDED t").toString())
        .contains("ROW FILTER \"main\".\"default\".\"eu\" ON (\"r\", 'it''s')")
        .contains("[a b, MASK \"main\".\"default\".\"star\" USING COLUMNS (\"r\"), ]")
        .contains("[, tier = 1, ]", "[r, pii, ]");
    assertThat(rows(READER, "DESCRIBE EXTENDED t").toString())
        .contains("[, tier = 1, ]", "[r, pii, ]")
        .doesNotContain("ROW FILTER", "MASK");
  }

  @Test
  void theTextOfATableMakesATableWithTheSamePolicies() {
    String text = (String) rows(Principal.LOCAL, "SHOW CREATE TABLE t").get(0).get(0);
    assertThat((String) rows(READER, "SHOW CREATE TABLE t").get(0).get(0))
        .doesNotContain("FILTER", "MASK");
    lake.run("DROP TABLE t");
    lake.run(text);
    lake.run("INSERT INTO t VALUES (1, 'EU', 'x'), (2, 'US', 'y')");
    assertThat(lake.sql("SELECT * FROM t")).containsExactly(List.of(1, "EU", "*"));
    assertThat(rows(Principal.LOCAL, "SHOW CREATE TABLE t").get(0).get(0)).isEqualTo(text);
  }
}
