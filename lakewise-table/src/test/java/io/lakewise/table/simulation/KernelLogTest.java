package io.lakewise.table.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.kernel.KernelReader;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.duckdb.DuckDbCheckpointFiles;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.DuckDbSettings;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.storage.MemoryStore;
import io.lakewise.table.storage.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log that a history leaves, as Delta Kernel reads it. */
class KernelLogTest {

  @TempDir Path folder;

  @Test
  void kernelFindsTheSameFilesAndColumns() throws IOException {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (DuckDbInstance duckDb = DuckDbInstance.open(new DuckDbSettings(1, "500MB", folder))) {
      for (long seed = 0; seed < 25; seed++) {
        Path own = folder.resolve("history" + seed);
        History history =
            new History(seed, own, new DuckDbCheckpointFiles(duckDb), Mutation.NONE).run(threads);
        for (TableTruth table : history.world().truth.tables()) {
          compare(history.world(), table, own.resolve("copy"));
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  private static void compare(World world, TableTruth table, Path copy) throws IOException {
    copy(world.objects, table.location(), copy);
    KernelReader kernel = KernelReader.of(copy.resolve(table.location().substring(1)));
    Snapshot newest = world.fresh(table.location()).snapshot();
    assertThat(kernel.latestVersion()).isEqualTo(newest.version());
    assertThat(kernel.schema().fieldNames()).isEqualTo(newest.schema().names());
    Map<String, Long> ours = new TreeMap<>();
    for (AddFile file : newest.files().all()) {
      ours.put(lastPart(file.path()), file.size());
    }
    Map<String, Long> theirs = new TreeMap<>();
    kernel.files().forEach((path, size) -> theirs.put(lastPart(path), size));
    assertThat(theirs).isEqualTo(ours);
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void copy(MemoryStore objects, String location, Path copy) throws IOException {
    List<StoredObject> log = objects.listAll(location + "/_delta_log");
    for (StoredObject object : log) {
      Path file = copy.resolve(object.path().substring(1));
      Files.createDirectories(file.getParent());
      Files.write(file, objects.read(object.path()));
    }
  }
}
