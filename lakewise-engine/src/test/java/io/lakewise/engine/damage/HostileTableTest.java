package io.lakewise.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables that somebody made to lead out of the lake: by paths in the log and by links in the
 * folder. That a link changes between the look at it and the use of it is not tested: whoever can
 * change files in the lake's folder at that moment can do as much without Lakewise.
 */
class HostileTableTest {

  private static final Duration WATCHDOG = Duration.ofMinutes(2);

  /** Whatever may open the files that a log names. */
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT * FROM %s",
          "SELECT count(*) FROM %s",
          "SELECT * FROM %s VERSION AS OF 1",
          "SELECT * FROM table_changes('%s', 0)",
          "UPDATE %s SET name = 'x'",
          "DELETE FROM %s WHERE name LIKE 'can%%'",
          "MERGE INTO %s t USING (SELECT 1 AS id) s ON t.id = s.id WHEN MATCHED THEN UPDATE SET name"
              + " = 'x'",
          "OPTIMIZE %s",
          "OPTIMIZE %s ZORDER BY (id)",
          "REORG TABLE %s APPLY (PURGE)",
          "CREATE TABLE copied SHALLOW CLONE %s",
          "CREATE TABLE copied DEEP CLONE %s",
          "CREATE TABLE named LOCATION '%s'",
          "RESTORE TABLE %s TO VERSION AS OF 0",
          "DESCRIBE DETAIL %s",
          "VACUUM %s",
          "INSERT INTO %s VALUES (5, 'five')",
          "INSERT OVERWRITE %s VALUES (6, 'six')");

  @TempDir Path folder;
  private Path root;
  private TestLake lake;
  private Outside outside;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    root = Files.createDirectories(folder.resolve("lake"));
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(20));
    lake = new TestLake(root, List.of(), later);
    outside = new Outside(folder.resolve("outside"));
  }

  @AfterEach
  void close() throws IOException {
    lake.close();
    outside.close();
  }

  @TestFactory
  Stream<DynamicTest> pathsInTheLogDoNotLeadOut() {
    String secret = outside.dataFile().toString();
    String climbing = "../../.." + secret.substring(folder.toString().length());
    return Stream.of(
            climbing,
            climbing.replace("..", "%2e%2e"),
            climbing.replace("/", "%2F"),
            "x/../../../.." + secret.substring(folder.toString().length()),
            secret,
            "file:" + secret,
            "file://" + secret,
            "file://localhost" + secret,
            "FILE://" + secret,
            "file://elsewhere" + secret,
            "/proc/self/environ",
            "/dev/zero",
            outside.fifo().toString(),
            "http://127.0.0.1:" + outside.port() + "/secret.parquet",
            "https://127.0.0.1:" + outside.port() + "/secret.parquet",
            "s3://127.0.0.1:" + outside.port() + "/secret.parquet",
            "hf://datasets/a/b.parquet",
            "abfss://a@127.0.0.1/secret.parquet",
            "data:application/octet-stream;base64,UEFSMQ==",
            "~/secret.parquet",
            "",
            ".",
            "..",
            "sound%00.parquet",
            "sound\\u0000.parquet",
            "soun%")
        .map(path -> DynamicTest.dynamicTest("\"" + path + "\"", () -> refused(path)));
  }

  private void refused(String path) throws IOException {
    HandMadeTable table = HandMadeTable.in(lake, root, "climbs" + UUID.randomUUID());
    long size = path.contains(outside.dataFile().getFileName().toString()) ? size() : 7;
    table
        .commit(HandMadeTable.PROTOCOL, HandMadeTable.metadata(), table.add())
        .commit(HandMadeTable.add(path, size, ""));
    List<String> answered = ask(table);
    assertThat(answered).doesNotContain("SELECT * FROM %s", "UPDATE %s SET name = 'x'");
  }

  private long size() throws IOException {
    return Files.size(outside.dataFile());
  }

  /** Runs all statements; answers those that succeeded. */
  private List<String> ask(HandMadeTable table) {
    List<String> answered =
        STATEMENTS.stream()
            .filter(
                statement ->
                    assertTimeoutPreemptively(WATCHDOG, () -> ask(statement, table.folder())))
            .toList();
    outside.assertUntouched();
    assertThat(lake.value("SELECT count(*) FROM sound")).isEqualTo(1L);
    return answered;
  }

  private boolean ask(String statement, Path table) {
    Ordeal ordeal = new Ordeal(lake, table);
    Ordeal.Outcome outcome =
        ordeal.run(
            statement
                .replace("LOCATION '%s'", "LOCATION '" + table + "'")
                .replace("table_changes('%s'", "table_changes('delta.`" + table + "`'")
                .replace("%%", "%"));
    assertThat(String.valueOf(outcome.rows())).doesNotContain(Outside.CANARY);
    ordeal.run("DROP TABLE IF EXISTS copied");
    ordeal.run("DROP TABLE IF EXISTS named");
    return outcome.error() == null;
  }

  @Test
  void aFirstCommitWithoutSchemaIsNamedByTheChangeFeed() throws IOException {
    lake.run(
        "CREATE TABLE fed (id BIGINT) TBLPROPERTIES ('delta.checkpointInterval' = '1',"
            + " 'delta.enableChangeDataFeed' = 'true') LOCATION 'open/fed'");
    lake.run("INSERT INTO fed VALUES (1)");
    Path log = root.resolve("open/fed/_delta_log");
    Files.writeString(log.resolve("00000000000000000000.json"), "{\"commitInfo\":{}}\n");
    assertThat(lake.sql("SELECT * FROM fed")).hasSize(1);
    assertThat(lake.error("SELECT * FROM table_changes('fed', 0)")).contains("no metaData");
  }

  @TestFactory
  Stream<DynamicTest> tombstonesDoNotLetVacuumOut() {
    String secret = outside.dataFile().toString();
    return Stream.of("../../.." + secret.substring(folder.toString().length()), secret)
        .map(path -> DynamicTest.dynamicTest(path, () -> vacuumed(path)));
  }

  private void vacuumed(String path) throws IOException {
    HandMadeTable table = HandMadeTable.in(lake, root, "vacuum" + UUID.randomUUID());
    table
        .commit(HandMadeTable.PROTOCOL, HandMadeTable.metadata(), table.add())
        .commit(
            "{\"remove\":{\"path\":\""
                + path
                + "\",\"deletionTimestamp\":1,\"dataChange\":true,\"size\":1}}");
    lake.sql("VACUUM " + table.name());
    outside.assertUntouched();
    assertThat(lake.sql("SELECT * FROM " + table.name())).containsExactly(List.of(1L, "sound"));
  }

  @Test
  void aLinkedDataFileIsNotRead() throws IOException {
    HandMadeTable table = HandMadeTable.in(lake, root, "file");
    Files.delete(table.dataFile());
    Files.createSymbolicLink(table.dataFile(), outside.dataFile());
    table.commit(
        HandMadeTable.PROTOCOL,
        HandMadeTable.metadata(),
        HandMadeTable.add("sound.parquet", size(), ""));
    table.commit("{\"commitInfo\":{}}");
    assertThat(lake.error("SELECT * FROM " + table.name())).contains("sound.parquet", "outside");
    assertThat(ask(table)).doesNotContain("SELECT * FROM %s");
  }

  @Test
  void aLinkedFolderOfDataIsNeitherReadNorWritten() throws IOException {
    HandMadeTable table = HandMadeTable.in(lake, root, "folder");
    Files.createSymbolicLink(table.folder().resolve("name=x"), outside.table());
    String file = outside.dataFile().getFileName().toString();
    table
        .commit(
            HandMadeTable.PROTOCOL,
            HandMadeTable.metadata(HandMadeTable.columns(), "[\"name\"]", "{}"),
            HandMadeTable.add("name=x/" + file, size(), "")
                .replace("\"partitionValues\":{}", "\"partitionValues\":{\"name\":\"x\"}"))
        .commit("{\"commitInfo\":{}}");
    assertThat(ask(table)).doesNotContain("SELECT * FROM %s");
    lake.error("INSERT INTO " + table.name() + " VALUES (9, 'x')");
    outside.assertUntouched();
  }

  @Test
  void aLinkedLogIsNeitherReadNorWritten() throws IOException {
    HandMadeTable table = HandMadeTable.in(lake, root, "log");
    Files.delete(table.folder().resolve("_delta_log"));
    Files.createSymbolicLink(table.folder().resolve("_delta_log"), outside.log());
    assertThat(ask(table)).isEmpty();
  }

  @Test
  void aLinkedCommitIsNotRead() throws IOException {
    HandMadeTable table = HandMadeTable.in(lake, root, "commit");
    table.commit(HandMadeTable.PROTOCOL, HandMadeTable.metadata(), table.add());
    Files.createSymbolicLink(table.log("00000000000000000001.json"), outside.text());
    assertThat(ask(table)).doesNotContain("SELECT * FROM %s");
    assertThat(lake.error("SELECT * FROM " + table.name())).doesNotContain(Outside.CANARY);
  }

  @Test
  void aPipeForACommitIsNotWaitedFor() throws Exception {
    HandMadeTable table = HandMadeTable.in(lake, root, "pipe");
    table.commit(HandMadeTable.PROTOCOL, HandMadeTable.metadata(), table.add());
    String pipe = table.log("00000000000000000001.json").toString();
    assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
    List<String> answered = ask(table);
    assertThat(answered).contains("SELECT * FROM %s").doesNotContain("INSERT INTO %s VALUES");
    assertThat(lake.error("INSERT INTO " + table.name() + " VALUES (2, 'b')"))
        .contains("00000000000000000001.json");
  }

  @Test
  void linkedCheckpointsAndSidecarsAreNotRead() throws IOException {
    HandMadeTable classic = HandMadeTable.in(lake, root, "classic");
    Files.createSymbolicLink(
        classic.log("00000000000000000000.checkpoint.parquet"), outside.file(".parquet"));
    assertThat(ask(classic)).isEmpty();
    HandMadeTable v2 = HandMadeTable.in(lake, root, "v2");
    Files.createDirectories(v2.log("_sidecars"));
    Files.createSymbolicLink(v2.log("_sidecars/s.parquet"), outside.file(".parquet"));
    Files.writeString(
        v2.log("00000000000000000000.checkpoint.0f0f0f0f-0000-0000-0000-000000000000.json"),
        HandMadeTable.VECTORS
            + "\n"
            + HandMadeTable.metadata()
            + "\n{\"checkpointMetadata\":{\"version\":0}}\n"
            + "{\"sidecar\":{\"path\":\"s.parquet\",\"sizeInBytes\":1,\"modificationTime\":1}}\n");
    assertThat(ask(v2)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> deletionVectorsDoNotLeadOut() {
    String vector = outside.file(".bin").toString();
    return Stream.of(
            "\"p\",\"pathOrInlineDv\":\"file://" + vector + "\"",
            "\"p\",\"pathOrInlineDv\":\"" + vector + "\"",
            "\"p\",\"pathOrInlineDv\":\"../../../outside/x.bin\"",
            "\"p\",\"pathOrInlineDv\":\"http://127.0.0.1:" + outside.port() + "/x.bin\"",
            "\"u\",\"pathOrInlineDv\":\"../../../outside/open/secret/ab^-aqEH.-t@S}K{vb[*k^\"",
            "\"u\",\"pathOrInlineDv\":\"x\"",
            "\"z\",\"pathOrInlineDv\":\"x\"")
        .map(text -> DynamicTest.dynamicTest(text, () -> vectorRefused(text)));
  }

  private void vectorRefused(String type) throws IOException {
    HandMadeTable table = HandMadeTable.in(lake, root, "vector" + UUID.randomUUID());
    String vector =
        ",\"deletionVector\":{\"storageType\":"
            + type
            + ",\"offset\":1,\"sizeInBytes\":34,\"cardinality\":1}";
    table
        .commit(HandMadeTable.VECTORS, HandMadeTable.metadata(), table.add())
        .commit(
            "{\"remove\":{\"path\":\"sound.parquet\",\"dataChange\":true}}",
            HandMadeTable.add("sound.parquet", Files.size(table.dataFile()), vector));
    assertThat(ask(table)).doesNotContain("SELECT * FROM %s", "OPTIMIZE %s");
  }

  @Test
  void aLinkedVectorIsNotRead() throws IOException {
    HandMadeTable table = HandMadeTable.in(lake, root, "linkedVector");
    Path vector = table.folder().resolve("deletion_vector_00.bin");
    Files.createSymbolicLink(vector, outside.file(".bin"));
    table.commit(
        HandMadeTable.VECTORS,
        HandMadeTable.metadata(),
        HandMadeTable.add(
            "sound.parquet",
            Files.size(table.dataFile()),
            ",\"deletionVector\":{\"storageType\":\"p\",\"pathOrInlineDv\":\""
                + vector
                + "\",\"offset\":1,\"sizeInBytes\":34,\"cardinality\":1}"));
    table.commit("{\"commitInfo\":{}}");
    assertThat(ask(table)).doesNotContain("SELECT * FROM %s");
  }

  @Test
  void aLinkedTableFolderIsNoTableOfTheLake() throws IOException {
    Path link = root.resolve("open/link");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, outside.table());
    lake.run("CREATE TABLE sound AS SELECT 1::BIGINT AS id, 'sound' AS name");
    for (String path : List.of(link.toString(), "open/link", outside.table().toString())) {
      for (String statement : STATEMENTS) {
        assertThat(ask(statement, Path.of(path))).as(statement).isFalse();
      }
      for (String statement :
          List.of(
              "SELECT * FROM delta_scan('%s')",
              "CONVERT TO DELTA parquet.`%s`",
              "CREATE TABLE here (id BIGINT) LOCATION '%s'",
              "CREATE TABLE there LOCATION '%s' AS SELECT 1 AS a",
              "SELECT * FROM read_parquet('%s/*.parquet')",
              "COPY INTO sound FROM '%s' FILEFORMAT = PARQUET")) {
        assertThat(lake.error(statement.replace("%s", path))).doesNotContain(Outside.CANARY);
      }
    }
    outside.assertUntouched();
  }
}
