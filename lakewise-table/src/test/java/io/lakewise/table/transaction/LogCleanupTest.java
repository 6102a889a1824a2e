package io.lakewise.table.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCleanupTest {

  @TempDir Path folder;

  @Test
  void keepsEveryVersionThatWasTheNewestWithinTheRetention() throws IOException {
    TestLake lake = new TestLake(folder);
    DeltaTable table = lake.table("t");
    table.create(TestLake.metadata()).commit(Operation.of("CREATE TABLE"), "me");
    for (long i = 1; i <= 25; i++) {
      Transaction append = table.begin();
      append.add(lake.staged(List.of(List.of(i, "n"))).get(0));
      append.commit(Operation.of("WRITE"), "me");
    }
    Path log = lake.location("t").resolve("_delta_log");
    for (int version = 0; version <= 22; version++) {
      String prefix = String.format(Locale.ROOT, "%020d", version);
      for (String ending : List.of(".json", ".crc", ".checkpoint.parquet")) {
        Path file = log.resolve(prefix + ending);
        if (Files.exists(file)) {
          Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(40, ChronoUnit.DAYS)));
        }
      }
    }
    LogCleanup cleanup = new LogCleanup(lake.environment().store(), InstantSource.system());
    assertThat(cleanup.clean(table.snapshot())).isPositive();
    assertThat(log.resolve("00000000000000000019.json")).doesNotExist();
    assertThat(log.resolve("00000000000000000010.checkpoint.parquet")).doesNotExist();
    for (int version = 20; version <= 25; version++) {
      assertThat(lake.table("t").snapshotAt(version).files().count()).isEqualTo(version);
    }
    assertThatThrownBy(() -> lake.table("t").snapshotAt(5)).isInstanceOf(LakewiseException.class);
    assertThat(cleanup.clean(table.snapshot())).isZero();
  }
}
