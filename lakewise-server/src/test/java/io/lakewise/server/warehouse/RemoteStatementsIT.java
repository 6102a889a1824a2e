package io.lakewise.server.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.session.Principal;
import io.lakewise.table.error.LakewiseException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of every kind, executed by a worker process, committed by this one. */
class RemoteStatementsIT {

  @TempDir static Path folder;
  private static WorkerLake lake;

  @BeforeAll
  static void open() {
    lake = new WorkerLake(folder.resolve("lake"));
  }

  @AfterAll
  static void close() {
    lake.close();
  }

  @Test
  void rowsOfEveryTypeAreTheSameAsInOneProcess() {
    String query =
        "select 1::tinyint a, 2::smallint b, 3 c, 4::bigint d, 5::hugeint e, 1.5::float f, 2.5 g,"
            + " 'x' h, '\\x00a'::blob i, date '2020-02-29' j, time '12:34:56.789' k,"
            + " timestamp '2020-01-01 00:00:00.000001' l, timestamptz '2020-01-01 00:00:00+02' m,"
            + " interval '1' month n, [1, null] o, {'a': 1, 'b': ['x']} p, map {'k': 1} q,"
            + " null r, uuid '00000000-0000-0000-0000-000000000001' s, true t";
    List<List<Object>> here = WorkerLake.sql(lake.lake().session(Principal.LOCAL), query);
    List<List<Object>> there = lake.sql(query);
    assertThat(there.toString().replaceAll("\\[B@\\w+", "bytes"))
        .isEqualTo(here.toString().replaceAll("\\[B@\\w+", "bytes"));
    assertThat(there.get(0).stream().map(v -> v == null ? null : v.getClass().getName()))
        .startsWith("java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long");
  }

  @Test
  void changesOfEveryKindAreStagedThereAndCommittedHere() throws IOException {
    lake.sql("create table t (id bigint, name string)");
    lake.sql("insert into t select range, 'n' || range from range(1000)");
    lake.sql("update t set name = 'u' where id = 3");
    lake.sql("delete from t where id >= 900");
    lake.sql(
        "merge into t using (select 3 as id, 'm' as name union all select 5000, 'new') s"
            + " on t.id = s.id when matched then update set * when not matched then insert *");
    assertThat(lake.sql("select count(*), count(distinct id) from t"))
        .containsExactly(List.of(901L, 901L));
    assertThat(lake.sql("select name from t where id in (3, 5000) order by id"))
        .containsExactly(List.of("m"), List.of("new"));
    lake.sql("optimize t");
    assertThat(lake.sql("select count(*) from t")).containsExactly(List.of(901L));
    assertThat(lake.sql("select count(*) from t version as of 1")).containsExactly(List.of(1000L));
    try (Stream<Path> staged = Files.walk(lake.lake().layout().staging())) {
      assertThat(staged.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void filesAreCopiedIntoATable() throws IOException {
    Path files = Files.createDirectories(lake.lake().layout().files());
    Files.writeString(files.resolve("rows.csv"), "id,name\n1,a\n2,b\n");
    lake.sql("create table loaded (id int, name string)");
    lake.sql(
        "copy into loaded from 'rows.csv' fileformat = csv"
            + " format_options ('header' = 'true')");
    assertThat(lake.sql("select * from loaded order by id"))
        .containsExactly(List.of(1, "a"), List.of(2, "b"));
  }

  @Test
  void aLargeResultComesInPartsAndWhole() {
    assertThat(lake.sql("select range from range(100000)"))
        .hasSize(100_000)
        .endsWith(List.of(99_999L));
  }

  @Test
  void errorsAreThoseOfTheStatement() {
    assertThat(lake.error("select nothing").code()).isEqualTo(Code.USER);
    assertThat(lake.error("select cast('x' as int)").getMessage())
        .contains("Could not convert string 'x'");
    assertThat(lake.error("selec 1").code()).isEqualTo(Code.USER);
  }
}
