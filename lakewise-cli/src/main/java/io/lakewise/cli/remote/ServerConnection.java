package io.lakewise.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Requests to a server with a token, and their answers in JSON. Thread-safe. */
public final class ServerConnection {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final int PAGE = 1000;

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** For a whole file to come or go. */
  private static final Duration LONGEST = Duration.ofHours(6);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI server;
  private final String token;

  /**
   * Connects to nothing yet.
   *
   * @param server its address, such as {@code http://127.0.0.1:8080}
   * @param token a token that it knows
   */
  public ServerConnection(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /** A new object for a request. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectMapper mapper() {
    return MAPPER;
  }

  /** The answer of a path. */
  public JsonNode get(String path) {
    return json(request(path));
  }

  /** All of a list that is answered in pages. */
  public List<JsonNode> pages(String path, String name) {
    List<JsonNode> all = new ArrayList<>();
    String next = "";
    do {
      String page = path + "?limit=" + PAGE + (next.isEmpty() ? "" : "&page_token=" + coded(next));
      JsonNode answer = get(page);
      answer.path(name).forEach(all::add);
      next = answer.path("next_page_token").asText("");
    } while (!next.isEmpty());
    return all;
  }

  /** Posts a body. */
  public JsonNode post(String path, ObjectNode body) {
    return post(path, body, PATIENCE);
  }

  /** The same, where the answer is not waited for as long. */
  JsonNode post(String path, ObjectNode body, Duration patience) {
    return json(request(path).timeout(patience).POST(BodyPublishers.ofString(body.toString())));
  }

  /** Changes what is at a path by what a body says. */
  public JsonNode patch(String path, ObjectNode body) {
    return json(request(path).method("PATCH", BodyPublishers.ofString(body.toString())));
  }

  /** A text as a part of a path or query. */
  public static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Deletes what is at a path. */
  public JsonNode delete(String path) {
    return json(request(path).DELETE());
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

  /**
   * Puts bytes at a path, which are read as they go.
   *
   * @param size how many; negative if nobody knows
   */
  void upload(String path, InputStream bytes, long size) {
    BodyPublisher body = BodyPublishers.ofInputStream(() -> bytes);
    json(
        request(path)
            .timeout(LONGEST)
            .setHeader("Content-Type", "application/octet-stream")
            .PUT(size <= 0 ? body : BodyPublishers.fromPublisher(body, size)));
  }

  /** The bytes at a path, which come as they are read. */
  InputStream download(String path) {
    HttpRequest.Builder request = request(path).timeout(LONGEST);
    HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
    if (response.statusCode() == 200) {
      return response.body();
    }
    try (InputStream said = response.body()) {
      throw refusal(response.statusCode(), new String(said.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw RemoteErrors.unreachable(server, e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("User-Agent", "lakewise-cli");
  }

  private JsonNode json(HttpRequest.Builder request) {
    HttpResponse<String> response = send(request, BodyHandlers.ofString());
    if (response.statusCode() == 204) {
      return object();
    }
    if (response.statusCode() / 100 != 2) {
      throw refusal(response.statusCode(), response.body());
    }
    return parsed(response.statusCode(), response.body());
  }

  private JsonNode parsed(int status, String body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException e) {
      throw RemoteErrors.strange(server, status);
    }
  }

  private LakewiseException refusal(int status, String text) {
    if (status == 401) {
      return RemoteErrors.refused(server);
    }
    JsonNode body = parsed(status, text);
    if (body.has("detail")) {
      // An error of SCIM, all of which are the caller's.
      return RemoteErrors.failed("", body.path("detail").asText());
    }
    return body.has("error_code")
        ? RemoteErrors.failed(body.path("error_code").asText(), body.path("message").asText())
        : RemoteErrors.strange(server, status);
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
