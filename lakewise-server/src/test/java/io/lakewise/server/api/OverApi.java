package io.lakewise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import io.lakewise.server.TestServer.Answer;
import io.lakewise.server.access.TestTokens;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests over HTTP by two people who share with each other. */
abstract class OverApi {

  @TempDir static Path folder;
  static TestServer server;
  static String ann;
  static String bob;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1"));
    try (TestTokens tokens = new TestTokens(folder.resolve("lake"))) {
      ann = tokens.make("a", "ann", Optional.empty());
      bob = tokens.make("b", "bob", Optional.empty());
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** {@code body} has single quotes, and is null for GET. */
  static JsonNode ask(String token, String path, String body, int status) {
    Answer answer =
        server.ask(
            path,
            body == null ? null : body.replace('\'', '"'),
            Map.of("Authorization", "Bearer " + token));
    assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(status);
    return answer.json();
  }
}
