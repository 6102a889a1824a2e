package io.lakewise.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.server.configuration.ConfigurationReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server on a free port, with its admin's token. */
public final class TestServer implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final LakewiseServer server;
  private final String token;
  private final Path lake;

  /** Starts one on a lake in {@code folder}, with further settings. */
  public TestServer(Path folder, Map<String, String> settings) {
    this.lake = folder.resolve("lake");
    Map<String, String> all = new HashMap<>(Map.of("lake", lake.toString(), "port", "0"));
    all.put("stop-timeout", "100ms");
    all.putAll(settings);
    this.server =
        LakewiseServer.start(
            ConfigurationReader.read(all, Map.of(), Optional.empty()), error -> {});
    try {
      this.token = Files.readString(tokenFile()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public LakewiseServer server() {
    return server;
  }

  public String token() {
    return token;
  }

  public Path tokenFile() {
    return lake.resolve("_lakewise").resolve("admin-token");
  }

  /** An answer: its status, body and headers. */
  public record Answer(int status, String body, HttpResponse<String> response) {

    public JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }
  }

  /** Asks with the admin's token; {@code body} null for GET. */
  public Answer ask(String path, String body) {
    return ask(path, body, Map.of("Authorization", "Bearer " + token));
  }

  public Answer ask(String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request = request(path);
    headers.forEach(request::header);
    if (body != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return sent(request);
  }

  /** Asks by any method, without a body. */
  public Answer call(String method, String path, Map<String, String> headers) {
    HttpRequest.Builder request = request(path);
    headers.forEach(request::header);
    return sent(request.method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /** Asks by any method with a token. */
  public Answer call(String method, String path, String body, String bearer) {
    return sent(
        request(path)
            .header("Authorization", "Bearer " + bearer)
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Deletes with a token. */
  public Answer delete(String path, String bearer) {
    return sent(request(path).header("Authorization", "Bearer " + bearer).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    String uri = path.startsWith("http") ? path : server.address() + path;
    return HttpRequest.newBuilder(URI.create(uri));
  }

  private Answer sent(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement with further fields of the request; the answer. */
  public JsonNode run(String statement, Map<String, ?> fields) {
    Map<String, Object> body = new HashMap<>(fields);
    body.put("statement", statement);
    body.putIfAbsent("warehouse_id", "default");
    body.putIfAbsent("wait_timeout", "50s");
    try {
      Answer answer = ask("/api/2.0/sql/statements", MAPPER.writeValueAsString(body));
      if (answer.status() != 200) {
        throw new AssertionError(answer.status() + ": " + answer.body());
      }
      return answer.json();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode run(String statement) {
    return run(statement, Map.of());
  }

  /** The rows of a query, each as its values between blanks, with {@code -} for NULL. */
  public List<String> rows(String query) {
    JsonNode answer = run(query);
    assertThat(answer.at("/status/state").asText()).as(answer.toString()).isEqualTo("SUCCEEDED");
    List<String> rows = new ArrayList<>();
    for (JsonNode row : answer.at("/result/data_array")) {
      List<String> values = new ArrayList<>();
      row.forEach(value -> values.add(value.isNull() ? "-" : value.asText()));
      rows.add(String.join(" ", values));
    }
    return rows;
  }

  /** Sends text as it is and returns the first line of the answer; empty if it is closed. */
  public String raw(String text) {
    return sent(text, text.length());
  }

  /** The same, half a second between any two characters. */
  public String slowly(String text) {
    return sent(text, 1);
  }

  private String sent(String text, int step) {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(10_000);
      for (int i = 0; i < text.length(); i += step) {
        socket
            .getOutputStream()
            .write(
                text.substring(i, Math.min(i + step, text.length()))
                    .getBytes(StandardCharsets.ISO_8859_1));
        Thread.sleep(step == 1 ? 500 : 0);
      }
      StringBuilder line = new StringBuilder();
      for (int c = socket.getInputStream().read(); c >= 0 && c != '\r'; ) {
        line.append((char) c);
        c = socket.getInputStream().read();
      }
      return line.toString();
    } catch (SocketTimeoutException e) {
      return "still open";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
