package io.lakewise.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of users that are those of our own queries. */
class OwnNamesTest {

  @TempDir private Path root;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(root.resolve("lake"));
    lake.run("create table t (id int, name string)");
    lake.run("insert into t values (1, 'one'), (2, 'two')");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from (with __t0 as (select 'no' as name) select * from t)",
        "with \"__T0\" as (select 1) select * from t",
        "with recursive __t0 as (select 1 as a union all select a + 1 from __t0 where a < 3)"
            + " select * from t",
        "with __lakewise_target as (select 1) select * from t",
        "select * from __lakewise_target",
        "delete from t where id in (select id from __lakewise_target)",
        "update t set name = (select max(name) from \"__LAKEWISE_TARGET\")",
        "create table __lakewise_source (a int)",
        "create function f(x int) returns int return __lakewise_defined(x)",
        "delete from t where __row = 0",
        "update t set name = __file::string",
        "merge into t using (select 1 as id, 0 as __action) s on s.id = t.id"
            + " when matched then update set name = 'x'",
      })
  void namesOfOursAreRefused(String statement) {
    assertThat(lake.error(statement)).contains("Lakewise uses itself");
    assertThat(lake.sql("select * from t order by id"))
        .containsExactly(List.of(1, "one"), List.of(2, "two"));
  }

  @Test
  void aSourceWhoseColumnsAreCalledLikeOursIsRefused() {
    assertThat(
            lake.error(
                "merge into t using (select 1 as id, unnest({'__action': 0})) s on s.id = t.id"
                    + " when matched then update set name = 'x'"))
        .contains("The source has a column __action");
  }

  @Test
  void aTableWhoseColumnsAreCalledLikeOursCanBeReadAndFilledButNotChanged() {
    lake.run("create table odd (__file string, \"__Row\" int)");
    lake.run("insert into odd values ('x', 7)");
    assertThat(lake.sql("select __file, __row from odd")).containsExactly(List.of("x", 7));
    assertThat(lake.error("delete from odd where true")).contains("rename the column");
    assertThat(lake.sql("select * from odd")).hasSize(1);
  }

  @Test
  void placeholdersOfOursMayBeColumns() {
    lake.run(
        "create table odd (`__s0__` int, __t0 int)"
            + " tblproperties ('delta.enableChangeDataFeed' = 'true')");
    lake.run("insert into odd values (1, 2)");
    lake.run("update odd set `__s0__` = 5");
    assertThat(
            lake.sql(
                "select `__s0__`, __t0, _change_type, '__s0__' from table_changes('odd', 1)"
                    + " order by all"))
        .contains(List.of(5, 2, "update_postimage", "__s0__"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'a\0b'",
        "select 1 \0",
        "create table x (a int) location 'files/a\0b'",
        "comment on table t is 'a\0b'",
        "select * from \"t\0\""
      })
  void theCharacterThatEndsTextsIsRefused(String statement) {
    assertThat(lake.error(statement)).contains("NUL (U+0000)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table x (a int) location 's3://bucket/x'",
        "create table x (a int) location 'file:hdfs://host/x'",
        "create table x shallow clone t location 'https://host/x'",
        "select * from delta.`s3://bucket/x`",
        "select * from delta_scan('abfss://a@b/c')",
        "convert to delta parquet.`s3://bucket/x`"
      })
  void addressesAreNoPlaces(String statement) {
    assertThat(lake.error(statement)).contains("is an address");
    assertThat(root.resolve("lake/s3:")).doesNotExist();
  }

  @Test
  void aPlaceMayBeAFileAddress() {
    Path folder = root.resolve("lake/files/x");
    lake.run("create table x (a int) location 'file://" + folder + "'");
    assertThat(lake.sql("select * from delta.`file:" + folder + "`")).isEmpty();
    assertThat(folder.resolve("_delta_log")).exists();
  }

  @Test
  void constantsCallNothingUnknown() {
    assertThat(lake.error("select * from delta_scan(no_such_function('x'))"))
        .contains("There is no function no_such_function");
    assertThat(
            lake.error("create function f(x int default nobody.knows.it(1)) returns int return x"))
        .contains("There is no function nobody.knows.it");
  }

  @Test
  void aVersionMayStandInBrackets() {
    assertThat(lake.sql("select * from t version as of (select 0)")).isEmpty();
    assertThat(lake.sql("select * from t version as of (0 + 1) as v where v.id = 1")).hasSize(1);
  }
}
