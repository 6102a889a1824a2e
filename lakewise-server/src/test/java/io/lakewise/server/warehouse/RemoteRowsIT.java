package io.lakewise.server.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.observation.StatementReport;
import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.workbench.WorkStep;
import io.lakewise.engine.workbench.duckdb.ArrowResult;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that the server itself takes from a worker. */
class RemoteRowsIT {

  private static final String ENDLESS = "select range from range(1000000000000)";

  @TempDir Path folder;
  private WorkerLake lake;
  private long worker;

  @BeforeEach
  void open() {
    lake = new WorkerLake(folder.resolve("lake"));
    lake.sql("select 1");
    worker = lake.warehouse().pid().orElseThrow();
  }

  @AfterEach
  void close() {
    lake.close();
  }

  /** What is done at the first batch; answers whether more is wanted. */
  private interface First {
    boolean then(ServedSession session);
  }

  private long drained(String query, First first) {
    try (ServedSession session = lake.session();
        Result result = session.defer(query);
        BufferAllocator allocator = new RootAllocator()) {
      Counting counting = new Counting(() -> first.then(session));
      long rows = ((ArrowResult) ((QueryResult) result).rows()).drain(allocator, counting);
      assertThat(rows).isEqualTo(counting.rows);
      return rows;
    }
  }

  private static final class Counting implements ArrowResult.BatchSink {

    private final BooleanSupplier first;
    private final TreeSet<String> texts = new TreeSet<>();
    private VectorSchemaRoot batch;
    private DictionaryProvider provider;
    private long rows;

    Counting(BooleanSupplier first) {
      this.first = first;
    }

    @Override
    public void begin(VectorSchemaRoot root, DictionaryProvider dictionaries) {
      batch = root;
      provider = dictionaries;
    }

    @Override
    public boolean batch() {
      FieldVector column = batch.getVector(0);
      if (column.getField().getDictionary() != null) {
        long id = column.getField().getDictionary().getId();
        try (var plain = DictionaryEncoder.decode(column, provider.lookup(id))) {
          for (int row = 0; row < plain.getValueCount(); row++) {
            texts.add(plain.getObject(row).toString());
          }
        }
      }
      boolean begins = rows == 0;
      rows += batch.getRowCount();
      return !begins || first.getAsBoolean();
    }
  }

  @Test
  void allRowsComeAndTheirSessionEndsWithThem() {
    List<StatementReport> reports = new ArrayList<>();
    try (ServedSession session = lake.session();
        BufferAllocator allocator = new RootAllocator()) {
      session.observe(reports::add);
      Counting counting = new Counting(() -> true);
      try (Result result =
          session.defer(
              "select ['a', 'b', 'c'][1 + range % 3]::enum('a', 'b', 'c') as e"
                  + " from range(200000)")) {
        ((ArrowResult) ((QueryResult) result).rows()).drain(allocator, counting);
      }
      assertThat(counting.rows).isEqualTo(200_000);
      assertThat(counting.texts).containsExactly("a", "b", "c");
    }
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0).usage().rows()).isEqualTo(200_000);
    assertThatStepsAreTimed(reports.get(0));
    assertThat(reports.get(0).usage().bytes()).isGreaterThanOrEqualTo(200_000);
    assertThat(reports.get(0).usage().failed()).isFalse();
  }

  /** By their kinds and times alone: nothing that their author wrote is told. */
  private static void assertThatStepsAreTimed(StatementReport report) {
    List<WorkStep> steps = report.usage().steps();
    assertThat(steps).extracting(WorkStep::kind).contains("StreamRequest");
    assertThat(steps.toString()).doesNotContain("enum").doesNotContain("200000");
    assertThat(steps).allMatch(step -> step.beganMicros() > 0 && step.micros() >= 0);
  }

  @Test
  void anErrorBehindTheFirstRowsIsThatOfTheStatement() {
    assertThatThrownBy(
            () ->
                drained(
                    "select cast(case when range = 1500000 then 'x' else '1' end as int)"
                        + " from range(2000000)",
                    session -> true))
        .isInstanceOfSatisfying(
            LakewiseException.class, error -> assertThat(error.code()).isEqualTo(Code.USER))
        .hasMessageContaining("Could not convert string 'x'");
    goesOn();
  }

  @Test
  void whoHasEnoughLeavesTheRest() {
    assertThat(drained(ENDLESS, session -> false)).isPositive();
    goesOn();
  }

  @Test
  void aStatementIsCancelledAmongItsRows() {
    assertThatThrownBy(
            () ->
                drained(
                    ENDLESS,
                    session -> {
                      session.cancel();
                      return true;
                    }))
        .hasMessageContaining("cancelled");
    goesOn();
  }

  @Test
  void aWorkerThatDiesAmongTheRowsIsLost() {
    assertThatThrownBy(
            () ->
                drained(
                    ENDLESS,
                    session -> {
                      ProcessHandle.of(worker).orElseThrow().destroyForcibly();
                      return true;
                    }))
        .isInstanceOfSatisfying(
            LakewiseException.class, error -> assertThat(WorkerLost.isCauseOf(error)).isTrue());
    assertThat(lake.sql("select 1")).containsExactly(List.of(1));
  }

  /** The same worker takes the next statement. */
  private void goesOn() {
    assertThat(lake.sql("select 1")).containsExactly(List.of(1));
    assertThat(lake.warehouse().pid().orElseThrow()).isEqualTo(worker);
  }
}
