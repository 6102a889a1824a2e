package io.lakewise.engine.workbench.duckdb;

import static io.lakewise.engine.workbench.duckdb.WorkbenchFixture.rows;
import static io.lakewise.engine.workbench.duckdb.WorkbenchFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
    ObjectNode tree = fixture.workbench.parse("select id, name from t where id > 3");
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

  @Test
  void aResultIsWrittenAsOneParquetFile() {
    Path file = folder.resolve("result.parquet");
    long rows =
        session.query("SELECT * FROM __t0 ORDER BY id DESC", List.of(people())).writeParquet(file);
    assertThat(rows).isEqualTo(2);
    assertThat(session.query("SELECT 1", List.of()).next()).containsExactly(1);
    assertThat(read("SELECT name FROM '" + file + "'")).containsExactly("Bob", "Ann");
    Path empty = folder.resolve("empty.parquet");
    try (WorkSession another = fixture.open()) {
      assertThat(
              another
                  .query("SELECT * FROM __t0 WHERE id > 9", List.of(people()))
                  .writeParquet(empty))
          .isZero();
    }
    assertThat(read("SELECT count(*)::VARCHAR FROM '" + empty + "'")).containsExactly("0");
  }

  private static List<String> read(String select) {
    List<String> values = new java.util.ArrayList<>();
    try (java.sql.Connection connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
        java.sql.Statement statement = connection.createStatement();
        java.sql.ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aResultIsWrittenAsAnArrowStream() throws Exception {
    Path file = folder.resolve("result.arrow");
    long rows = session.query("SELECT * FROM range(100000) t(x)", List.of()).writeArrow(file);
    assertThat(rows).isEqualTo(100_000);
    try (org.apache.arrow.memory.BufferAllocator allocator =
            new org.apache.arrow.memory.RootAllocator();
        org.apache.arrow.vector.ipc.ArrowStreamReader reader =
            new org.apache.arrow.vector.ipc.ArrowStreamReader(
                java.nio.file.Files.newInputStream(file), allocator)) {
      long read = 0;
      while (reader.loadNextBatch()) {
        read += reader.getVectorSchemaRoot().getRowCount();
      }
      assertThat(read).isEqualTo(100_000);
      assertThat(reader.getVectorSchemaRoot().getSchema().getFields().get(0).getName())
          .isEqualTo("x");
    }
  }
}
