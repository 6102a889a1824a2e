package io.lakewise.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Speaks the statement API of a server. Thread-safe. */
final class StatementClient {

  private static final String PATH = "/api/2.0/sql/statements";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI server;
  private final String token;

  StatementClient(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /** A new object for a request. */
  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectMapper mapper() {
    return MAPPER;
  }

  /** Runs a statement; the answer after at most some ten seconds. */
  JsonNode execute(ObjectNode request) {
    return json(request(PATH).POST(BodyPublishers.ofString(request.toString())));
  }

  /** Looks how a statement is. */
  JsonNode status(String id) {
    return json(request(PATH + "/" + id));
  }

  /** Asks for the end of a statement. */
  void cancel(String id) {
    json(request(PATH + "/" + id + "/cancel").POST(BodyPublishers.noBody()));
  }

  /** Where a chunk of a result is fetched. */
  JsonNode chunk(String id, int index) {
    return json(request(PATH + "/" + id + "/result/chunks/" + index));
  }

  /** The bytes behind a link, which needs no token. */
  InputStream fetch(String link) {
    HttpResponse<InputStream> response =
        send(HttpRequest.newBuilder(URI.create(link)), BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw RemoteErrors.strange(server, response.statusCode());
    }
    return response.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(Duration.ofSeconds(90))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("User-Agent", "lakewise-cli");
  }

  private JsonNode json(HttpRequest.Builder request) {
    HttpResponse<String> response = send(request, BodyHandlers.ofString());
    if (response.statusCode() == 401) {
      throw RemoteErrors.refused(server);
    }
    JsonNode body;
    try {
      body = MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw RemoteErrors.strange(server, response.statusCode());
    }
    if (response.statusCode() != 200) {
      if (!body.has("error_code")) {
        throw RemoteErrors.strange(server, response.statusCode());
      }
      throw RemoteErrors.failed(body.path("error_code").asText(), body.path("message").asText());
    }
    return body;
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request.build(), handler);
    } catch (IOException e) {
      throw RemoteErrors.unreachable(server, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RemoteErrors.cancelled();
    }
  }
}
