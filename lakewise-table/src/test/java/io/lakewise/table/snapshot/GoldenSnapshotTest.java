package io.lakewise.table.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.kernel.Conformance;
import io.lakewise.table.kernel.KernelReader;
import io.lakewise.table.parquet.duckdb.DuckDbCheckpointFiles;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.DuckDbSettings;
import io.lakewise.table.storage.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class GoldenSnapshotTest {

  @TempDir Path temporary;

  @TestFactory
  Stream<DynamicTest> readsEveryGoldenTableAsKernelDoes() throws IOException {
    Optional<Path> golden = Conformance.folder().map(folder -> folder.resolve("delta-golden"));
    if (golden.isEmpty()) {
      return Stream.empty();
    }
    try (Stream<Path> folders = Files.walk(golden.get(), 3)) {
      return folders
          .filter(folder -> folder.endsWith("_delta_log"))
          .map(Path::getParent)
          .sorted()
          .map(
              table ->
                  DynamicTest.dynamicTest(
                      golden.get().relativize(table).toString(), () -> compare(table)))
          .toList()
          .stream();
    }
  }

  private void compare(Path table) {
    String ours;
    String theirs;
    try (DuckDbInstance duckDb = DuckDbInstance.open(new DuckDbSettings(1, "500MB", temporary))) {
      SnapshotLoader loader =
          new SnapshotLoader(
              new LocalStore(List.of(table), UUID::randomUUID), new DuckDbCheckpointFiles(duckDb));
      Snapshot snapshot = loader.latest(table.toString());
      ours = snapshot.version() + " " + snapshot.schema().names() + " " + snapshot.files().count();
    } catch (LakewiseException e) {
      ours = "refused: " + e.getMessage();
    }
    try {
      KernelReader kernel = KernelReader.of(table);
      theirs =
          kernel.latestVersion() + " " + kernel.schema().fieldNames() + " " + kernel.files().size();
    } catch (RuntimeException e) {
      theirs = "refused: " + e;
    }
    System.out.println(table.getFileName() + "\n    " + ours + "\n    " + theirs);
    assertThat(ours.replaceAll(":.*", "")).isEqualTo(theirs.replaceAll(":.*", ""));
  }
}
