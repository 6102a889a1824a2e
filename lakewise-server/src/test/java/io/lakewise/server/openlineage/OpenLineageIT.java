package io.lakewise.server.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.sun.net.httpserver.HttpServer;
import io.lakewise.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of a whole server, as a receiver gets them. */
class OpenLineageIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> keys = new LinkedBlockingQueue<>();

  private HttpServer receiver(CountDownLatch open) throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work);
              thread.setDaemon(true);
              return thread;
            }));
    receiver.createContext(
        "/api/v1/lineage",
        exchange -> {
          JsonNode event = JSON.readTree(exchange.getRequestBody().readAllBytes());
          keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
          try {
            open.await();
          } catch (InterruptedException end) {
            return;
          }
          events.add(event);
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    receiver.start();
    return receiver;
  }

  private Map<String, String> settings(HttpServer receiver) throws IOException {
    Files.writeString(folder.resolve("key"), "let-me-in\n");
    return Map.of(
        "openlineage-url",
        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/api/v1/lineage",
        "openlineage-key-file",
        folder.resolve("key").toString(),
        "openlineage-file",
        folder.resolve("events.jsonl").toString(),
        "openlineage-namespace",
        "test");
  }

  /** By the schemas of OpenLineage 2-0-2 and of the facets, as far as our events use them. */
  private static final JsonSchema SCHEMA = schema();

  private static JsonSchema schema() {
    try (InputStream text = OpenLineageIT.class.getResourceAsStream("run-event.schema.json")) {
      SchemaValidatorsConfig strict =
          SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text, strict);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events of the next statement: its beginning and its end. */
  private JsonNode next(String end) throws InterruptedException {
    JsonNode start = events.poll(30, TimeUnit.SECONDS);
    JsonNode other = events.poll(30, TimeUnit.SECONDS);
    assertThat(start).isNotNull();
    assertThat(other).isNotNull();
    assertThat(start.path("eventType").asText()).isEqualTo("START");
    assertThat(other.path("eventType").asText()).isEqualTo(end);
    assertThat(start.at("/run/runId")).isEqualTo(other.at("/run/runId"));
    assertThat(start.at("/job/name")).isEqualTo(other.at("/job/name"));
    for (JsonNode event : List.of(start, other)) {
      assertThat(SCHEMA.validate(event)).isEmpty();
      assertThat(event.at("/job/namespace").asText()).isEqualTo("test");
    }
    return other;
  }

  private static String told(JsonNode event) {
    TreeSet<String> told = new TreeSet<>();
    event.path("inputs").forEach(input -> told.add("<" + place(input)));
    for (JsonNode output : event.path("outputs")) {
      List<String> columns = new ArrayList<>();
      output.at("/facets/schema/fields").forEach(field -> columns.add(field.path("name").asText()));
      told.add(">" + place(output) + columns);
      output
          .at("/facets/columnLineage/fields")
          .fields()
          .forEachRemaining(
              field ->
                  field
                      .getValue()
                      .path("inputFields")
                      .forEach(
                          from ->
                              told.add(
                                  place(from)
                                      + "."
                                      + from.path("field").asText()
                                      + ">"
                                      + field.getKey())));
    }
    return String.join(" ", told);
  }

  private static String place(JsonNode dataset) {
    String name = dataset.path("name").asText();
    return dataset.path("namespace").asText() + ":" + name.substring(name.lastIndexOf('/') + 1);
  }

  @Test
  void statementsThatWriteAreToldWithoutTheirTexts() throws Exception {
    HttpServer receiver = receiver(new CountDownLatch(0));
    try (TestServer server = new TestServer(folder, settings(receiver))) {
      Files.createDirectories(folder.resolve("lake/files"));
      Files.writeString(folder.resolve("lake/files/in.csv"), "id,amount\n1,2\n");
      server.run("CREATE TABLE a (id BIGINT, amount BIGINT)");
      server.run("SELECT count(*) FROM a");
      server.run("INSERT INTO a SELECT id, amount + 83174001 FROM read_csv('in.csv')");
      assertThat(told(next("COMPLETE")))
          .isEqualTo(
              "<file:in.csv >test:main.default.a[id, amount] file:in.csv.amount>amount"
                  + " file:in.csv.id>id");
      server.run("CREATE TABLE b AS SELECT amount AS quaggle FROM a WHERE id < 83174001");
      JsonNode made = next("COMPLETE");
      assertThat(told(made))
          .isEqualTo(
              "<test:main.default.a >test:main.default.b[quaggle]"
                  + " test:main.default.a.amount>quaggle");
      assertThat(made.at("/job/name").asText()).matches("create\\.[0-9a-f]{16}");
      server.run("DELETE FROM b WHERE quaggle IN (SELECT id FROM a)");
      assertThat(told(next("COMPLETE")))
          .isEqualTo("<test:main.default.a >test:main.default.b[quaggle]");
      server.run("INSERT INTO b SELECT CAST('planted83174' AS BIGINT) FROM a");
      assertThat(told(next("FAIL"))).contains(">test:main.default.b");
      assertThat(events).isEmpty();
      assertThat(keys).isNotEmpty().containsOnly("Bearer let-me-in");
    } finally {
      receiver.stop(0);
    }
    List<String> lines = Files.readAllLines(folder.resolve("events.jsonl"));
    assertThat(lines).hasSize(8);
    assertThat(String.join("", lines)).doesNotContain("83174", "SELECT", "let-me-in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO a %s",
        "CREATE OR REPLACE TABLE b AS %s",
        "WITH c AS (SELECT 1) INSERT INTO a %s"
      })
  void thatAStatementRunsIsToldBeforeItEnds(String form) throws Exception {
    HttpServer receiver = receiver(new CountDownLatch(0));
    try (TestServer server = new TestServer(folder, settings(receiver))) {
      server.run("CREATE TABLE a (id BIGINT)");
      Map<String, String> later = Map.of("wait_timeout", "0s", "on_wait_timeout", "CONTINUE");
      String id =
          server
              .run(
                  form.formatted(
                      "SELECT count(*) FROM range(1000000000) x, range(1000000000) y"
                          + " WHERE x.range = y.range + 0.5"),
                  later)
              .path("statement_id")
              .asText();
      JsonNode start = events.poll(30, TimeUnit.SECONDS);
      assertThat(start).isNotNull();
      assertThat(start.path("eventType").asText()).isEqualTo("START");
      assertThat(server.ask("/api/2.0/sql/statements/" + id, null).body()).contains("RUNNING");
      assertThat(server.ask("/api/2.0/sql/statements/" + id + "/cancel", "").status())
          .isEqualTo(200);
      JsonNode end = events.poll(30, TimeUnit.SECONDS);
      assertThat(end).isNotNull();
      assertThat(end.path("eventType").asText()).isEqualTo("ABORT");
      assertThat(end.at("/run/runId")).isEqualTo(start.at("/run/runId"));
      assertThat(end.at("/job/name")).isEqualTo(start.at("/job/name"));
      server.run("INSERT INTO a VALUES (1)");
      next("COMPLETE");
      assertThat(events).isEmpty();
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void tagsNameTheJobAndItsRun() throws Exception {
    HttpServer receiver = receiver(new CountDownLatch(0));
    try (TestServer server = new TestServer(folder, settings(receiver))) {
      String run = UUID.randomUUID().toString();
      List<Map<String, String>> tags =
          List.of(
              Map.of("key", "job_name", "value", "nightly"),
              Map.of("key", "job_run_id", "value", run));
      server.run("CREATE TABLE a AS SELECT 1 AS id", Map.of("query_tags", tags));
      JsonNode end = next("COMPLETE");
      assertThat(end.at("/job/name").asText()).matches("nightly\\.create\\.[0-9a-f]{16}");
      assertThat(end.at("/run/facets/parent/run/runId").asText()).isEqualTo(run);
      assertThat(end.at("/run/facets/parent/job/name").asText()).isEqualTo("nightly");
      server.run("INSERT INTO a VALUES (2)");
      assertThat(next("COMPLETE").at("/run/facets/parent").isMissingNode()).isTrue();
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void nobodyWaitsForAReceiverThatDoesNotAnswer() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    HttpServer receiver = receiver(open);
    try (TestServer server = new TestServer(folder, settings(receiver))) {
      server.run("CREATE TABLE a AS SELECT 1 AS id");
      assertThat(keys.poll(30, TimeUnit.SECONDS)).isNotNull();
      server.run("INSERT INTO a VALUES (2)");
      assertThat(server.rows("SELECT count(*) FROM a")).containsExactly("2");
      assertThat(server.rows("SELECT count(*) FROM system.access.table_lineage")).isNotEmpty();
      assertThat(events).isEmpty();
    } finally {
      open.countDown();
      receiver.stop(0);
    }
  }
}
