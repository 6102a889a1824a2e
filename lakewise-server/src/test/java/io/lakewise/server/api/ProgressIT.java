package io.lakewise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import io.lakewise.server.Waiting;
import io.lakewise.server.access.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of statements while they run, and how they were computed. */
class ProgressIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1"));
    for (String statement :
        List.of(
            "create table t as select range as i from range(200000)",
            "insert into t select range from range(200000)",
            "insert into t select range from range(200000)",
            "create function own(i bigint) returns boolean return i >= 0",
            "create table hidden as select range as i from range(200000)",
            "alter table hidden set row filter own on (i)")) {
      server.rows(statement);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Ends by itself long after somebody has looked. */
  private static String begun(String table) {
    String query = "select sum(hash(a.i, b.range)) from " + table + " a, range(30000) b";
    return server.run(query, Map.of("wait_timeout", "0s")).path("statement_id").asText();
  }

  private static JsonNode progress(String id) {
    return server.ask("/api/v1/statements/" + id + "/progress", null).json();
  }

  private static JsonNode awaited(String id, Predicate<JsonNode> wanted) {
    Instant end = Instant.now().plus(PATIENCE);
    JsonNode told = progress(id);
    while (!wanted.test(told) && Instant.now().isBefore(end)) {
      Thread.yield();
      told = progress(id);
    }
    assertThat(wanted.test(told)).as(told.toString()).isTrue();
    return told;
  }

  private static void cancel(String id) {
    server.ask("/api/2.0/sql/statements/" + id + "/cancel", "{}");
    JsonNode last = awaited(id, told -> told.path("state").asText().equals("CANCELED"));
    assertThat(last.has("files")).isFalse();
    assertThat(last.has("fraction")).isFalse();
  }

  @Test
  void whatIsReadIsToldToWhomItBelongs() {
    String id = begun("t");
    try {
      JsonNode told = awaited(id, now -> now.path("fraction").asDouble() > 0);
      assertThat(told.path("state").asText()).isEqualTo("RUNNING");
      assertThat(told.path("files").asLong()).isEqualTo(3);
      assertThat(told.path("fraction").asDouble()).isLessThanOrEqualTo(1);
      try (TestTokens tokens = new TestTokens(folder.resolve("lake"))) {
        String bob = tokens.make("b", "bob", Optional.empty());
        assertThat(
                server
                    .ask(
                        "/api/v1/statements/" + id + "/progress",
                        null,
                        Map.of("Authorization", "Bearer " + bob))
                    .status())
            .isEqualTo(404);
      }
    } finally {
      cancel(id);
    }
  }

  private static String ended(String query) {
    return server.run(query).path("statement_id").asText();
  }

  private static String ended(String query, String token) {
    return server
        .ask(
            "/api/2.0/sql/statements",
            "{\"statement\": \"" + query + "\", \"wait_timeout\": \"50s\"}",
            bearer(token))
        .json()
        .path("statement_id")
        .asText();
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  /** A statement is recorded a moment after its rows were there. */
  private static JsonNode computed(String id, String token) throws Exception {
    String path = "/api/v1/statements/" + id + "/operators";
    Waiting.until("is recorded", () -> server.ask(path, null, bearer(token)).status() == 200);
    return server.ask(path, null, bearer(token)).json();
  }

  private static JsonNode operators(String id) throws Exception {
    return computed(id, server.token()).path("operators");
  }

  @Test
  void howItWasComputedIsToldToWhomItBelongs() throws Exception {
    String id = ended("select count(*) from t where i > 7");
    JsonNode told = operators(id);
    assertThat(told.findValuesAsText("operator")).contains("TABLE_SCAN", "UNGROUPED_AGGREGATE");
    assertThat(told.findValues("time_us")).allMatch(time -> time.asLong() >= 0);
    assertThat(told.findValues("rows")).anyMatch(rows -> rows.asLong() == 3 * 199_992);
    try (TestTokens tokens = new TestTokens(folder.resolve("lake"))) {
      String bob = tokens.make("c", "bob", Optional.empty());
      assertThat(
              server
                  .ask(
                      "/api/v1/statements/" + id + "/operators",
                      null,
                      Map.of("Authorization", "Bearer " + bob))
                  .status())
          .isEqualTo(404);
    }
    assertThat(operators(ended("select count(*) from hidden where i > 7"))).isEmpty();
  }

  @Test
  void whichTablesAndConditionsItReadIsToldToWhomItBelongs() throws Exception {
    JsonNode told = computed(ended("select max(i) from t where i > 7"), server.token());
    assertThat(told.path("tables").toString())
        .matches(
            "\\[\\{\"name\":\"main.default.t\",\"access\":\"READ\",\"files_before\":3,\"files\":3,"
                + "\"bytes_before\":(\\d+),\"bytes\":\\1}]");
    assertThat(told.path("predicates").toString())
        .isEqualTo("[\"main.default.t.i GREATER CONSTANT\"]");
    JsonNode guarded =
        computed(ended("select max(i) from hidden where i > 7"), server.token())
            .path("tables")
            .path(0);
    assertThat(guarded.path("name").asText()).isEqualTo("main.default.hidden");
    assertThat(guarded.path("files_before").asLong()).isZero();
  }

  @Test
  void tablesBeneathAViewAreNotTold() throws Exception {
    for (String statement :
        List.of(
            "create schema apart",
            "create table apart.secret as select range as i from range(9)",
            "create table apart.shared as select range as i from range(9)",
            "create view apart.seen as select i from apart.secret where i < 5",
            "grant use schema on schema apart to `account users`",
            "grant select on table apart.shared to `account users`",
            "grant select on view apart.seen to `account users`")) {
      server.rows(statement);
    }
    try (TestTokens tokens = new TestTokens(folder.resolve("lake"))) {
      String carol = tokens.make("d", "carol", Optional.empty());
      JsonNode through =
          computed(
              ended(
                  "select count(*) from apart.seen s join apart.shared t on s.i = t.i"
                      + " where t.i > 1",
                  carol),
              carol);
      assertThat(through.path("tables").findValuesAsText("name"))
          .containsExactly("main.apart.shared");
      assertThat(through.path("predicates")).isEmpty();
      String id = ended("select count(*) from apart.shared where i > 1", carol);
      assertThat(computed(id, carol).path("predicates")).hasSize(1);
      server.rows("revoke select on table apart.shared from `account users`");
      assertThat(computed(id, carol).path("tables")).isEmpty();
      assertThat(computed(id, carol).path("predicates")).isEmpty();
    }
  }

  @Test
  void whereAPolicyHidesRowsNothingIsToldOfThem() {
    String id = begun("hidden");
    try {
      JsonNode told = awaited(id, now -> now.path("state").asText().equals("RUNNING"));
      assertThat(told.has("files")).isFalse();
      assertThat(told.has("fraction")).isFalse();
    } finally {
      cancel(id);
    }
  }
}
