package io.lakewise.table.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class GoldenSnapshotTest {

  private static final Map<String, String> REFUSED =
      Map.of(
          "data-reader-absolute-paths-escaped-chars", "no metaData action",
          "deltalog-invalid-protocol-version", "99",
          "deltalog-state-reconstruction-from-checkpoint-missing-metadata", "no metaData action",
          "deltalog-state-reconstruction-from-checkpoint-missing-protocol", "no protocol action",
          "deltalog-state-reconstruction-without-metadata", "no metaData action",
          "deltalog-state-reconstruction-without-protocol", "no protocol action",
          "versions-not-contiguous", "the log file of version 1 is missing");

  /** Version and files of tables that Kernel refuses, for they are older than a schema in a log. */
  private static final Map<String, List<Long>> WITHOUT_KERNEL =
      Map.of(
          "canonicalized-paths-normal-a", List.of(1L, 0L),
          "canonicalized-paths-normal-b", List.of(1L, 0L),
          "canonicalized-paths-special-a", List.of(1L, 0L),
          "canonicalized-paths-special-b", List.of(1L, 0L),
          "checkpoint", List.of(14L, 1L),
          "corrupted-last-checkpoint", List.of(10L, 11L),
          "deltalog-commit-info", List.of(0L, 1L),
          "update-deleted-directory", List.of(0L, 10L));

  private static DuckDbInstance duckDb;

  @BeforeAll
  static void start(@TempDir Path temporary) {
    duckDb = DuckDbInstance.open(new DuckDbSettings(1, "500MB", temporary));
  }

  @AfterAll
  static void stop() {
    duckDb.close();
  }

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
          .map(table -> test(golden.get().relativize(table).toString(), table))
          .toList()
          .stream();
    }
  }

  private static DynamicTest test(String name, Path table) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          if (REFUSED.containsKey(name)) {
            assertThatThrownBy(() -> load(table))
                .isInstanceOf(LakewiseException.class)
                .hasMessageContaining(REFUSED.get(name));
          } else if (WITHOUT_KERNEL.containsKey(name)) {
            Snapshot snapshot = load(table);
            assertThat(List.of(snapshot.version(), snapshot.files().count()))
                .isEqualTo(WITHOUT_KERNEL.get(name));
          } else {
            compare(load(table), KernelReader.of(table));
          }
        });
  }

  private static void compare(Snapshot snapshot, KernelReader kernel) {
    assertThat(snapshot.version()).isEqualTo(kernel.latestVersion());
    assertThat(snapshot.schema().names()).isEqualTo(kernel.schema().fieldNames());
    assertThat(snapshot.metadata().configuration()).isEqualTo(kernel.properties());
    assertThat(snapshot.files().count()).isEqualTo(kernel.files().size());
    assertThat(snapshot.files().bytes())
        .isEqualTo(kernel.files().values().stream().mapToLong(Long::longValue).sum());
    assertThat(snapshot.timestamp()).isEqualTo(kernel.timestamp(snapshot.version()));
  }

  private static Snapshot load(Path table) {
    LocalStore store = new LocalStore(List.of(table), UUID::randomUUID);
    return new SnapshotLoader(store, new DuckDbCheckpointFiles(duckDb)).latest(table.toString());
  }
}
