package io.lakewise.engine.parameter;

import static io.lakewise.engine.parameter.ParameterTypes.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.TestLake;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which types the markers of statements have. */
class ParameterTypesTest {

  @TempDir private Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
    lake.sql(
        "create table t (id bigint, price decimal(10,2), seen timestamp, day date, name string,"
            + " flag boolean)");
    lake.sql("create view v as select id * 2 as twice, name from t");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private List<String> types(String statement) {
    return lake.session().parameterTypes(statement);
  }

  @Test
  void aMarkerHasTheTypeOfWhatItIsComparedWith() {
    assertThat(types("select * from t where id = ? and price > ? and day between ? and ?"))
        .containsExactly("BIGINT", "DECIMAL(10,2)", "DATE", "DATE");
    assertThat(types("select * from t where seen < ? and name like ? and flag = ? limit ?"))
        .containsExactly("TIMESTAMP", "VARCHAR", "BOOLEAN", "BIGINT");
    assertThat(types("with x as (select * from v where twice in (?, ?)) select * from x"))
        .containsExactly("BIGINT", "BIGINT");
    assertThat(types("select cast(? as int), ? as anything, '?' as none"))
        .containsExactly("INTEGER", "");
    assertThat(types("select 1")).isEmpty();
  }

  @Test
  void aMarkerThatIsWrittenHasTheTypeOfItsColumn() {
    assertThat(types("insert into t values (?, ?, ?, ?, ?, ?), (1, 2, null, null, ?, default)"))
        .containsExactly(
            "BIGINT", "DECIMAL(10,2)", "TIMESTAMP", "DATE", "VARCHAR", "BOOLEAN", "VARCHAR");
    assertThat(types("insert into t (day, id) select ?, ?")).containsExactly("DATE", "BIGINT");
    assertThat(types("insert into t (name, id) select name, twice from v where twice > ?"))
        .containsExactly("BIGINT");
    assertThat(types("update t set price = ?, name = upper(?) where t.id = ?"))
        .containsExactly("DECIMAL(10,2)", "VARCHAR", "BIGINT");
    assertThat(types("update t as x set flag = ?, day = default where x.id = ? + 1"))
        .containsExactly("BOOLEAN", NUMBER);
    assertThat(types("update t set price = price * ? + ?, id = id - ? where id % ? = 1"))
        .containsExactly("DECIMAL(10,2)", "DECIMAL(10,2)", NUMBER, NUMBER);
    assertThat(types("delete from t where day < ?")).containsExactly("DATE");
  }

  @Test
  void aMarkerBesideAWholeNumberMayBeAnyNumber() {
    assertThat(types("select ? * 2, 7 // ?, id + ?, -(? - twice) from t, v where id % ? = ?"))
        .containsExactly(NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, "BIGINT");
    assertThat(types("select ? * 2.5, ? || name, name || ?, ? + 1e0 from t"))
        .containsExactly("DECIMAL(2,1)", "VARCHAR", "VARCHAR", "DOUBLE");
  }

  @Test
  void whatCannotBeToldIsEmptyAndWhatIsWrongIsSaid() {
    assertThat(types("merge into t using v on t.id = ? when matched then delete"))
        .containsExactly("");
    assertThatThrownBy(() -> types("select * from nowhere where id = ?"))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("nowhere");
    assertThat(lake.sql("select 7")).containsExactly(List.of(7));
  }
}
