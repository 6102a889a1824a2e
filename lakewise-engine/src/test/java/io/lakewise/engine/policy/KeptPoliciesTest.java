package io.lakewise.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Policies are bound once, and yet what they are made of is what it is now. */
class KeptPoliciesTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.run("CREATE TABLE t (id INT, r STRING)");
    lake.run("INSERT INTO t VALUES (1, 'EU'), (2, 'US')");
    lake.run("CREATE FUNCTION shown(r STRING) RETURNS BOOLEAN RETURN r = 'EU'");
    lake.run("ALTER TABLE t SET ROW FILTER shown ON (r)");
    lake.run("GRANT SELECT ON TABLE t TO `account users`");
    assertThat(seen("local")).containsExactly(1);
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private List<Object> seen(String user) {
    List<Object> ids = new ArrayList<>();
    try (ServedSession session =
            lake.session(user.equals("local") ? Principal.LOCAL : new Principal(user, false));
        Result result = session.execute("SELECT id FROM t ORDER BY id")) {
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        ids.add(row.get(0));
      }
    }
    return ids;
  }

  private void shown(String condition) {
    lake.run("CREATE OR REPLACE FUNCTION shown(r STRING) RETURNS BOOLEAN RETURN " + condition);
  }

  @Test
  void aFunctionThatIsReplacedDecidesAtOnce() {
    shown("r = 'US'");
    assertThat(seen("local")).containsExactly(2);
  }

  @Test
  void aFunctionThatThePolicysCallsIsReplacedToo() {
    lake.run("CREATE FUNCTION inner_one(r STRING) RETURNS BOOLEAN RETURN r = 'EU'");
    shown("inner_one(r)");
    assertThat(seen("local")).containsExactly(1);
    lake.run("CREATE OR REPLACE FUNCTION inner_one(r STRING) RETURNS BOOLEAN RETURN r = 'US'");
    assertThat(seen("local")).containsExactly(2);
    lake.run("DROP FUNCTION inner_one");
    assertThatThrownBy(() -> seen("local")).hasMessageContaining("inner_one");
  }

  @Test
  void whoAsksIsAskedEachTime() {
    shown("r = current_user()");
    assertThat(seen("EU")).containsExactly(1);
    assertThat(seen("US")).containsExactly(2);
    shown("is_account_group_member('admins')");
    assertThat(seen("local")).containsExactly(1, 2);
    assertThat(seen("EU")).isEmpty();
  }

  @Test
  void theMomentIsAskedEachTime() {
    lake.run("CREATE OR REPLACE TABLE moments (moment TIMESTAMP)");
    shown("now() > (SELECT max(moment) FROM moments)");
    assertThat(seen("local")).isEmpty();
    lake.run("INSERT INTO moments VALUES (TIMESTAMP '2000-01-01 00:00:00')");
    assertThat(seen("local")).containsExactly(1, 2);
    shown("r = current_schema()");
    lake.run("CREATE SCHEMA EU");
    try (ServedSession session = lake.session(Principal.LOCAL)) {
      for (String schema : List.of("default", "EU", "default")) {
        session.execute("USE SCHEMA " + schema).close();
        try (Result result = session.execute("SELECT count(*) FROM main.default.t")) {
          assertThat(result.next()).as(schema).containsExactly(schema.equals("EU") ? 1L : 0L);
        }
      }
    }
  }

  @Test
  void oneColumnMoreOrAnotherNameIsAnotherQuery() {
    lake.run("ALTER TABLE t ADD COLUMN note STRING");
    assertThat(lake.sql("SELECT * FROM t")).hasSize(1).first().asList().hasSize(3);
    assertThat(lake.sql("SELECT a.id, b.id FROM t AS a JOIN t AS b ON true"))
        .containsExactly(List.of(1, 1));
  }
}
