package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.answer.JsonAnswers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps the cookies of a server and says where requests come from, as browsers do. */
public final class Browser {

  private final String server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new TreeMap<>();
  private String lastSetCookie = "";

  /** A browser that knows nothing of a server yet. */
  public Browser(String server) {
    this.server = server;
  }

  /** From a page of the server itself. */
  public HttpResponse<String> send(String method, String path, String body) {
    return send(method, path, body, Map.of("Origin", server, "Sec-Fetch-Site", "same-origin"));
  }

  /** With such headers and the cookies; {@code body} may be null, and has single quotes. */
  public HttpResponse<String> send(
      String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : server + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
    headers.forEach(request::header);
    if (!cookies.isEmpty()) {
      StringBuilder line = new StringBuilder();
      cookies.forEach(
          (name, value) ->
              line.append(line.isEmpty() ? "" : "; ").append(name).append('=').append(value));
      request.header("Cookie", line.toString());
    }
    HttpResponse<String> answer;
    try {
      answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    answer.headers().allValues("set-cookie").forEach(this::keep);
    return answer;
  }

  private void keep(String setCookie) {
    lastSetCookie = setCookie;
    String pair = setCookie.split(";", 2)[0];
    String name = pair.substring(0, pair.indexOf('='));
    if (setCookie.contains("Max-Age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, pair.substring(name.length() + 1));
    }
  }

  /** What the server last set, with its attributes. */
  public String lastSetCookie() {
    return lastSetCookie;
  }

  /** The one cookie's value, if there is one. */
  public Optional<String> cookie() {
    return cookies.values().stream().findFirst();
  }

  /** Somebody else's hand puts a cookie into this browser. */
  public void put(String name, String value) {
    cookies.put(name, value);
  }

  public HttpResponse<String> signIn(String user, String password) {
    return send("POST", "/api/v1/session", "{'user':'" + user + "','password':'" + password + "'}");
  }

  /** Who one is; empty for a stranger. */
  public String who() {
    HttpResponse<String> answer = send("GET", "/api/v1/session", null);
    return answer.statusCode() == 200 ? json(answer).path("principal").asText() : "";
  }

  public static JsonNode json(HttpResponse<String> answer) {
    try {
      return JsonAnswers.mapper().readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
