package io.lakewise.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in with a browser, and what others try with that. */
class SignInIT {

  private static final String PASSWORD = "maple stove quiet harbour";
  private static final String SESSIONS = "/api/v1/sessions";

  @TempDir private static Path folder;
  private static TestServer server;
  private static IdentityClient client;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1"));
    client = new IdentityClient(server);
    Stream.of("ann", "bob", "cleo", "dora", "emil", "fay").forEach(SignInIT::user);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void user(String name) {
    client.user(name);
    client.ask(
        "POST",
        "/api/v1/password",
        "{'principal':'" + name + "','password':'" + PASSWORD + "'}",
        200);
  }

  private static Browser browser() {
    return new Browser(server.server().address());
  }

  private static Browser signedIn(String name) {
    Browser browser = browser();
    HttpResponse<String> answer = browser.signIn(name, PASSWORD);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return browser;
  }

  private static String session(Browser browser) {
    return Browser.json(browser.send("GET", "/api/v1/session", null)).path("session").asText();
  }

  @Test
  void aCookieLetsInUntilOneSignsOut() {
    Browser ann = signedIn("ann");
    assertThat(ann.lastSetCookie())
        .matches("lakewise-session=lks_[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict");
    assertThat(ann.who()).isEqualTo("ann");
    String stolen = ann.cookie().orElseThrow();
    assertThat(ann.send("GET", "/api/2.0/sql/warehouses", null).statusCode()).isEqualTo(200);
    assertThat(ann.send("GET", "/metrics", null).statusCode()).isEqualTo(403);
    assertThat(ann.send("DELETE", "/api/v1/session", null).statusCode()).isEqualTo(200);
    assertThat(ann.cookie()).isEmpty();
    assertThat(ann.who()).isEmpty();
    Browser thief = browser();
    thief.put("lakewise-session", stolen);
    assertThat(thief.who()).isEmpty();
    assertThat(thief.send("DELETE", "/api/v1/session", null).statusCode()).isEqualTo(401);
    client.ask("DELETE", "/api/v1/session", null, 400);
  }

  /** What a cookie holds is none of a token's, and the other way round. */
  @Test
  void aLoginIsNoTokenAndATokenNoLogin() {
    String login = signedIn("ann").cookie().orElseThrow();
    client.ask(login, "GET", "/api/v1/session", null, 401);
    Browser browser = browser();
    browser.put("lakewise-session", client.token("ann"));
    assertThat(browser.who()).isEmpty();
    browser.put("lakewise-session", server.token());
    assertThat(browser.who()).isEmpty();
    browser.put("lakewise-session", login + "; lakewise-session=" + login);
    assertThat(browser.who()).isEmpty();
    String body = "{'token':'" + login + "'}";
    assertThat(browser().send("POST", "/api/v1/session", body).statusCode()).isEqualTo(401);
  }

  @Test
  void aCookieThatWasThereBeforeMeansNothing() {
    Browser eve = signedIn("bob");
    String known = eve.cookie().orElseThrow();
    Browser victim = browser();
    victim.put("lakewise-session", known);
    assertThat(victim.signIn("ann", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(victim.cookie()).isPresent().isNotEqualTo(eve.cookie());
    assertThat(victim.who()).isEqualTo("ann");
    assertThat(eve.who()).as("ended, as another signed in over it").isEmpty();
    Browser made = browser();
    made.put("lakewise-session", "lks_" + "a".repeat(43));
    assertThat(made.who()).isEmpty();
    made.signIn("ann", PASSWORD);
    assertThat(made.cookie().orElseThrow()).isNotEqualTo("lks_" + "a".repeat(43));
  }

  @Test
  void pagesOfOthersDoNothingWithACookie() {
    Browser ann = signedIn("ann");
    String own = server.server().address();
    List<Map<String, String>> foreign =
        List.of(
            Map.of(),
            Map.of("Origin", "http://evil.example"),
            Map.of("Origin", "null"),
            Map.of("Origin", own + ".evil.example"),
            Map.of("Origin", own, "Sec-Fetch-Site", "cross-site"),
            Map.of("Origin", own, "Sec-Fetch-Site", "same-site"),
            Map.of("Sec-Fetch-Site", "cross-site"),
            Map.of("Sec-Fetch-Site", "none"));
    String statement = "{'warehouse_id':'default','statement':'select 1'}";
    for (Map<String, String> headers : foreign) {
      assertThat(ann.send("POST", "/api/2.0/sql/statements", statement, headers).statusCode())
          .as(headers.toString())
          .isEqualTo(403);
      assertThat(ann.send("DELETE", "/api/v1/session", null, headers).statusCode()).isEqualTo(403);
    }
    for (String site : List.of("cross-site", "same-site")) {
      assertThat(
              ann.send("GET", "/api/v1/tables", null, Map.of("Sec-Fetch-Site", site)).statusCode())
          .isEqualTo(403);
    }
    assertThat(ann.who()).isEqualTo("ann");
    for (Map<String, String> ours :
        List.of(
            Map.of("Origin", own),
            Map.of("Sec-Fetch-Site", "same-origin"),
            Map.of("Origin", own, "Sec-Fetch-Site", "same-origin"))) {
      assertThat(ann.send("POST", "/api/2.0/sql/statements", statement, ours).statusCode())
          .as(ours.toString())
          .isEqualTo(200);
    }
    String credentials = "{'user':'ann','password':'" + PASSWORD + "'}";
    assertThat(
            browser()
                .send(
                    "POST", "/api/v1/session", credentials, Map.of("Origin", "http://evil.example"))
                .statusCode())
        .as("signing others in")
        .isEqualTo(403);
  }

  private static String code() {
    String link = server.server().signInLink();
    assertThat(link).matches("http://127.0.0.1:\\d+/sign-in#code=lkc_[\\w-]{43}");
    return link.substring(link.indexOf('=') + 1);
  }

  private static int signInBy(String code, Browser browser) {
    return browser.send("POST", "/api/v1/session", "{'code':'" + code + "'}").statusCode();
  }

  @Test
  void theLinkOfTheServerSignsTheAdminInOnce() {
    String first = code();
    String code = code();
    assertThat(signInBy(first, browser())).as("replaced by the next").isEqualTo(401);
    assertThat(signInBy(code + "x", browser())).isEqualTo(401);
    Browser admin = browser();
    assertThat(signInBy(code, admin)).isEqualTo(200);
    assertThat(admin.who()).isEqualTo("admin");
    assertThat(admin.send("GET", "/metrics", null).statusCode()).isEqualTo(200);
    assertThat(signInBy(code, browser())).as("used").isEqualTo(401);
    assertThat(admin.who()).isEqualTo("admin");
    client.ask(code, "GET", "/api/v1/session", null, 401);
    Browser other = browser();
    other.put("lakewise-session", code());
    assertThat(other.who()).as("a code is no session").isEmpty();
    String both = "{'code':'" + code() + "','token':'" + server.token() + "'}";
    assertThat(browser().send("POST", "/api/v1/session", both).statusCode()).isEqualTo(400);
  }

  @Test
  void sessionsAreListedAndEnded() {
    Browser first = signedIn("cleo");
    Browser second = signedIn("cleo");
    Browser other = signedIn("bob");
    JsonNode listed = Browser.json(first.send("GET", SESSIONS, null)).path("sessions");
    assertThat(listed).hasSize(2);
    assertThat(listed.findValuesAsText("principal")).containsOnly("cleo");
    assertThat(listed.path(1).path("current").asBoolean()).isTrue();
    assertThat(listed.toString()).doesNotContain("lks_").contains("\"address\":\"127.0.0.1\"");
    String foreign = session(other);
    assertThat(first.send("DELETE", SESSIONS + "/" + foreign, null).statusCode()).isEqualTo(404);
    assertThat(first.send("DELETE", SESSIONS + "/" + session(second), null).statusCode())
        .isEqualTo(200);
    assertThat(second.who()).isEmpty();
    assertThat(first.who()).isEqualTo("cleo");
    client.ask("DELETE", SESSIONS + "/" + session(first), null, 200);
    client.ask("DELETE", SESSIONS + "/" + foreign, null, 200);
    assertThat(first.who()).isEmpty();
    assertThat(other.who()).isEmpty();
    String token = client.token("cleo");
    assertThat(client.ask(token, "GET", SESSIONS, null, 200).path("sessions")).isEmpty();
  }

  @Test
  void aSessionEndsWithItsUserAndItsTokenAndAnotherPassword() {
    Browser dora = signedIn("dora");
    String id =
        client
            .ask("GET", IdentityClient.SCIM + "Users?filter=userName%20eq%20%22dora%22", null, 200)
            .path("Resources")
            .path(0)
            .path("id")
            .asText();
    active(id, false);
    assertThat(dora.who()).isEmpty();
    assertThat(browser().signIn("dora", PASSWORD).statusCode()).isEqualTo(401);
    active(id, true);
    Browser again = signedIn("dora");
    Browser kept = signedIn("dora");
    String next = "another set of words";
    String change = "{'current_password':'%s','password':'%s'}";
    assertThat(kept.send("POST", "/api/v1/password", change.formatted("wrong", next)).statusCode())
        .isEqualTo(400);
    assertThat(kept.send("POST", "/api/v1/password", change.formatted(PASSWORD, "short")).body())
        .contains("fewer than 12");
    assertThat(kept.send("POST", "/api/v1/password", change.formatted(PASSWORD, next)).statusCode())
        .isEqualTo(200);
    assertThat(kept.who()).isEqualTo("dora");
    assertThat(again.who()).isEmpty();
    JsonNode made =
        client.ask(
            client.token("dora"), "POST", "/api/2.0/token/create", "{'scopes':['sql']}", 200);
    Browser byToken = browser();
    String body = "{'token':'" + made.path("token_value").asText() + "'}";
    assertThat(byToken.send("POST", "/api/v1/session", body).body()).contains("\"scope\":\"sql\"");
    assertThat(byToken.who()).isEqualTo("dora");
    assertThat(byToken.send("GET", "/api/v1/tables", null).statusCode()).isEqualTo(403);
    assertThat(
            byToken.send("POST", "/api/v1/password", change.formatted(next, PASSWORD)).statusCode())
        .isEqualTo(403);
    client.ask(
        "DELETE",
        "/api/2.0/token-management/tokens/" + made.path("token_info").path("token_id").asText(),
        null,
        200);
    assertThat(byToken.who()).isEmpty();
  }

  private static void active(String id, boolean whether) {
    client.ask(
        "PATCH",
        IdentityClient.SCIM + "Users/" + id,
        "{'Operations':[{'op':'replace','path':'active','value':" + whether + "}]}",
        200);
  }

  @Test
  void passwordsCannotBeTriedOut() {
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      answers.add(browser().signIn("emil", "wrong number " + i).statusCode());
    }
    assertThat(answers).containsExactly(401, 401, 401, 401, 401, 429, 429);
    HttpResponse<String> right = browser().signIn("Emil", PASSWORD);
    assertThat(right.statusCode()).isEqualTo(429);
    assertThat(right.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(1L, 31L);
    List<Integer> nobody = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      nobody.add(browser().signIn("nobody at all", "wrong number " + i).statusCode());
    }
    assertThat(nobody)
        .as("as for a user that there is")
        .containsExactly(401, 401, 401, 401, 401, 429);
    assertThat(browser().signIn("ann", PASSWORD).statusCode()).isEqualTo(200);
  }

  /** Whoever has got hold of a session does not find out the password that it began with. */
  @Test
  void theCurrentPasswordCannotBeTriedOutWithASession() {
    Browser fay = signedIn("fay");
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String body = "{'current_password':'wrong " + i + "','password':'another set of words'}";
      answers.add(fay.send("POST", "/api/v1/password", body).statusCode());
    }
    assertThat(answers).containsExactly(400, 400, 400, 400, 400, 429);
  }

  @Test
  void whatIsNoCredentialIsSaidToBeNone() {
    for (String body :
        List.of(
            "{}",
            "{'user':'ann'}",
            "{'password':'x'}",
            "{'user':'ann','password':'x','token':'y'}",
            "{'user':1,'password':'x'}",
            "[]")) {
      assertThat(browser().send("POST", "/api/v1/session", body).statusCode())
          .as(body)
          .isEqualTo(400);
    }
  }

  @Test
  void signingInIsInTheAuditAndNoPasswordAnywhere() throws Exception {
    Browser bob = signedIn("bob");
    String id = session(bob);
    browser().signIn("bob", "wrong horse entirely");
    browser().signIn(PASSWORD, "typed in the wrong field");
    bob.send("DELETE", "/api/v1/session", null);
    List<String> rows =
        server.rows(
            "select action_name, user_identity.email, response.status_code from"
                + " system.access.audit where action_name in ('login', 'logout', 'changePassword')"
                + " and (request_params['session_id'] = '"
                + id
                + "' or response.status_code = 401"
                + " or (action_name = 'changePassword' and request_params['target_user_name'] = 'bob'))"
                + " order by event_time");
    assertThat(rows)
        .contains(
            "login bob 200",
            "logout bob 200",
            "login bob 401",
            "login - 401",
            "changePassword admin 200");
    String secret = bob.lastSetCookie();
    assertThat(secret).contains("Max-Age=0");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(content.contains(PASSWORD)).as(file.toString()).isFalse();
        assertThat(content.contains("lks_")).as(file.toString()).isFalse();
      }
    }
  }
}
