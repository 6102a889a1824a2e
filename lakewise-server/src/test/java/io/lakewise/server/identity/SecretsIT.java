package io.lakewise.server.identity;

import static io.lakewise.server.identity.IdentityClient.SCIM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import io.lakewise.server.answer.JsonAnswers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsIT {

  private static final String ME = SCIM + "Me";

  @TempDir static Path folder;
  private static TestServer server;
  private static IdentityClient http;
  private static HttpClient client;
  private String name;
  private String id;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1", "memory", "500MB"));
    http = new IdentityClient(server);
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Each test has a service principal of its own. */
  @BeforeEach
  void known() {
    name = UUID.randomUUID().toString();
    id =
        http.ask("POST", SCIM + "ServicePrincipals", "{'applicationId':'" + name + "'}", 201)
            .path("id")
            .asText();
  }

  private String path() {
    return "/api/2.0/accounts/servicePrincipals/" + id + "/credentials/secrets";
  }

  private JsonNode secret(String body) {
    return http.ask("POST", path(), body, 200);
  }

  private static HttpResponse<String> asked(String authorization, String form) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.server().address() + "/oidc/v1/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String basic(String name, String secret) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> asked(String name, String secret, String scope) {
    return asked(
        basic(name, secret),
        "grant_type=client_credentials&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8));
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    try {
      return JsonAnswers.mapper().readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSecretGivesTokensUntilItIsDeleted() {
    JsonNode made = secret("{'lifetime':'600s'}");
    assertThat(made.path("secret").asText()).startsWith("lkp_");
    assertThat(made.path("status").asText()).isEqualTo("ACTIVE");
    JsonNode listed = http.ask("GET", path(), null, 200).path("secrets");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).path("id")).isEqualTo(made.path("id"));
    assertThat(listed.toString()).doesNotContain(made.path("secret").asText());

    HttpResponse<String> answer = asked(name, made.path("secret").asText(), "all-apis");
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    JsonNode token = json(answer, 200);
    assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(token.path("expires_in").asInt()).isBetween(1, 600);
    String bearer = token.path("access_token").asText();
    assertThat(http.ask(bearer, "GET", ME, null, 200).path("applicationId").asText())
        .isEqualTo(name);

    http.ask("DELETE", path() + "/" + made.path("id").asText(), null, 200);
    assertThat(http.send(bearer, "GET", ME, null).statusCode()).isEqualTo(401);
    json(asked(name, made.path("secret").asText(), ""), 401);
    http.ask("DELETE", path() + "/" + made.path("id").asText(), null, 404);
  }

  @Test
  void theFormMaySayWhoAsksToo() {
    String secret = secret("{}").path("secret").asText();
    String form = "grant_type=client_credentials&client_id=" + name + "&client_secret=" + secret;
    assertThat(json(asked(null, form), 200).path("scope").asText()).isEqualTo("all-apis");
    assertThat(json(asked(basic(name, secret), form), 400).path("error").asText())
        .isEqualTo("invalid_request");
  }

  @Test
  void nothingElseLetsAnybodyIn() {
    String secret = secret("{}").path("secret").asText();
    String user = http.user("user-" + name);
    String token = http.token("user-" + name);
    assertThat(http.send(secret, "GET", ME, null).statusCode()).isEqualTo(401);
    String refused = asked(name, secret + "x", "").body();
    for (HttpResponse<String> answer :
        List.of(
            asked("nobody", secret, ""),
            asked("user-" + name, secret, ""),
            asked("user-" + name, token, ""),
            asked(name, token, ""),
            asked(name, "", ""),
            asked("", secret, ""),
            asked("admin", server.token(), ""),
            asked("Bearer " + secret, "grant_type=client_credentials"),
            asked("Basic !", "grant_type=client_credentials"),
            asked(null, "grant_type=client_credentials"))) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).isEqualTo(refused);
      assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
    }
    http.ask(
        "POST", "/api/2.0/accounts/servicePrincipals/" + user + "/credentials/secrets", "{}", 404);
  }

  @Test
  void whoIsDisabledOrDroppedGetsNoToken() {
    String secret = secret("{}").path("secret").asText();
    String bearer = json(asked(name, secret, ""), 200).path("access_token").asText();
    String of = SCIM + "ServicePrincipals/" + id;
    http.ask("PUT", of, "{'applicationId':'" + name + "','active':false}", 200);
    assertThat(http.send(bearer, "GET", ME, null).statusCode()).isEqualTo(401);
    json(asked(name, secret, ""), 401);
    http.ask("PUT", of, "{'applicationId':'other-" + name + "','active':true}", 200);
    json(asked(name, secret, ""), 401);
    json(asked("other-" + name, secret, ""), 200);
    http.ask("DELETE", of, null, 204);
    json(asked("other-" + name, secret, ""), 401);
  }

  @Test
  void aSecretGivesNoMoreThanItsMakerHad() {
    String maker =
        http.ask(
                "POST",
                "/api/2.0/token/create",
                "{'lifetime_seconds':60,'scopes':['authentication','sql']}",
                200)
            .path("token_value")
            .asText();
    http.ask(maker, "POST", path(), "{'scopes':['files']}", 403);
    JsonNode made = http.ask(maker, "POST", path(), "{'scopes':['sql']}", 200);
    String secret = made.path("secret").asText();
    JsonNode token = json(asked(name, secret, "all-apis"), 200);
    assertThat(token.path("scope").asText()).isEqualTo("sql");
    assertThat(token.path("expires_in").asInt()).isBetween(1, 60);
    assertThat(json(asked(name, secret, "files"), 400).path("error").asText())
        .isEqualTo("invalid_scope");
    assertThat(http.send(token.path("access_token").asText(), "GET", path(), null).statusCode())
        .isEqualTo(403);
  }

  /** What cannot be read as scopes must not pass for none, which would be all. */
  @Test
  void scopesAreAListOfNamesOrNotThere() {
    for (String scopes : List.of("'sql'", "1", "{'sql':true}", "[1]", "[null]", "['sqll']", "''")) {
      http.ask("POST", path(), "{'scopes':" + scopes + "}", 400);
      http.ask("POST", "/api/2.0/token/create", "{'scopes':" + scopes + "}", 400);
    }
    assertThat(http.ask("GET", path(), null, 200).path("secrets")).isEmpty();
    assertThat(secret("{'scopes':null}").path("scopes")).isEmpty();
    assertThat(secret("{'scopes':['sql']}").path("scopes").toString()).isEqualTo("[\"sql\"]");
  }

  @Test
  void onlyAdminsMakeThemAndNotTooMany() {
    http.user("ann-" + name);
    String ann = http.token("ann-" + name);
    http.ask(ann, "POST", path(), "{}", 403);
    http.ask(ann, "GET", path(), null, 403);
    for (int i = 0; i < 5; i++) {
      secret("{}");
    }
    http.ask("POST", path(), "{}", 400);
    for (String lifetime : new String[] {"0s", "1", "-1s", "63072001s", "99999999999s"}) {
      http.ask("POST", path(), "{'lifetime':'" + lifetime + "'}", 400);
    }
  }

  @Test
  void whatIsDoneIsInTheAudit() {
    JsonNode made = secret("{}");
    json(asked(name, made.path("secret").asText(), ""), 200);
    http.ask("DELETE", path() + "/" + made.path("id").asText(), null, 200);
    String audit =
        server
            .run(
                "select action_name, user_identity.email from system.access.audit"
                    + " where request_params['target_user_name'] = '"
                    + name
                    + "' order by event_time")
            .toString();
    assertThat(audit)
        .contains(
            "createServicePrincipalSecret",
            "generateDbToken",
            "secret " + made.path("id").asText(),
            "deleteServicePrincipalSecret")
        .doesNotContain(made.path("secret").asText());
  }

  @Test
  void clientsFindTheEndpoint() {
    JsonNode metadata =
        server.call("GET", "/oidc/.well-known/oauth-authorization-server", Map.of()).json();
    assertThat(metadata.path("token_endpoint").asText()).endsWith("/oidc/v1/token");
    assertThat(metadata.path("grant_types_supported").toString()).contains("client_credentials");
  }
}
