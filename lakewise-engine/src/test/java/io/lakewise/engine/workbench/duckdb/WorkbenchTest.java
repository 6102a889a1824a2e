package io.lakewise.engine.workbench.duckdb;

import static io.lakewise.engine.workbench.duckdb.WorkbenchFixture.rows;
import static io.lakewise.engine.workbench.duckdb.WorkbenchFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbenchTest {

  private static final StructType SCHEMA =
      new StructType(
          List.of(
              new StructField("id", PrimitiveType.LONG, true),
              new StructField("name", PrimitiveType.STRING, true)));

  @TempDir Path folder;
  private WorkbenchFixture fixture;
  private WorkSession session;

  @BeforeEach
  void open() {
    fixture = new WorkbenchFixture(folder);
    session = fixture.open();
  }

  @AfterEach
  void close() {
    session.close();
    fixture.close();
  }

  private BoundTable people() {
    return table(
        "__t0",
        SCHEMA,
        fixture.file("a.parquet", "SELECT 1::BIGINT AS id, 'Ann' AS name"),
        fixture.file("b.parquet", "SELECT 2::BIGINT AS id, 'Bob' AS name"));
  }

  @Test
  void aQueryAnswersTheRowsOfTheFiles() {
    assertThat(rows(session.query("SELECT name, id FROM __t0 ORDER BY id", List.of(people()))))
        .containsExactly(List.of("Ann", 1L), List.of("Bob", 2L));
  }

  @Test
  void aTableWithoutFilesIsEmpty() {
    assertThat(rows(session.query("SELECT count(*) FROM __t0", List.of(table("__t0", SCHEMA)))))
        .containsExactly(List.of(0L));
  }

  @Test
  void materializedRowsServeLaterSteps() {
    long kept = session.materialize("__m0", "SELECT id + 1 AS next FROM __t0", List.of(people()));
    assertThat(kept).isEqualTo(2);
    assertThat(session.plan("SELECT next FROM __m0", List.of()).columns())
        .containsExactly(new WorkColumn("next", "BIGINT"));
    assertThat(rows(session.query("SELECT sum(next) FROM __m0", List.of())))
        .containsExactly(List.of(java.math.BigInteger.valueOf(5)));
  }

  @Test
  void aParsedStatementIsRenderedAgain() {
    String tree = fixture.workbench.parse("select id, name from t where id > 3");
    assertThat(fixture.workbench.render(tree))
        .isEqualTo("SELECT id, \"name\" FROM t WHERE (id > 3)");
  }

  @Test
  void explainShowsThePlan() {
    assertThat(session.explain("SELECT * FROM __t0 WHERE id = 1", List.of(people()), false))
        .contains("READ_PARQUET");
    assertThat(session.explain("SELECT * FROM __t0 WHERE id = 1", List.of(people()), true))
        .contains("READ_PARQUET")
        .contains("Total Time");
  }
}
