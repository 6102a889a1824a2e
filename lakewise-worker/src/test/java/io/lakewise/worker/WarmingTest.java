package io.lakewise.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import io.lakewise.engine.workbench.duckdb.EmbeddedWorkbench;
import io.lakewise.engine.workbench.duckdb.MemoryWatch;
import io.lakewise.engine.workbench.duckdb.WorkbenchConfiguration;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WarmingTest {

  private static final String STORAGE = "READ_PARQUET";
  private static final long CAP = 100;

  @TempDir private Path folder;
  private volatile long resident;

  @Test
  void whatIsReadAgainAndAgainIsKeptUntilTheProcessHoldsTooMuch() throws Exception {
    BoundTable table = numbers();
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    ScheduledExecutorService warming = Executors.newSingleThreadScheduledExecutor();
    WorkbenchConfiguration configuration =
        new WorkbenchConfiguration(
                1, 256L << 20, folder.resolve("staging"), folder.resolve("spill"), List.of(folder))
            .withWarm(64L << 20);
    CountDownLatch looksBeyond = new CountDownLatch(2);
    try (EmbeddedWorkbench workbench = new EmbeddedWorkbench(configuration, timer);
        MemoryWatch watch =
            RunningWorker.watch(
                CAP,
                workbench,
                timer,
                () -> {
                  if (resident > CAP) {
                    looksBeyond.countDown();
                  }
                  return resident;
                })) {
      assertThat(watch).isNotNull();
      new Warming(workbench, warming).begin();
      while (plan(workbench, table).contains(STORAGE)) {
        read(workbench, table);
        TimeUnit.MILLISECONDS.sleep(20);
      }
      // The second look comes when all has been done at the first.
      resident = CAP + 1;
      assertThat(looksBeyond.await(60, TimeUnit.SECONDS)).isTrue();
      resident = 0;
      read(workbench, table);
      assertThat(plan(workbench, table)).contains(STORAGE);
    } finally {
      warming.shutdownNow();
      timer.shutdownNow();
    }
  }

  private BoundTable numbers() throws Exception {
    Path file = folder.resolve("numbers.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (SELECT range AS n FROM range(100)) TO '" + file + "'");
    }
    ScanFile scanned =
        new ScanFile(
            file.toString(), Files.size(file), Map.of(), null, null, null, null, "columns");
    StructType schema = new StructType(List.of(new StructField("n", PrimitiveType.LONG, true)));
    return new BoundTable(
        "__t0",
        new FileScan(schema, List.of(), FileScan.Mapping.NONE, List.of(scanned)),
        false,
        false);
  }

  private static String plan(EmbeddedWorkbench workbench, BoundTable table) {
    try (WorkSession session = workbench.open(new WorkLimits("UTC", 0))) {
      return session.explain("SELECT * FROM __t0", List.of(table), false);
    }
  }

  private static void read(EmbeddedWorkbench workbench, BoundTable table) {
    try (WorkSession session = workbench.open(new WorkLimits("UTC", 0));
        WorkResult result = session.query("SELECT count(*), sum(n) FROM __t0", List.of(table))) {
      assertThat(result.next()).isNotNull();
    }
  }
}
