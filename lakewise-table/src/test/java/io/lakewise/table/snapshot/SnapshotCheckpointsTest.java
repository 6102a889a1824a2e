package io.lakewise.table.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakewise.table.kernel.Conformance;
import io.lakewise.table.kernel.KernelReader;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.LogCompaction;
import io.lakewise.table.parquet.duckdb.DuckDbCheckpointFiles;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.DuckDbSettings;
import io.lakewise.table.storage.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotCheckpointsTest {

  private static DuckDbInstance duckDb;

  @TempDir Path temporary;

  @BeforeAll
  static void start(@TempDir Path spill) {
    duckDb = DuckDbInstance.open(new DuckDbSettings(1, "500MB", spill));
  }

  @AfterAll
  static void stop() {
    duckDb.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "basic-with-inserts-deletes-checkpoint",
        "data-reader-partition-values",
        "data-skipping-basic-stats-all-types",
        "dv-partitioned-with-checkpoint",
        "dv-with-columnmapping",
        "log-replay-dv-key-cases",
        "multi-part-checkpoint",
        "snapshot-data3",
        "table-with-columnmapping-mode-id",
        "type-widening",
        "v2-checkpoint-json",
        "v2-checkpoint-parquet"
      })
  void kernelReadsATableOfWhichOnlyOurCheckpointIsLeft(String name) throws IOException {
    Path table = copyOfGolden(name);
    List<String> rows = texts(KernelReader.of(table).rows());
    Snapshot before = loader().latest(table.toString());
    withoutCheckpoints(table);

    Snapshot snapshot = isRebuildable(table) ? loader().latest(table.toString()) : before;
    keepOnlyACheckpoint(table, snapshot);

    KernelReader kernel = KernelReader.of(table);
    assertThat(kernel.latestVersion()).isEqualTo(before.version());
    assertThat(texts(kernel.rows())).containsExactlyInAnyOrderElementsOf(rows);
    Snapshot after = loader().latest(table.toString());
    assertThat(after.files().all()).containsExactlyInAnyOrderElementsOf(unchanged(before));
    assertThat(after.metadata()).isEqualTo(before.metadata());
    assertThat(after.protocol()).isEqualTo(before.protocol());
    assertThat(after.domains()).isEqualTo(before.domains());
    assertThat(after.transactions()).isEqualTo(before.transactions());
  }

  @Test
  void keepsTheTombstonesOfTheRetentionAlone() throws IOException {
    Path table = copyOfGolden("snapshot-data3");
    Snapshot snapshot = loader().latest(table.toString());
    int all = loader().tombstones(snapshot).size();
    long removed = loader().tombstones(snapshot).get(0).deletionTimestamp();
    checkpoints(removed + 1000).write(snapshot);
    withoutCommits(table, snapshot.version());
    assertThat(loader().tombstones(snapshot)).hasSize(all).isNotEmpty();

    Path other = copyOfGolden("snapshot-data3");
    Snapshot late = loader().latest(other.toString());
    checkpoints(removed + 30L * 24 * 3600 * 1000).write(late);
    withoutCommits(other, late.version());
    assertThat(loader().tombstones(late)).hasSizeLessThan(all);
  }

  @Test
  void findsTheLatestVersionWhenTheCommitsSinceAnOldOneAreGone() throws IOException {
    Path table = copyOfGolden("snapshot-data3");
    Snapshot first = loader().at(table.toString(), 0);
    Snapshot last = loader().latest(table.toString());
    keepOnlyACheckpoint(table, last);
    assertThat(loader().latest(first).version()).isEqualTo(last.version());
  }

  @Test
  void writesACheckpointOfAVersionOnce() throws IOException {
    Path table = copyOfGolden("snapshot-data3");
    Snapshot snapshot = loader().latest(table.toString());
    assertThat(checkpoints(0).write(snapshot)).isTrue();
    assertThat(checkpoints(0).write(snapshot)).isFalse();
  }

  @Test
  void readsCompactedCommitsAndKernelDoesToo() throws IOException {
    Path table = copyOfGolden("snapshot-data3");
    Snapshot before = loader().latest(table.toString());
    List<List<Object>> rows = KernelReader.of(table).rows();
    assertThat(LogCompaction.write(store(), table.toString(), 0, 2)).isTrue();
    Files.delete(table.resolve("_delta_log/00000000000000000001.json"));
    Snapshot after = loader().latest(table.toString());
    assertThat(after.files().all()).containsExactlyInAnyOrderElementsOf(before.files().all());
    Files.copy(
        Conformance.golden("snapshot-data3")
            .orElseThrow()
            .resolve("_delta_log/00000000000000000001.json"),
        table.resolve("_delta_log/00000000000000000001.json"));
    assertThat(KernelReader.of(table).rows()).containsExactlyInAnyOrderElementsOf(rows);
  }

  private static List<String> texts(List<List<Object>> rows) {
    return rows.stream().map(row -> Arrays.deepToString(row.toArray())).toList();
  }

  private void keepOnlyACheckpoint(Path table, Snapshot snapshot) throws IOException {
    assertThat(checkpoints(0).write(snapshot)).isTrue();
    withoutCommits(table, snapshot.version());
  }

  private static boolean isRebuildable(Path table) {
    return Files.exists(table.resolve("_delta_log/00000000000000000000.json"));
  }

  private static List<AddFile> unchanged(Snapshot snapshot) {
    return snapshot.files().all().stream()
        .map(
            add ->
                new AddFile(
                    add.path(),
                    add.partitionValues(),
                    add.size(),
                    add.modificationTime(),
                    false,
                    add.stats(),
                    add.tags(),
                    add.deletionVector(),
                    add.baseRowId(),
                    add.defaultRowCommitVersion(),
                    add.clusteringProvider()))
        .toList();
  }

  private SnapshotLoader loader() {
    return new SnapshotLoader(store(), new DuckDbCheckpointFiles(duckDb));
  }

  private SnapshotCheckpoints checkpoints(long now) {
    return new SnapshotCheckpoints(
        store(),
        new DuckDbCheckpointFiles(duckDb),
        temporary,
        UUID::randomUUID,
        InstantSource.fixed(Instant.ofEpochMilli(now)));
  }

  private LocalStore store() {
    return new LocalStore(List.of(temporary), UUID::randomUUID);
  }

  private static void withoutCheckpoints(Path table) throws IOException {
    delete(table.resolve("_delta_log"), ".*(checkpoint|\\.crc).*");
  }

  private static void withoutCommits(Path table, long version) throws IOException {
    for (long each = 0; each < version; each++) {
      delete(table.resolve("_delta_log"), String.format("%020d\\.json", each));
    }
  }

  private static void delete(Path folder, String names) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.getFileName().toString().matches(names)) {
          Files.delete(file);
        }
      }
    }
  }

  private Path copyOfGolden(String name) throws IOException {
    assumeTrue(Conformance.golden(name).isPresent(), "shared/conformance is not here");
    Path golden = Conformance.golden(name).orElseThrow();
    Path copy = temporary.resolve(UUID.randomUUID().toString());
    try (Stream<Path> entries = Files.walk(golden)) {
      for (Path entry : entries.toList()) {
        Path target = copy.resolve(golden.relativize(entry).toString());
        if (Files.isDirectory(entry)) {
          Files.createDirectories(target);
        } else {
          Files.write(target, Files.readAllBytes(entry));
        }
      }
    }
    return copy;
  }
}
