package io.lakewise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
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

/** What is told of statements while they run. */
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
