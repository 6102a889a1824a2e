package io.lakewise.table.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.TestLake;
import io.lakewise.table.transaction.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VacuumTest {

  @TempDir Path folder;

  @Test
  void takesOnlyOldFilesThatNobodyNames() throws IOException {
    TestLake lake = new TestLake(folder);
    DeltaTable table = lake.table("t");
    table
        .create(TestLake.metadata())
        .add(lake.staged(List.of(List.of(1L, "a"))).get(0))
        .add(lake.staged(List.of(List.of(2L, "b"))).get(0))
        .commit(Operation.of("CREATE TABLE AS SELECT"), "me");
    AddFile removed = table.snapshot().files().all().get(0);
    Transaction delete = table.begin();
    delete.remove(removed).commit(Operation.of("DELETE"), "me");
    Path stray = Files.writeString(lake.location("t").resolve("stray.parquet"), "x");
    Path young = Files.writeString(lake.location("t").resolve("young.parquet"), "x");
    Path hidden = Files.writeString(lake.location("t").resolve("_theirs"), "x");
    String path = DataPaths.resolve(table.location(), removed.path());
    for (Path file : List.of(stray, hidden, Path.of(path))) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(9, ChronoUnit.DAYS)));
    }
    Vacuum vacuum = new Vacuum(lake.environment(), CloneReferences.NONE);
    assertThat(vacuum.dryRun(table.snapshot(), Duration.ofDays(7)).files())
        .containsExactly(stray.toRealPath().toString());
    Vacuum sparing = new Vacuum(lake.environment(), location -> Set.of(path));
    assertThat(sparing.dryRun(table.snapshot(), Duration.ofMillis(-1000)).files())
        .doesNotContain(path);
    vacuum.run(table.snapshot(), Duration.ofDays(7), "me");
    assertThat(stray).doesNotExist();
    assertThat(young).exists();
    assertThat(hidden).exists();
    assertThat(Path.of(path)).exists();
    assertThat(table.history(2))
        .extracting(entry -> entry.commit().orElseThrow().operation())
        .containsExactly("VACUUM END", "VACUUM START");
  }

  @Test
  void filesThatFitTogetherShareABin() {
    Compaction compaction = new Compaction(100, 100, 0.05);
    List<AddFile> files = List.of(file("a", 40), file("b", 50), file("c", 60), file("d", 500));
    assertThat(compaction.plan(files))
        .extracting(bin -> bin.files().stream().map(AddFile::path).toList())
        .containsExactly(List.of("a", "b"));
  }

  private static AddFile file(String path, long size) {
    return new AddFile(
        path,
        java.util.Map.of(),
        size,
        0,
        true,
        "{\"numRecords\":10}",
        null,
        null,
        null,
        null,
        null);
  }
}
