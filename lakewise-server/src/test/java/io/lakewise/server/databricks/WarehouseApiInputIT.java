package io.lakewise.server.databricks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import io.lakewise.server.TestServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Warehouses API is sent by mistake or by malice: one clear error, and nothing made. */
class WarehouseApiInputIT {

  private static final String PATH = "/api/2.0/sql/warehouses";

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1", "memory", "500MB"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void assertRefused(Answer answer, String body) {
    assertThat(answer.status()).as(body + " " + answer.body()).isEqualTo(400);
    assertThat(answer.json().path("error_code").asText())
        .isIn("INVALID_PARAMETER_VALUE", "MALFORMED_REQUEST");
    assertThat(answer.json().path("message").asText()).isNotBlank().hasSizeLessThan(2000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"x\"",
        "{",
        "{}",
        "{\"name\":null}",
        "{\"name\":\"\"}",
        "{\"name\":\"  \"}",
        "{\"name\":7}",
        "{\"name\":true}",
        "{\"name\":[\"x\"]}",
        "{\"name\":\"bad\",\"name\":\"bad\"}",
        "{\"name\":\"bad\",\"cluster_size\":\"Huge\"}",
        "{\"name\":\"bad\",\"cluster_size\":3}",
        "{\"name\":\"bad\",\"cluster_size\":{\"a\":1}}",
        "{\"name\":\"bad\",\"min_num_clusters\":0}",
        "{\"name\":\"bad\",\"min_num_clusters\":-1}",
        "{\"name\":\"bad\",\"min_num_clusters\":1.5}",
        "{\"name\":\"bad\",\"min_num_clusters\":1e400}",
        "{\"name\":\"bad\",\"min_num_clusters\":true}",
        "{\"name\":\"bad\",\"max_num_clusters\":99999999999999999999}",
        "{\"name\":\"bad\",\"max_num_clusters\":4294967297}",
        "{\"name\":\"bad\",\"min_num_clusters\":3,\"max_num_clusters\":2}",
        "{\"name\":\"bad\",\"auto_stop_mins\":-1}",
        "{\"name\":\"bad\",\"auto_stop_mins\":99999999}",
        "{\"name\":\"bad\",\"auto_stop_mins\":\"soon\"}",
        "{\"name\":\"bad\",\"warm_spare\":\"yes\"}"
      })
  void whatIsWrongIsRefusedAndNothingIsMade(String body) {
    assertRefused(server.ask(PATH, body), body);
    assertNothingMade();
  }

  @Test
  void textsThatAreVeryLongOrDeepOrStrangeAreRefused() {
    for (String body :
        List.of(
            "{\"name\":\"" + "n".repeat(100_000) + "\"}",
            "{\"name\":\"bad\",\"cluster_size\":\"" + "S".repeat(100_000) + "\"}",
            "{\"name\":\"bad\",\"auto_stop_mins\":" + "9".repeat(900) + "}",
            "{\"name\":\"bad\",\"cluster_size\":" + "[".repeat(5000) + "}",
            "{\"name\":\"a\\u0000b\"}",
            "{\"name\":\"a\\nb\"}")) {
      assertRefused(server.ask(PATH, body), body.substring(0, Math.min(80, body.length())));
    }
    assertNothingMade();
  }

  private static void assertNothingMade() {
    assertThat(server.ask(PATH, null).json().path("warehouses").findValuesAsText("name"))
        .isSubsetOf("default", "lenient", "CHANNEL_NAME_CURRENT");
  }

  @Test
  void fieldsThatNobodyKnowsAreLeftOutAsDatabricksDoes() throws Exception {
    Answer made =
        server.ask(
            PATH,
            "{\"name\":\"lenient\",\"cluster_size\":\"2X-Small\",\"auto_stop_mins\":\"5\","
                + "\"from_a_later_release\":{\"a\":[1]},\"owner\":\"eve\","
                + "\"tags\":{\"custom_tags\":[]}}");
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    String one = PATH + "/" + made.json().path("id").asText();
    server.ask(one + "/stop", "{}");
    JsonNode warehouse = settled(one);
    assertThat(warehouse.path("auto_stop_mins").asInt()).isEqualTo(5);
    assertThat(warehouse.path("creator_name").asText()).isNotEqualTo("eve");
    assertThat(server.ask(one + "/edit", "{\"name\":\"default\"}").status()).isEqualTo(409);
    assertRefused(server.ask(one + "/edit", "{\"max_num_clusters\":\"many\"}"), "edit");
    assertThat(server.ask(one, null).json()).isEqualTo(warehouse);
    assertThat(server.delete(one, server.token()).status()).isEqualTo(200);
  }

  /** When it has stopped, so that only its settings could change. */
  private static JsonNode settled(String path) throws InterruptedException {
    JsonNode warehouse = server.ask(path, null).json();
    for (int i = 0; i < 600 && !warehouse.path("state").asText().equals("STOPPED"); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
      warehouse = server.ask(path, null).json();
    }
    return warehouse;
  }

  @Test
  void idsThatAreNoneAreNotThere() {
    for (String id : List.of("nothing", "..%2F..", "%00", "a'%20or%201=1", "x".repeat(3000))) {
      assertThat(server.ask(PATH + "/" + id, null).status()).as(id).isBetween(400, 404);
      assertThat(server.ask(PATH + "/" + id + "/start", "{}").status()).as(id).isBetween(400, 404);
      assertThat(server.delete(PATH + "/" + id, server.token()).status())
          .as(id)
          .isBetween(400, 404);
    }
  }
}
