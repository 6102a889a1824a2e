package io.lakewise.table.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.LogFiles;
import io.lakewise.table.parquet.duckdb.DuckDbCheckpointFiles;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.DuckDbSettings;
import io.lakewise.table.storage.LocalStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that were damaged, or that no sound program writes. */
class DamagedLogTest {

  private static final String PROTOCOL =
      "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}\n";

  private static final String METADATA =
      """
      {"metaData":{"id":"a","format":{"provider":"parquet"},"partitionColumns":[],\
      "configuration":{},"schemaString":"{\\"type\\":\\"struct\\",\\"fields\\":[{\\"name\\":\\"x\\",\
      \\"type\\":\\"long\\",\\"nullable\\":true,\\"metadata\\":{}}]}"}}
      """;

  @TempDir Path folder;
  private LocalStore store;
  private DuckDbInstance duckDb;
  private SnapshotLoader loader;
  private String table;

  @BeforeEach
  void open() throws IOException {
    store = new LocalStore(List.of(folder), UUID::randomUUID);
    duckDb = DuckDbInstance.open(new DuckDbSettings(1, "500MB", folder.resolve("spill")));
    loader = new SnapshotLoader(store, new DuckDbCheckpointFiles(duckDb));
    table = folder.resolve("table").toString();
    commit(0, PROTOCOL + METADATA + add("a"));
    commit(1, add("b"));
  }

  @AfterEach
  void close() {
    duckDb.close();
  }

  private void commit(long version, String lines) throws IOException {
    Path file = Path.of(LogFiles.commit(table, version));
    Files.createDirectories(file.getParent());
    Files.writeString(file, lines);
  }

  private static String add(String path) {
    return "{\"add\":{\"path\":\""
        + path
        + "\",\"partitionValues\":{},\"size\":1,"
        + "\"modificationTime\":1,\"dataChange\":true}}\n";
  }

  private List<String> paths() {
    return loader.latest(table).files().all().stream().map(file -> file.path()).toList();
  }

  static List<String> lines() {
    return List.of(
        "{\"add\":7}",
        "{\"add\":{\"path\":\"c\",\"size\":-1,\"partitionValues\":{}}}",
        "{\"add\":{\"path\":\"c\",\"size\":99999999999999999999,\"partitionValues\":{}}}",
        "{\"add\":{\"path\":\"c\",\"size\":1e999999999,\"partitionValues\":{}}}",
        "{\"add\":{\"path\":\"c\",\"size\":1,\"partitionValues\":[]}}",
        "{\"add\":{\"path\":{},\"size\":1,\"partitionValues\":{}}}",
        "{\"add\":{\"path\":\"c\",\"size\":1,\"partitionValues\":{},\"deletionVector\":\"x\"}}",
        "{\"add\":{\"path\":\"c\",\"size\":1,\"partitionValues\":{},\"deletionVector\":[]}}",
        "{\"remove\":{\"path\":\"c\"}}\n" + add("c"),
        add("c") + "{\"remove\":{\"path\":\"c\"}}",
        METADATA + METADATA,
        PROTOCOL + PROTOCOL,
        METADATA.replace("\"partitionColumns\":[]", "\"partitionColumns\":\"x\""),
        METADATA.replace("\"partitionColumns\":[]", "\"partitionColumns\":[null]"),
        METADATA.replace("\"partitionColumns\":[]", "\"partitionColumns\":[\"y\"]"),
        METADATA.replace("\"parquet\"", "\"csv\""),
        METADATA.replace("\"configuration\":{}", "\"configuration\":7"),
        METADATA.replace("\\\"fields\\\":[", "\\\"fields\\\":7,\\\"x\\\":["),
        METADATA.replace(
            "\"schemaString\":\"",
            "\"schemaString\":\"" + "{\\\"type\\\":\\\"array\\\",\\\"elementType\\\":".repeat(900)),
        METADATA.replace(
            "\\\"type\\\":\\\"long\\\"",
            "\\\"type\\\":"
                + "{\\\"type\\\":\\\"array\\\",\\\"elementType\\\":".repeat(200)
                + "\\\"long\\\""
                + "}".repeat(200)),
        METADATA.replace(
            "\\\"fields\\\":[",
            "\\\"fields\\\":[{\\\"name\\\":\\\"X\\\",\\\"type\\\":\\\"long\\\"},"),
        "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7}}",
        "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":\"x\","
            + "\"writerFeatures\":[]}}",
        "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[null],"
            + "\"writerFeatures\":[]}}",
        "[".repeat(100_000),
        "{\"x\":" + "[".repeat(100_000),
        "{\"commitInfo\":{\"x\":" + "{\"y\":".repeat(100_000),
        "\0",
        "\u00e9");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void refusesACommitThatNoSoundProgramWrites(String line) throws IOException {
    commit(2, line + "\n");
    assertThatThrownBy(() -> loader.latest(table)).isInstanceOf(LakewiseException.class);
    Snapshot before = loader.at(table, 1);
    assertThat(before.files().count()).isEqualTo(2);
    assertThatThrownBy(() -> loader.latest(before)).isInstanceOf(LakewiseException.class);
  }

  @Test
  void refusesBytesThatAreNotUtf8() throws IOException {
    byte[] bytes = add("ccccc").getBytes(StandardCharsets.UTF_8);
    bytes[20] = (byte) 0xff;
    Files.write(Path.of(LogFiles.commit(table, 2)), bytes);
    assertThatThrownBy(() -> loader.latest(table)).hasMessageContaining("00002.json");
  }

  @Test
  void refusesBytesThatLookLikeAnotherEncoding() throws IOException {
    byte[] parquet = {
      'P', 'A', 'R', '1', 0x15, 0x04, 0x15, 0x20, 0, 0, 0, 0x7b, 0x39, -46, -47, 47
    };
    byte[] utf32 = {0, 0, 0, 0x7b, 0x39, (byte) 0xd2, (byte) 0xd1, 0x2f};
    for (byte[] bytes : List.of(parquet, utf32)) {
      Files.write(Path.of(LogFiles.commit(table, 2)), bytes);
      assertThatThrownBy(() -> loader.latest(table)).hasMessageContaining("00002.json");
    }
    Files.delete(Path.of(LogFiles.commit(table, 2)));
    Files.write(Path.of(LogFiles.lastCheckpoint(table)), utf32);
    assertThat(paths()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"unknown\":{\"add\":{\"path\":\"x\"}}}",
        "{\"add\":null}",
        "{}",
        "{\"commitInfo\":{\"timestamp\":1e999999999,\"inCommitTimestamp\":\"x\"}}",
        "{\"remove\":{\"path\":\"nothing\"}}"
      })
  void ignoresWhatTheProtocolIgnores(String line) throws IOException {
    commit(2, line + "\n" + add("c") + add("c"));
    assertThat(paths()).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.json",
        "00000000000000000002.JSON",
        "00000000000000000002.json.tmp",
        "000000000000000000002.json",
        "00000000000000000002.0f0f0f0f-0000-0000-0000-000000000000.json",
        "99999999999999999999.json",
        "00000000000000000001.checkpoint.0000000001.0000000002.parquet",
        "00000000000000000001.checkpoint.0000000000.0000000000.parquet",
        "00000000000000000002.00000000000000000001.compacted.json"
      })
  void ignoresFilesOfOtherNames(String name) throws IOException {
    Files.writeString(Path.of(LogFiles.folder(table), name), "damaged");
    assertThat(paths()).containsExactly("a", "b");
  }

  @Test
  void namesTheVersionThatIsMissingBeforeAFarOne() throws IOException {
    commit(Long.MAX_VALUE, add("far"));
    assertThatThrownBy(() -> loader.latest(table)).hasMessageContaining("version 2 is missing");
  }

  @Test
  void seesAGapBehindAVersionThatItKnows() throws IOException {
    Snapshot known = loader.latest(table);
    commit(3, add("d"));
    assertThatThrownBy(() -> loader.latest(known)).hasMessageContaining("version 2 is missing");
  }

  @Test
  void readsTheCommitsIfTheHintedCheckpointIsDamaged() throws IOException {
    commit(2, add("c"));
    checkpoint(loader.latest(table));
    Path checkpoint = Path.of(LogFiles.checkpoint(table, 2));
    byte[] sound = Files.readAllBytes(checkpoint);
    assertThat(Path.of(LogFiles.lastCheckpoint(table))).exists();
    commit(3, add("d"));
    for (byte[] damaged : List.of(new byte[0], Arrays.copyOf(sound, sound.length / 2))) {
      Files.write(checkpoint, damaged);
      assertThat(paths()).containsExactly("a", "b", "c", "d");
    }
    Files.delete(Path.of(LogFiles.commit(table, 0)));
    assertThatThrownBy(this::paths).hasMessageContaining("2.checkpoint.parquet");
  }

  @Test
  void readsTheCommitsIfTheCheckpointDoesNotAgreeWithTheChecksum() throws IOException {
    checkpoint(loader.latest(table));
    Path checkpoint = Path.of(LogFiles.checkpoint(table, 1));
    commit(2, add("c"));
    SnapshotChecksum.write(store, loader.latest(table));
    byte[] other = Files.readAllBytes(checkpoint);
    Files.delete(checkpoint);
    commit(1, add("b").replace("\"size\":1", "\"size\":5"));
    Files.delete(Path.of(LogFiles.checksum(table, 2)));
    SnapshotChecksum.write(store, loader.latest(table));
    Files.write(checkpoint, other);
    assertThat(loader.latest(table).files().bytes()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../00000000000000000000.json",
        "/etc/passwd",
        "file:///etc/passwd",
        "..",
        "a/b",
        "%2e%2e/%2e%2e/x.parquet",
        "s3://bucket/x.parquet",
        "http://host/x.parquet",
        ""
      })
  void refusesASidecarOutsideItsFolder(String path) throws IOException {
    Path v2 =
        Path.of(
            LogFiles.folder(table),
            "00000000000000000001.checkpoint." + UUID.randomUUID() + ".json");
    Files.writeString(
        v2,
        PROTOCOL
            + METADATA
            + "{\"checkpointMetadata\":{\"version\":1}}\n"
            + "{\"sidecar\":{\"path\":\""
            + path
            + "\",\"sizeInBytes\":1}}\n");
    assertThatThrownBy(() -> loader.latest(table))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("cannot be used");
  }

  @Test
  void readsATableWhoseFolderLooksLikeAPattern() throws IOException {
    table = folder.resolve("t[1]*?").toString();
    commit(0, PROTOCOL + METADATA + add("a"));
    checkpoint(loader.latest(table));
    Files.delete(Path.of(LogFiles.commit(table, 0)));
    assertThat(paths()).containsExactly("a");
  }

  private void checkpoint(Snapshot snapshot) throws IOException {
    Path staging = Files.createDirectories(folder.resolve("staging"));
    new SnapshotCheckpoints(
            store, new DuckDbCheckpointFiles(duckDb), staging, UUID::randomUUID, Clock.systemUTC())
        .write(snapshot);
  }
}
