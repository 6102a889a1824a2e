package io.lakewise.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import io.lakewise.server.answer.JsonAnswers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a server about people, and expects a status. */
public final class IdentityClient {

  /** Where SCIM is served. */
  public static final String SCIM = "/api/2.0/preview/scim/v2/";

  private final TestServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  /** Asks a server. */
  public IdentityClient(TestServer server) {
    this.server = server;
  }

  /** By the admin; {@code body} may be null, and has single quotes. */
  public JsonNode ask(String method, String path, String body, int status) {
    return ask(server.token(), method, path, body, status);
  }

  public JsonNode ask(String token, String method, String path, String body, int status) {
    HttpResponse<String> answer = send(token, method, path, body);
    assertThat(answer.statusCode()).as(method + " " + path + answer.body()).isEqualTo(status);
    try {
      return JsonAnswers.mapper().readTree(answer.body().isEmpty() ? "{}" : answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> send(String token, String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.server().address() + path))
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new user's id. */
  public String user(String name) {
    return ask("POST", SCIM + "Users", "{'userName':'" + name + "'}", 201).path("id").asText();
  }

  /** A new token of somebody. */
  public String token(String name) {
    return ask(
            "POST",
            "/api/2.0/token-management/on-behalf-of/tokens",
            "{'application_id':'" + name + "','lifetime_seconds':600}",
            200)
        .path("token_value")
        .asText();
  }
}
