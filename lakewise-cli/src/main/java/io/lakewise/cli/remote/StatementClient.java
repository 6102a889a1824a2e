package io.lakewise.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.time.Duration;

/** Speaks the statement API of a server. Thread-safe. */
final class StatementClient {

  private static final String PATH = "/api/2.0/sql/statements";

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ServerConnection server;

  StatementClient(ServerConnection server) {
    this.server = server;
  }

  /** Takes a statement; answers as long after it as the request says. */
  JsonNode execute(ObjectNode request) {
    return server.post(PATH, request);
  }

  /** Looks how a statement is. */
  JsonNode status(String id) {
    return server.get(PATH + "/" + id);
  }

  /** Asks for the end of a statement, not for long: whoever ends this process waits meanwhile. */
  void cancel(String id) {
    server.post(PATH + "/" + id + "/cancel", ServerConnection.object(), PATIENCE);
  }

  /** Where a chunk of a result is fetched. */
  JsonNode chunk(String id, int index) {
    return server.get(PATH + "/" + id + "/result/chunks/" + index);
  }

  /** The bytes behind a link, which needs no token. */
  InputStream fetch(String link) {
    return server.fetch(link);
  }
}
