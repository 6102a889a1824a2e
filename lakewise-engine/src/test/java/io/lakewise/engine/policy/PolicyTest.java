package io.lakewise.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.Principals;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run("CREATE FUNCTION eu(r STRING) RETURNS BOOLEAN RETURN r = 'EU'");
    lake.run("CREATE FUNCTION star(s STRING) RETURNS STRING RETURN '*'");
    lake.run(
        "CREATE TABLE t (id INT, r STRING, s STRING) TBLPROPERTIES"
            + " ('delta.enableChangeDataFeed' = 'true', 'delta.columnMapping.mode' = 'name')");
    lake.run("INSERT INTO t VALUES (1, 'EU', 'a'), (2, 'EU', 'b'), (3, 'US', 'c')");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private Catalog catalog() {
    return new RelationalCatalog(lake.lake().state(), Clock.systemUTC());
  }

  private static PrincipalEntry known(String name, PrincipalKind kind) {
    return PrincipalEntry.named(name, kind, name, Instant.EPOCH);
  }

  private void govern() {
    lake.run("ALTER TABLE t SET ROW FILTER eu ON (r)");
    lake.run("ALTER TABLE t ALTER COLUMN s SET MASK star");
  }

  private void release() {
    lake.run("ALTER TABLE t DROP ROW FILTER");
    lake.run("ALTER TABLE t ALTER COLUMN s DROP MASK");
  }

  @Test
  void changesOfRowsKeepWhatAMaskHides() {
    govern();
    lake.run("UPDATE t SET r = 'EU ' || r WHERE s = '*'");
    assertThat(lake.sql("SELECT * FROM t")).isEmpty();
    release();
    assertThat(lake.sql("SELECT * FROM t ORDER BY id"))
        .containsExactly(List.of(1, "EU EU", "a"), List.of(2, "EU EU", "b"), List.of(3, "US", "c"));
    assertThat(lake.sql("SELECT s FROM table_changes('t', 4, 4) ORDER BY s, _change_type"))
        .containsExactly(List.of("a"), List.of("a"), List.of("b"), List.of("b"));
  }

  @Test
  void mergesKeepWhatAMaskHides() {
    govern();
    lake.run(
        "MERGE INTO t USING (SELECT 1 AS k UNION ALL SELECT 3) ON id = k WHEN MATCHED THEN UPDATE"
            + " SET id = 10 WHEN NOT MATCHED THEN INSERT VALUES (k, 'new', 'n') WHEN NOT MATCHED BY"
            + " SOURCE THEN DELETE");
    release();
    assertThat(lake.sql("SELECT * FROM t ORDER BY id, r"))
        .containsExactly(List.of(3, "US", "c"), List.of(3, "new", "n"), List.of(10, "EU", "a"));
    assertThat(lake.sql("SELECT DISTINCT s FROM table_changes('t', 4, 4) ORDER BY s"))
        .containsExactly(List.of("a"), List.of("b"), List.of("n"));
  }

  @Test
  void filesThatNoVisibleRowIsInAreNotRead() {
    govern();
    lake.run("INSERT INTO t VALUES (1000, 'US', 'x')");
    lake.run("INSERT INTO t VALUES (2000, 'EU', 'y')");
    assertThat(lake.pruned("SELECT * FROM t WHERE id > 500", "UTC").get(0).selection().files())
        .hasSize(1);
    assertThat(lake.pruned("SELECT * FROM t WHERE s = 'y'", "UTC").get(0).selection().files())
        .as("a masked column decides nothing about files")
        .hasSize(2);
    assertThat(lake.sql("SELECT id FROM t WHERE s = '*' AND id > 500"))
        .containsExactly(List.of(2000));
  }

  @Test
  void holdsForColumnsThatHadAnotherName() {
    lake.run("ALTER TABLE t RENAME COLUMN s TO secret");
    lake.run("ALTER TABLE t ADD COLUMN s STRING");
    lake.run("ALTER TABLE t ALTER COLUMN secret SET MASK star");
    assertThat(lake.sql("SELECT DISTINCT s FROM t VERSION AS OF 1")).containsExactly(List.of("*"));
  }

  @Test
  void aVersionWithoutTheColumnIsClosed() {
    lake.run("ALTER TABLE t ADD COLUMN late STRING");
    lake.run("ALTER TABLE t ALTER COLUMN late SET MASK star");
    assertThatThrownBy(() -> lake.sql("SELECT id FROM t VERSION AS OF 1"))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("which has no column late");
    assertThatThrownBy(() -> lake.run("RESTORE TABLE t TO VERSION AS OF 1"))
        .hasMessageContaining("which has no column late");
  }

  @Test
  void aTableWhosePoliciesAreLostIsClosedUntilTheyAreBack() {
    govern();
    TableEntry table =
        catalog().tables().find(Viewer.LOCAL, new QualifiedName("main", "default", "t")).get();
    catalog().policies().remove(table.id(), "");
    for (String statement :
        List.of(
            "SELECT id FROM t",
            "SELECT count(*) FROM t",
            "DELETE FROM t",
            "CREATE TABLE c SHALLOW CLONE t",
            "SELECT * FROM table_changes('t', 1)",
            "SELECT id FROM t VERSION AS OF 1",
            "RESTORE TABLE t TO VERSION AS OF 1")) {
      assertThatThrownBy(() -> lake.sql(statement))
          .as(statement)
          .hasMessageContaining("is closed: its log says that it has a row filter");
    }
    lake.run("ALTER TABLE t SET ROW FILTER eu ON (r)");
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(2L);
  }

  @Test
  void anotherFunctionOfTheNameDecidesNothing() {
    lake.run("CREATE SCHEMA f");
    lake.run("CREATE FUNCTION f.eu(r STRING) RETURNS BOOLEAN RETURN r = 'EU'");
    lake.run("CREATE FUNCTION f.star(s STRING) RETURNS STRING RETURN '*'");
    lake.run("ALTER TABLE t SET ROW FILTER f.eu ON (r)");
    lake.run(
        "CREATE POLICY stars ON SCHEMA default COLUMN MASK f.star TO \"account users\" FOR"
            + " TABLES MATCH COLUMNS has_tag('pii') AS p ON COLUMN p");
    lake.run("CREATE TABLE tagged (s STRING)");
    lake.run("INSERT INTO tagged VALUES ('a')");
    lake.run("ALTER TABLE tagged ALTER COLUMN s SET TAGS ('pii' = '')");
    assertThat(lake.sql("SELECT s FROM tagged")).containsExactly(List.of("*"));
    lake.run("DROP SCHEMA f CASCADE");
    lake.run("CREATE SCHEMA f");
    lake.run("CREATE FUNCTION f.eu(r STRING) RETURNS BOOLEAN RETURN true");
    lake.run("CREATE FUNCTION f.star(s STRING) RETURNS STRING RETURN s");
    for (String table : List.of("t", "tagged")) {
      assertThatThrownBy(() -> lake.sql("SELECT * FROM " + table))
          .isInstanceOf(LakewiseException.class)
          .hasMessageContaining("is gone, and another by its name does not decide");
    }
    lake.run("CREATE OR REPLACE FUNCTION f.eu(r STRING) RETURNS BOOLEAN RETURN r = 'US'");
    lake.run("ALTER TABLE t SET ROW FILTER f.eu ON (r)");
    assertThat(lake.sql("SELECT id FROM t")).containsExactly(List.of(3));
    lake.run("CREATE OR REPLACE FUNCTION f.eu(r STRING) RETURNS BOOLEAN RETURN r = 'EU'");
    assertThat(lake.sql("SELECT id FROM t")).hasSize(2);
  }

  @Test
  void aFunctionOfAPolicyIsNotThereForWhoMayNotSeeIt() {
    govern();
    try (ServedSession session = lake.session(new Principal("eve", false))) {
      assertThatThrownBy(() -> session.execute("DROP FUNCTION eu"))
          .hasMessageContaining("Function main.default.eu does not exist");
    }
    assertThatThrownBy(() -> lake.run("DROP FUNCTION eu"))
        .hasMessageContaining("decides who sees what of a table");
  }

  @Test
  void rowsAreNotLaidOutByWhatAMaskHides() {
    govern();
    assertThatThrownBy(() -> lake.run("OPTIMIZE t ZORDER BY (id, S)"))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("the order of its rows would tell of the values");
    lake.run("OPTIMIZE t ZORDER BY (id)");
  }

  @Test
  void whatMaintenanceWouldDoIsNotTold() {
    govern();
    for (String statement : List.of("OPTIMIZE t DRY RUN", "VACUUM t DRY RUN")) {
      assertThat(lake.columns(statement)).isEmpty();
      assertThat(lake.run(statement)).contains("is not told, as policies hide rows");
    }
  }

  @Test
  void asksOfWhomTheStatementIs() {
    lake.run(
        "CREATE FUNCTION mine(r STRING) RETURNS BOOLEAN RETURN r = current_user() OR"
            + " is_account_group_member('Auditors') OR (is_member('admins') AND r = 'US')");
    lake.run("GRANT SELECT ON TABLE t TO \"account users\"");
    lake.run("ALTER TABLE t SET ROW FILTER mine ON (r)");
    assertThat(lake.sql("SELECT id FROM t")).containsExactly(List.of(3));
    assertThat(rows("EU", "SELECT id FROM t ORDER BY id")).containsExactly(List.of(1), List.of(2));
    assertThat(rows("auditor", "SELECT id FROM t")).isEmpty();
    Principals principals = catalog().principals();
    principals.create(Viewer.LOCAL, known("auditors", PrincipalKind.GROUP));
    principals.create(Viewer.LOCAL, known("auditor", PrincipalKind.USER));
    principals.add(Viewer.LOCAL, "auditors", "auditor");
    assertThat(rows("auditor", "SELECT id FROM t")).hasSize(3);
  }

  private List<List<Object>> rows(String user, String query) {
    List<List<Object>> rows = new ArrayList<>();
    try (ServedSession session = lake.session(new Principal(user, false));
        Result result = session.execute(query)) {
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void aPolicyMayReadOtherTables() {
    lake.run("CREATE TABLE allowed (who STRING, r STRING)");
    lake.run("INSERT INTO allowed VALUES ('local', 'US')");
    lake.run(
        "CREATE FUNCTION listed(x STRING) RETURNS BOOLEAN RETURN EXISTS (SELECT 1 FROM allowed WHERE"
            + " who = current_user() AND allowed.r = x)");
    lake.run("ALTER TABLE t SET ROW FILTER listed ON (r)");
    assertThat(lake.sql("SELECT id FROM t")).containsExactly(List.of(3));
    lake.run("UPDATE allowed SET r = 'EU'");
    assertThat(lake.sql("SELECT id FROM t ORDER BY id")).containsExactly(List.of(1), List.of(2));
    lake.run("ALTER TABLE allowed SET ROW FILTER eu ON (r)");
    assertThat(lake.sql("SELECT id FROM t ORDER BY id")).containsExactly(List.of(1), List.of(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTER TABLE t SET ROW FILTER nowhere ON (r) | There is no function main.default.nowhere",
        "ALTER TABLE t SET ROW FILTER star ON (r) | a row filter returns BOOLEAN",
        "ALTER TABLE t SET ROW FILTER eu ON () | eu",
        "ALTER TABLE t SET ROW FILTER eu ON (nothing) | the table has no such column",
        "ALTER TABLE t SET ROW FILTER eu ON (upper(r)) | expected: a column of the table or a constant",
        "ALTER TABLE t ALTER COLUMN s SET MASK star USING COLUMNS (s) | names it a second time",
        "ALTER TABLE t ALTER COLUMN s SET MASK star USING COLUMNS (r) | star",
        "ALTER TABLE t ALTER COLUMN id SET MASK rows_of | returns a table",
        "ALTER TABLE t DROP ROW FILTER | has no row filter",
        "ALTER TABLE t ALTER COLUMN s DROP MASK | has no mask of s",
        "ALTER TABLE t ADD COLUMN x STRING MASK star | ALTER TABLE … ALTER COLUMN … SET MASK",
        "CREATE TABLE u LIKE t WITH ROW FILTER eu ON (r) | set it with ALTER TABLE",
        "CREATE TABLE u (r INT) WITH ROW FILTER eu ON (x) | the table has no such column",
      })
  void refusesWhatIsNoPolicy(String statement, String message) {
    lake.run("CREATE FUNCTION rows_of(i INT) RETURNS TABLE RETURN SELECT 1 AS one");
    assertThatThrownBy(() -> lake.run(statement))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining(message);
  }

  @Test
  void onlyTheOwnerOrAnAdminSetsPoliciesAndClones() {
    lake.run("ALTER TABLE t SET ROW FILTER eu ON (r)");
    lake.run("GRANT SELECT ON TABLE t TO \"account users\"");
    for (String statement :
        List.of("ALTER TABLE t DROP ROW FILTER", "CREATE TABLE c SHALLOW CLONE t")) {
      assertThatThrownBy(() -> rows("somebody", statement))
          .as(statement)
          .hasMessageMatching("(?s).*([oO]nly its owner|needs MANAGE).*");
    }
  }
}
