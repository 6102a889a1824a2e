package io.lakewise.table.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.kernel.KernelReader;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.duckdb.DuckDbCheckpointFiles;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.DuckDbSettings;
import io.lakewise.table.storage.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints as other engines may write them, read as Delta Kernel reads them. */
class CheckpointShapesTest {

  private static final String PROTOCOL =
      "SELECT {minReaderVersion: 1::INT, minWriterVersion: 2::INT, tomorrow: 'x'} AS protocol";

  private static final String METADATA =
      "SELECT {id: 'id', format: {provider: 'parquet', options: MAP{}::MAP(VARCHAR, VARCHAR)},"
          + " schemaString: '{\"type\":\"struct\",\"fields\":["
          + "{\"name\":\"i\",\"type\":\"long\",\"nullable\":true,\"metadata\":{}},"
          + "{\"name\":\"d\",\"type\":\"date\",\"nullable\":true,\"metadata\":{}},"
          + "{\"name\":\"t\",\"type\":\"timestamp\",\"nullable\":true,\"metadata\":{}},"
          + "{\"name\":\"x\",\"type\":\"decimal(30,2)\",\"nullable\":true,\"metadata\":{}},"
          + "{\"name\":\"p\",\"type\":\"integer\",\"nullable\":true,\"metadata\":{}}]}',"
          + " partitionColumns: ['p'], configuration: MAP{}::MAP(VARCHAR, VARCHAR),"
          + " tomorrow: 1} AS \"metaData\"";

  private static final String JSON_STATISTICS =
      "{\"numRecords\":2,\"minValues\":{\"i\":1,\"d\":\"2020-01-02\","
          + "\"t\":\"2020-01-02T03:04:05.006Z\",\"x\":1234567890123456789012345678.25},"
          + "\"maxValues\":{\"i\":2,\"d\":\"2020-01-02\","
          + "\"t\":\"2020-01-02T03:04:05.006Z\",\"x\":1234567890123456789012345678.25},"
          + "\"nullCount\":{\"i\":0,\"d\":1,\"t\":0,\"x\":0}}";

  private static final String PARSED_BOUNDS =
      "{i: %d::BIGINT, d: DATE '2020-01-02', t: TIMESTAMPTZ '2020-01-02 03:04:05.006Z',"
          + " x: 1234567890123456789012345678.25::DECIMAL(30, 2)}";

  private static final String PARSED_STATISTICS =
      "{numRecords: 2::BIGINT, minValues: "
          + PARSED_BOUNDS.formatted(1)
          + ", maxValues: "
          + PARSED_BOUNDS.formatted(2)
          + ", nullCount: {i: 0::BIGINT, d: 1::BIGINT, t: 0::BIGINT, x: 0::BIGINT}}";

  @TempDir private Path folder;
  private DuckDbInstance duckDb;
  private DuckDBConnection connection;
  private Path table;
  private Path log;

  @BeforeEach
  void makeTable() throws SQLException, IOException {
    duckDb = DuckDbInstance.open(new DuckDbSettings(1, "500MB", folder.resolve("spill")));
    connection = duckDb.connect();
    table = folder.resolve("table");
    log = Files.createDirectories(table.resolve("_delta_log"));
    Files.writeString(log.resolve("00000000000000000007.json"), "{\"commitInfo\":{}}\n");
    for (int file = 0; file < 3; file++) {
      copy(
          "SELECT range + 1 AS i, CASE range WHEN 0 THEN DATE '2020-01-02' END AS d,"
              + " TIMESTAMPTZ '2020-01-02 03:04:05.006Z' AS t,"
              + " 1234567890123456789012345678.25::DECIMAL(30, 2) AS x FROM range(2)",
          table.resolve(file + ".parquet"));
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    duckDb.close();
  }

  @Test
  void structsAloneTellStatisticsAndUnknownColumnsTellNothing() throws Exception {
    String more =
        ", stats_parsed: " + PARSED_STATISTICS + ", \"partitionValues_parsed\": {p: 7::INT}";
    checkpoint("checkpoint", PROTOCOL, METADATA, add(0, more), "SELECT 'what?' AS tomorrow");
    Snapshot parsed = sameAsKernel(1);
    String statistics = parsed.files().all().get(0).stats();
    checkpoint("checkpoint", PROTOCOL, METADATA, add(0, ", stats: '" + JSON_STATISTICS + "'"));
    assertThat(statistics).isEqualTo(JSON_STATISTICS);
    assertThat(sameAsKernel(1).files().all().get(0).stats()).isEqualTo(JSON_STATISTICS);
  }

  @Test
  void statisticsThatAreBothAndNeitherAreRead() throws Exception {
    String both = ", stats: '{\"numRecords\":2}', stats_parsed: " + PARSED_STATISTICS;
    String onlyText = ", stats: '{\"numRecords\":2}', stats_parsed: NULL";
    String none = ", stats: NULL, stats_parsed: NULL";
    checkpoint("checkpoint", PROTOCOL, METADATA, add(0, both), add(1, onlyText), add(2, none));
    assertThat(sameAsKernel(3).files().all())
        .extracting(AddFile::stats)
        .containsExactlyInAnyOrder("{\"numRecords\":2}", "{\"numRecords\":2}", null);
  }

  @Test
  void aFileThatIsThereTwiceIsOneFile() throws Exception {
    checkpoint("checkpoint", PROTOCOL, METADATA, add(0, ""), add(1, ""), add(0, ""));
    sameFilesAsKernel(2);
  }

  @Test
  void aFileThatIsInTwoPartsIsOneFile() throws Exception {
    checkpoint("checkpoint.0000000001.0000000002", add(0, ""), add(1, ""));
    checkpoint("checkpoint.0000000002.0000000002", add(0, ""), PROTOCOL, METADATA);
    sameFilesAsKernel(2);
  }

  /** A checkpoint is a state: its tombstones are of other files, or of earlier ones. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aFileThatIsAlsoATombstoneIsThere(int shape) throws Exception {
    String remove =
        "SELECT {path: '0.parquet', deletionTimestamp: 1::BIGINT, dataChange: true,"
            + " \"extendedFileMetadata\": false} AS remove";
    if (shape == 0) {
      checkpoint("checkpoint", PROTOCOL, METADATA, add(0, ""), add(1, ""), remove);
    } else {
      String[] parts = {"checkpoint.0000000001.0000000002", "checkpoint.0000000002.0000000002"};
      checkpoint(parts[shape - 1], add(0, ""), add(1, ""));
      checkpoint(parts[2 - shape], PROTOCOL, METADATA, remove);
    }
    sameAsKernel(2);
  }

  @Test
  void linesThatEndAsOnOtherSystemsAndLongOnesAreLines() throws Exception {
    checkpoint("checkpoint", PROTOCOL, METADATA, add(0, ""), add(1, ""));
    String line = "x".repeat(10 << 20);
    Files.writeString(
        log.resolve("00000000000000000008.json"),
        "{\"commitInfo\":{\"timestamp\":1,\"operation\":\""
            + line
            + "\"}}\r\n"
            + "{\"remove\":{\"path\":\"0.parquet\",\"deletionTimestamp\":1,\"dataChange\":true}}\r\n"
            + "{\"add\":{\"path\":\"2.parquet\",\"partitionValues\":{\"p\":\"8\"},\"size\":"
            + Files.size(table.resolve("2.parquet"))
            + ",\"modificationTime\":1,\"dataChange\":true}}\r\n");
    sameAsKernel(2);
    Files.writeString(
        log.resolve("00000000000000000009.json"),
        "\n\n{\"commitInfo\":{\"timestamp\":1}}\n\n\r\n"
            + "{\"remove\":{\"path\":\"1.parquet\",\"deletionTimestamp\":1,\"dataChange\":true}}");
    assertThat(loader().latest(table.toString()).files().count()).isOne();
  }

  private Snapshot sameAsKernel(int files) throws IOException {
    Snapshot snapshot = sameFilesAsKernel(files);
    assertThat(KernelReader.of(table).rows()).hasSize(2 * files);
    return snapshot;
  }

  /** Kernel reads the rows of a file that is there twice twice, Spark once. */
  private Snapshot sameFilesAsKernel(int files) throws IOException {
    Snapshot snapshot = loader().latest(table.toString());
    Map<String, Long> ours = new TreeMap<>();
    snapshot.files().all().forEach(file -> ours.put(table + "/" + file.path(), file.size()));
    Map<String, Long> theirs = new TreeMap<>();
    KernelReader.of(table)
        .files()
        .forEach((path, size) -> theirs.put(path.replaceFirst("^file:/*", "/"), size));
    assertThat(ours).hasSize(files).isEqualTo(theirs);
    assertThat(snapshot.files().count()).isEqualTo(files);
    return snapshot;
  }

  private SnapshotLoader loader() {
    return new SnapshotLoader(
        new LocalStore(List.of(folder), UUID::randomUUID), new DuckDbCheckpointFiles(duckDb));
  }

  private String add(int file, String more) throws IOException {
    return ("SELECT {path: '" + file + ".parquet', \"partitionValues\": MAP{'p': '7'}")
        + (", size: " + Files.size(table.resolve(file + ".parquet")) + "::BIGINT")
        + ", \"modificationTime\": 1::BIGINT, \"dataChange\": false"
        + (", tomorrow: [1]" + more + "} AS add");
  }

  private void checkpoint(String name, String... rows) throws SQLException, IOException {
    copy(
        String.join(" UNION ALL BY NAME ", rows),
        log.resolve("00000000000000000007." + name + ".parquet"));
  }

  private void copy(String select, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
    }
  }
}
