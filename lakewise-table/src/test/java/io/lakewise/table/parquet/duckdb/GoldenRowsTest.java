package io.lakewise.table.parquet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.deletion.DeletionVectorFiles;
import io.lakewise.table.kernel.Conformance;
import io.lakewise.table.kernel.KernelReader;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.snapshot.SnapshotLoader;
import io.lakewise.table.storage.LocalStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The rows of golden tables as we read them and as Kernel does. */
class GoldenRowsTest {

  private static final List<String> TABLES =
      List.of(
          "124-decimal-decode-bug",
          "125-iterator-bug",
          "basic-decimal-table",
          "basic-decimal-table-legacy",
          "basic-with-inserts-deletes-checkpoint",
          "basic-with-inserts-merge",
          "data-reader-array-complex-objects",
          "data-reader-array-primitives",
          "data-reader-date-types-America/Los_Angeles",
          "data-reader-date-types-JST",
          "data-reader-escaped-chars",
          "data-reader-map",
          "data-reader-nested-struct",
          "data-reader-partition-values",
          "data-reader-primitives",
          "data-reader-timestamp_ntz",
          "data-reader-timestamp_ntz-id-mode",
          "data-reader-timestamp_ntz-name-mode",
          "data-skipping-basic-stats-all-types",
          "data-skipping-basic-stats-all-types-columnmapping-id",
          "data-skipping-basic-stats-all-types-columnmapping-name",
          "decimal-various-scale-precision",
          "dv-partitioned-with-checkpoint",
          "dv-with-columnmapping",
          "kernel-timestamp-INT96",
          "kernel-timestamp-PST",
          "kernel-timestamp-TIMESTAMP_MICROS",
          "kernel-timestamp-TIMESTAMP_MILLIS",
          "kernel-timestamp-partition-col-ISO8601",
          "log-replay-dv-key-cases",
          "parquet-all-types",
          "parquet-all-types-legacy-format",
          "parquet-decimal-dictionaries",
          "parquet-decimal-dictionaries-v2",
          "parquet-decimal-type",
          "table-with-columnmapping-mode-id",
          "table-with-columnmapping-mode-name",
          "time-travel-schema-changes-b",
          "type-widening",
          "type-widening-nested",
          "v2-checkpoint-parquet");

  private static DuckDbParquet parquet;
  private static DuckDbInstance duckDb;

  @BeforeAll
  static void start(@TempDir Path temporary) {
    duckDb = DuckDbInstance.open(new DuckDbSettings(2, "1GB", temporary));
    parquet = new DuckDbParquet(duckDb);
  }

  @AfterAll
  static void stop() {
    parquet.close();
  }

  @TestFactory
  Stream<DynamicTest> rowsAreThoseThatKernelReads() {
    return TABLES.stream()
        .flatMap(name -> Conformance.golden(name).stream())
        .map(
            table ->
                DynamicTest.dynamicTest(
                    table.getFileName().toString(),
                    () -> {
                      Map<Object, Long> expected = counted(KernelReader.of(table).rows());
                      assertThat(expected).isNotEmpty();
                      assertThat(counted(read(table))).isEqualTo(expected);
                    }));
  }

  private static List<List<Object>> read(Path table) throws IOException {
    LocalStore store = new LocalStore(List.of(table), UUID::randomUUID);
    Snapshot snapshot =
        new SnapshotLoader(store, new DuckDbCheckpointFiles(duckDb)).latest(table.toString());
    DeletionVectorFiles vectors = new DeletionVectorFiles(store);
    List<ScanFile> files = new ArrayList<>();
    for (AddFile add : snapshot.files().all()) {
      String path = DataPaths.resolve(snapshot.location(), add.path());
      byte[] deleted =
          Optional.ofNullable(add.deletionVector())
              .map(vector -> vectors.read(snapshot.location(), vector).toBytes())
              .orElse(null);
      files.add(
          new ScanFile(
              store.localPath(path).toString(),
              add.size(),
              add.partitionValues(),
              deleted,
              add.baseRowId(),
              add.defaultRowCommitVersion()));
    }
    List<List<Object>> rows = new ArrayList<>();
    FileScan scan = FileScan.of(snapshot.metadata(), files);
    try (RowStream stream =
        parquet.read(scan, snapshot.schema().names(), Predicate.ALWAYS, false)) {
      for (List<Object> row = stream.next(); row != null; row = stream.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** How often each row occurs. */
  private static Map<Object, Long> counted(List<List<Object>> rows) {
    return rows.stream()
        .map(GoldenRowsTest::plain)
        .collect(Collectors.groupingBy(row -> row, Collectors.counting()));
  }

  /** With bytes as digits, and without the names of members: Kernel's are the physical ones. */
  private static Object plain(Object value) {
    if (value instanceof byte[] array) {
      return HexFormat.of().formatHex(array);
    }
    if (value instanceof List) {
      return ((List<?>) value).stream().map(GoldenRowsTest::plain).toList();
    }
    if (value instanceof Map) {
      List<Object> entries = new ArrayList<>();
      ((Map<?, ?>) value)
          .forEach(
              (key, item) ->
                  entries.add(
                      key instanceof String
                          ? plain(item)
                          : Arrays.asList(plain(key), plain(item))));
      return entries;
    }
    return value;
  }
}
