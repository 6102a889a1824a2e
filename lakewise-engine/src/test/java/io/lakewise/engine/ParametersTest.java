package io.lakewise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Result;
import io.lakewise.table.error.LakewiseException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values for the markers of a statement. */
class ParametersTest {

  @TempDir private Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private List<List<Object>> sql(String text, Parameter... parameters) {
    lake.session().bind(List.of(parameters));
    return lake.sql(text);
  }

  private static Parameter text(String name, String value) {
    return new Parameter(name, "STRING", value);
  }

  @Test
  void aMarkerIsAValueOfItsType() {
    assertThat(
            sql(
                "select :n + 1, :d, :day, :s, :nothing",
                new Parameter("n", "INT", "41"),
                new Parameter("d", "DECIMAL(10,2)", "1.50"),
                new Parameter("day", "DATE", "2024-02-29"),
                text("s", "x"),
                text("nothing", null)))
        .containsExactly(
            java.util.Arrays.asList(
                42, new BigDecimal("1.50"), LocalDate.parse("2024-02-29"), "x", null));
  }

  @Test
  void questionMarksAreCountedThroughTheWholeStatement() {
    lake.sql("create table t (id int, name string)");
    sql(
        "insert into t select ?, ? union all select 2, 'b?'",
        new Parameter("1", "INT", "1"),
        text("2", "a"));
    sql("update t set name = ? where id = ?", text("1", "c"), new Parameter("2", "INT", "1"));
    assertThat(sql("select name from t order by id")).containsExactly(List.of("c"), List.of("b?"));
  }

  @Test
  void noValueIsReadAsSql() {
    lake.sql("create table t (name string)");
    for (String hostile :
        List.of(
            "'", "''); drop table t; --", "x' or '1' = '1", "\\'", "$$", ":v", "?", "/*", "é\n")) {
      sql("insert into t values (:v)", text("v", hostile));
      assertThat(sql("select name from t where name = :v", text("v", hostile)))
          .containsExactly(List.of(hostile));
      assertThat(
              sql(
                  "merge into t using (select :v as name) s on t.name = s.name and t.name = :v"
                      + " when matched then delete",
                  text("v", hostile)))
          .isEmpty();
      assertThat(sql("select * from t")).isEmpty();
    }
  }

  @Test
  void aValueWithoutATypeTakesTheOneThatItsPlaceAsksFor() {
    lake.sql("create table t as select range::int as id, date '2026-01-01' as day from range(9)");
    Parameter seven = new Parameter("n", null, "7");
    Parameter nothing = new Parameter("n", null, null);
    assertThat(sql("select id from t where id = :n", seven)).containsExactly(List.of(7));
    assertThat(sql("select id from t where id > :n limit :n", seven)).containsExactly(List.of(8));
    assertThat(sql("select count(*) from t where day = :n", new Parameter("n", null, "2026-01-01")))
        .containsExactly(List.of(9L));
    assertThat(sql("select typeof(:n), :n || 'x'", seven))
        .containsExactly(List.of("VARCHAR", "7x"));
    assertThat(sql("select id from t where id > :n", nothing)).isEmpty();
    assertThat(sql("select count(*) from t where :n is null or id = :n", nothing))
        .containsExactly(List.of(9L));
    assertThatThrownBy(
            () -> sql("select id from t where id = :n", new Parameter("n", null, "1 or true")))
        .hasMessageContaining("1 or true");
    assertThatThrownBy(() -> sql("select id from t where id > :n", text("n", null)))
        .hasMessageContaining("VARCHAR");
  }

  @Test
  void aTypeIsNoWayIntoTheTextEither() {
    assertThatThrownBy(() -> sql("select :v", new Parameter("v", "INT); select 1 --", "1")))
        .isInstanceOf(LakewiseException.class);
    assertThatThrownBy(() -> sql("select :v", new Parameter("v", "INT", "abc")))
        .hasMessageContaining("abc");
  }

  @Test
  void everyOtherColonStaysWhatItIs() {
    lake.session().bind(List.of(text("b", "value"), new Parameter("n", "INT", "2")));
    assertThat(
            lake.sql(
                "with x(b) as (select 7) select {'a':b}, [1,2,3][1:n], b::int, ':b', {'k': :b}"
                    + " from x, (select 2 as n)"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .extracting(Object::toString)
                    .containsExactly("{a=7}", "[1, 2]", "7", ":b", "{k=value}"));
  }

  @Test
  void markersStandWhereValuesMay() {
    lake.sql("create table t as select range::int as id from range(10)");
    lake.sql("delete from t where id = 9");
    Parameter two = new Parameter("n", "INT", "2");
    assertThat(sql("select id from t where id between :n and 3 order by id limit :n", two))
        .containsExactly(List.of(2), List.of(3));
    assertThat(sql("select count(*) from t version as of :v", new Parameter("v", "BIGINT", "0")))
        .containsExactly(List.of(10L));
  }

  @Test
  void aMarkerWithoutAValueIsNamed() {
    assertThatThrownBy(() -> sql("select :a, :b", text("a", "x")))
        .hasMessageContaining("The parameter :b has no value");
  }

  @Test
  void aKeptTextHasNoParameters() {
    assertThatThrownBy(() -> sql("create view v as select :a as a", text("a", "x")))
        .hasMessageContaining("cannot have parameters");
  }

  @Test
  void valuesEndWhenOthersAreBound() {
    sql("select :a", text("a", "x"));
    lake.session().bind(List.of());
    assertThatThrownBy(
            () -> {
              try (Result result = lake.session().execute("select :a")) {
                result.next();
              }
            })
        .isInstanceOf(LakewiseException.class);
  }
}
