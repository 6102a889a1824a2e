package io.lakewise.table.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RacingAppendsTest {

  @TempDir Path folder;

  @Test
  void eightThreadsLoseNoAppendAndLeaveNoGap() throws Exception {
    TestLake lake = new TestLake(folder);
    DeltaTable table = lake.table("t");
    table.create(TestLake.metadata()).commit(Operation.of("CREATE TABLE"), "me");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      running.add(threads.submit(() -> appendTenTimes(lake)));
    }
    for (Future<?> each : running) {
      each.get();
    }
    threads.shutdown();
    Snapshot end = lake.table("t").snapshot();
    assertThat(end.version()).isEqualTo(80);
    assertThat(end.files().count()).isEqualTo(80);
    assertThat(end.files().all().stream().map(AddFile::path).distinct()).hasSize(80);
  }

  private static Void appendTenTimes(TestLake lake) throws ExecutionException {
    DeltaTable table = lake.table("t");
    for (int i = 0; i < 10; i++) {
      Transaction append = table.begin();
      append.add(lake.staged(List.of(List.of((long) i, "x"))).get(0));
      append.commit(Operation.of("WRITE"), "me");
    }
    return null;
  }
}
