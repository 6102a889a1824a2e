package io.lakewise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose disk or memory comes to an end: the statement fails, and the rest goes on. */
class BadDaysIT {

  @TempDir private Path folder;
  private Path disk;
  private boolean mounted;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=40m", "lakewise-test", disk.toString()) == 0;
    server = new TestServer(disk, Map.of("threads", "1", "memory", "256MB"));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    if (mounted) {
      run("umount", disk.toString());
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private String rows(String statement) {
    JsonNode answer = server.run(statement);
    assertThat(answer.at("/status/state").asText()).as(answer.toString()).isEqualTo("SUCCEEDED");
    return answer.at("/result/data_array").toString();
  }

  private void refused(String statement, Map<String, ?> fields, String why) {
    JsonNode error = server.run(statement, fields).at("/status/error");
    assertThat(error.path("error_code").asText())
        .as(error.toString())
        .isEqualTo("RESOURCE_EXHAUSTED");
    assertThat(error.path("message").asText()).contains(why);
  }

  private void nothingIsStaged() throws IOException {
    Path staging = disk.resolve("lake/_lakewise/staging");
    try (Stream<Path> staged = Files.walk(staging)) {
      assertThat(staged.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aFullDiskFailsWhatNeedsItAndNothingElse() throws Exception {
    assumeTrue(mounted, "no disk may be mounted");
    rows("create table t as select range as i, md5(range::varchar) as s from range(1000)");
    refused(
        "insert into t select range, md5(range::varchar) from range(3000000)",
        Map.of(),
        "disk is full");
    nothingIsStaged();
    refused(
        "select range as i, md5(range::varchar) as s from range(2000000)",
        Map.of("disposition", "EXTERNAL_LINKS", "format", "ARROW_STREAM"),
        "The result cannot be kept");
    assertThat(rows("select count(*) from t")).isEqualTo("[[\"1000\"]]");
    Path filling = disk.resolve("filling");
    fill(filling);
    refused("create schema s", Map.of(), "disk is full");
    refused("insert into t values (1, 'x')", Map.of(), "disk is full");
    assertThat(rows("select count(*) from t")).isEqualTo("[[\"1000\"]]");
    assertThat(server.ask("/health", null).status()).isEqualTo(200);
    Files.delete(filling);
    rows("create schema s");
    rows("insert into t values (1, 'x')");
    assertThat(rows("select count(*) from t")).isEqualTo("[[\"1001\"]]");
    nothingIsStaged();
  }

  private static void fill(Path file) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  @Test
  void aDiskThatFillsWithWhatIsSpilledFailsItsStatementAlone() throws Exception {
    assumeTrue(mounted, "no disk may be mounted");
    rows("create table t as select 1 as i");
    refused(
        "select count(*) from (select range as i, repeat(range::varchar, 200) as s"
            + " from range(400000) order by s, i offset 1)",
        Map.of(),
        "disk");
    assertThat(rows("select i from t")).isEqualTo("[[\"1\"]]");
    rows("insert into t values (2)");
  }

  /** A product of tables that would go on for hours, keeping each of its rows. */
  @Test
  void aQueryThatRanAwayIsEndedAndItsMemoryIsFree() throws Exception {
    String query =
        "select count(distinct a.range * 1000000 + b.range) from range(1000000) a, range(1000000) b";
    String id = server.run(query, Map.of("wait_timeout", "0s")).path("statement_id").asText();
    String path = "/api/2.0/sql/statements/" + id;
    Waiting.until("runs", () -> state(path).equals("RUNNING"));
    long asked = System.nanoTime();
    server.ask(path + "/cancel", "");
    Waiting.until("has ended", () -> !state(path).equals("RUNNING"));
    Duration took = Duration.ofNanos(System.nanoTime() - asked);
    System.out.println("A query that ran away ended " + took.toMillis() + " ms after its cancel");
    assertThat(state(path)).isEqualTo("CANCELED");
    assertThat(rows("select count(distinct range) from range(2000000)"))
        .as("with most of the memory")
        .isEqualTo("[[\"2000000\"]]");
  }

  private String state(String path) {
    return server.ask(path, null).json().at("/status/state").asText();
  }

  @Test
  void memoryThatEndsWhileRowsAreReadFailsItsStatementAlone() {
    refused("select list(range) over (order by range) from range(30000)", Map.of(), "memory");
    assertThat(rows("select 1")).isEqualTo("[[\"1\"]]");
  }

  @Test
  void aNameThatIsTooLongIsItsAuthorsFault() {
    JsonNode error = server.run("select '" + "x".repeat(40_000) + "'").at("/status/error");
    assertThat(error.path("error_code").asText()).isEqualTo("BAD_REQUEST");
    assertThat(error.path("message").asText()).contains("longer than 32,767 bytes");
  }
}
