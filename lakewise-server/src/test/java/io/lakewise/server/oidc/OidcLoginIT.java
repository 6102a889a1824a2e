package io.lakewise.server.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.lakewise.server.TestServer;
import io.lakewise.server.identity.Browser;
import io.lakewise.server.identity.IdentityClient;
import io.lakewise.server.oidc.TestIssuer.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by an issuer, and what others try with that. */
class OidcLoginIT {

  private static final Map<String, String> LINK =
      Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate");

  @TempDir private static Path folder;
  private static TestIssuer issuer;
  private static TestServer server;
  private static IdentityClient client;

  @BeforeAll
  static void start() throws IOException {
    issuer = new TestIssuer();
    server = new TestServer(folder.resolve("one"), settings("false"));
    client = new IdentityClient(server);
    client.user("ann@example.org");
    client.user("off@example.org");
  }

  private static Map<String, String> settings(String provision) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), TestIssuer.SECRET + "\n");
    int port;
    try (ServerSocket probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    return Map.of(
        "threads",
        "1",
        "port",
        Integer.toString(port),
        "public-url",
        "http://127.0.0.1:" + port,
        "oidc-issuer",
        issuer.name(),
        "oidc-client-id",
        TestIssuer.CLIENT,
        "oidc-client-secret-file",
        secret.toString(),
        "oidc-provision",
        provision);
  }

  @AfterEach
  void theIssuerIsHonestAgain() {
    issuer.idToken = claims -> claims;
    issuer.namesItself = false;
    issuer.lie("/token", null);
    issuer.lie("/me", null);
  }

  @AfterAll
  static void stop() {
    server.close();
    issuer.close();
  }

  private static Browser browser() {
    return new Browser(server.server().address());
  }

  /** Where the issuer is to be asked. */
  private static String begin(Browser browser, String more) {
    HttpResponse<String> answer = browser.send("GET", "/oidc/login" + more, null, LINK);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer.headers().firstValue("location").orElseThrow();
  }

  private static HttpResponse<String> comeBack(Browser browser, String query) {
    return browser.send("GET", "/oidc/callback" + query, null, LINK);
  }

  private static HttpResponse<String> signIn(Browser browser, String user) {
    return comeBack(browser, issuer.signIn(begin(browser, ""), user));
  }

  private static void assertNotLetIn(Browser browser, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("eyJ").doesNotContain("Exception");
    assertThat(browser.who()).isEmpty();
  }

  @Test
  void aUserOfTheIssuerSignsIn() {
    assertThat(server.ask("/api/v1/sign-in", null, Map.of()).body())
        .isEqualTo("{\"oidc\":true,\"session\":false}");
    Browser ann = browser();
    String page = begin(ann, "");
    assertThat(page).startsWith(issuer.name() + "/authorize?theme=plain&");
    Map<String, String> asked = TestIssuer.query(page.substring(page.indexOf('?') + 1));
    assertThat(asked)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", TestIssuer.CLIENT)
        .containsEntry("scope", "openid email profile")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", server.server().address() + "/oidc/callback");
    assertThat(ann.lastSetCookie())
        .startsWith("lakewise-oidc=lks_")
        .contains("HttpOnly", "SameSite=Lax", "Max-Age=600");
    HttpResponse<String> answer = comeBack(ann, issuer.signIn(page, "ANN@example.org"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("You are signed in", "content=\"0;url=/\"");
    assertThat(answer.headers().allValues("set-cookie"))
        .anyMatch(cookie -> cookie.startsWith("lakewise-oidc=;") && cookie.contains("Max-Age=0"))
        .anyMatch(cookie -> cookie.matches("lakewise-session=lks_.*SameSite=Strict.*"));
    assertThat(ann.who()).isEqualTo("ann@example.org");
    assertThat(ann.send("GET", "/api/v1/sessions", null).body()).contains("\"oidc\"");
    assertThat(
            server.rows(
                "select user_identity.email, response.status_code from system.access.audit"
                    + " where action_name = 'oidcBrowserLogin' and response.status_code = 200"))
        .contains("ann@example.org 200");
  }

  @Test
  void aCallbackThatThisBrowserDidNotAskForIsRefused() {
    Browser ann = browser();
    String query = issuer.signIn(begin(ann, ""), "ann@example.org");
    Browser victim = browser();
    assertNotLetIn(victim, comeBack(victim, query));
    begin(victim, "");
    assertNotLetIn(victim, comeBack(victim, query));
    begin(victim, "");
    assertNotLetIn(victim, comeBack(victim, query.replaceAll("&state=.*", "")));
    begin(victim, "");
    assertNotLetIn(victim, comeBack(victim, query + "&state=" + state(victim)));
    assertThat(comeBack(ann, query).statusCode())
        .as("none of them used the code up")
        .isEqualTo(200);
  }

  private static String state(Browser browser) {
    return TestIssuer.query(begin(browser, "").split("[?]")[1]).get("state");
  }

  @Test
  void aCodeAndAStateAreGoodOnce() {
    Browser ann = browser();
    String page = begin(ann, "");
    String cookie = ann.cookie().orElseThrow();
    String query = issuer.signIn(page, "ann@example.org");
    assertThat(comeBack(ann, query).statusCode()).isEqualTo(200);
    Browser again = browser();
    assertNotLetIn(again, comeBack(again, query));
    again.put("lakewise-oidc", cookie);
    assertNotLetIn(again, comeBack(again, query));
  }

  @Test
  void aCodeOfAnotherSignInIsRefused() {
    Browser thief = browser();
    String stolen = issuer.signIn(begin(browser(), ""), "ann@example.org").split("&")[0];
    assertNotLetIn(thief, comeBack(thief, stolen + "&state=" + state(thief)));
  }

  @Test
  void whatTheIssuerSaysMustBeAboutThisSignIn() {
    List<UnaryOperator<JWTClaimsSet.Builder>> wrong = new ArrayList<>();
    wrong.add(claims -> claims.claim("nonce", "another"));
    wrong.add(claims -> claims.claim("nonce", null));
    wrong.add(claims -> claims.audience("another client"));
    wrong.add(claims -> claims.audience(List.of(TestIssuer.CLIENT, "another client")));
    wrong.add(claims -> claims.issuer(issuer.name() + "/"));
    wrong.add(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))));
    wrong.add(claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(120))));
    wrong.add(claims -> claims.subject(null));
    wrong.add(claims -> claims.claim("email_verified", false));
    wrong.add(claims -> claims.claim("email_verified", null));
    wrong.add(claims -> claims.claim("email_verified", "true"));
    wrong.add(claims -> claims.claim("email", List.of("ann@example.org")));
    for (UnaryOperator<JWTClaimsSet.Builder> lie : wrong) {
      issuer.idToken = lie;
      Browser browser = browser();
      assertNotLetIn(browser, signIn(browser, "ann@example.org"));
    }
    issuer.idToken =
        claims ->
            claims
                .audience(List.of(TestIssuer.CLIENT, "another client"))
                .claim("azp", TestIssuer.CLIENT);
    assertThat(signIn(browser(), "ann@example.org").statusCode()).isEqualTo(200);
  }

  /** As issuers do that keep to the letter of the standard. */
  @Test
  void whatTheIdTokenDoesNotHaveIsAskedForOnceMore() {
    issuer.idToken = claims -> claims.claim("email", null).claim("email_verified", null);
    String about = "{\"sub\":\"subject of %s\",\"email\":\"%s\",\"email_verified\":%s}";
    issuer.lie("/me", Answer.of(about.formatted("ann@example.org", "ann@example.org", "true")));
    Browser ann = browser();
    assertThat(signIn(ann, "ann@example.org").statusCode()).isEqualTo(200);
    assertThat(ann.who()).isEqualTo("ann@example.org");
    for (String lie :
        List.of(
            about.formatted("ann@example.org", "ann@example.org", "false"),
            about.formatted("ann@example.org", "ann@example.org", "\"true\""),
            about.formatted("another", "ann@example.org", "true"),
            "{\"email\":\"ann@example.org\",\"email_verified\":true}",
            "{\"sub\":\"subject of ann@example.org\",\"email_verified\":true}",
            "[]")) {
      issuer.lie("/me", Answer.of(lie));
      Browser browser = browser();
      assertNotLetIn(browser, signIn(browser, "ann@example.org"));
    }
    issuer.lie("/me", null);
    Browser nobody = browser();
    assertThat(signIn(nobody, "ann@example.org").statusCode()).isEqualTo(503);
    assertThat(nobody.who()).isEmpty();
  }

  @Test
  void anAnswerOfAnotherIssuerIsRefused() {
    Browser ann = browser();
    String query = issuer.signIn(begin(ann, ""), "ann@example.org");
    assertNotLetIn(ann, comeBack(ann, query + "&iss=https%3A%2F%2Fevil.example"));
    String again = issuer.signIn(begin(ann, ""), "ann@example.org");
    assertThat(comeBack(ann, again + "&iss=" + issuer.name()).statusCode()).isEqualTo(200);
  }

  @Test
  void whoIsUnknownDisabledOrTheAdminIsNotLetIn() {
    String found = IdentityClient.SCIM + "Users?filter=userName%20eq%20%22off@example.org%22";
    String id = client.ask("GET", found, null, 200).path("Resources").path(0).path("id").asText();
    client.ask(
        "PATCH",
        IdentityClient.SCIM + "Users/" + id,
        "{'Operations':[{'op':'replace','path':'active','value':false}]}",
        200);
    client.ask("POST", IdentityClient.SCIM + "Groups", "{'displayName':'group@example.org'}", 201);
    for (String user :
        List.of(
            "nobody@example.org",
            "off@example.org",
            "admin",
            "Admin",
            "group@example.org",
            "ann@example.org ",
            "ann@example.org\0",
            "ａnn@example.org")) {
      Browser browser = browser();
      assertNotLetIn(browser, signIn(browser, user));
    }
    assertThat(client.ask("GET", found.replace("off", "nobody"), null, 200).path("totalResults"))
        .hasToString("0");
  }

  /** The Kelvin sign is a K to whoever composes letters, and not to the issuer. */
  @Test
  void aNameThatOnlyComparesAlikeIsAnother() {
    client.user("kim@example.org");
    Browser browser = browser();
    assertNotLetIn(browser, signIn(browser, "\u212Aim@example.org"));
    assertThat(signIn(browser(), "kim@example.org").statusCode()).isEqualTo(200);
  }

  @Test
  void afterwardsOneStaysOnThisServer() {
    for (String evil :
        List.of(
            "https://evil.example",
            "//evil.example",
            "/%5c/evil.example/\\",
            "/\\evil.example",
            "\\\\evil.example",
            "javascript:alert(1)",
            "/x\"><script>",
            "/\t/evil.example",
            "/.evil",
            "/ok'")) {
      Browser ann = browser();
      String coded = URLEncoder.encode(evil, StandardCharsets.UTF_8);
      String page = begin(ann, "?return_to=" + coded);
      String body = comeBack(ann, issuer.signIn(page, "ann@example.org")).body();
      assertThat(body).as(evil).contains("content=\"0;url=/\"").doesNotContain("evil", "script");
    }
    Browser ann = browser();
    String page = begin(ann, "?return_to=%2Fconsole%2Fsql%3Fa%3D1%26b%3D2");
    assertThat(comeBack(ann, issuer.signIn(page, "ann@example.org")).body())
        .contains("content=\"0;url=/console/sql?a=1&amp;b=2\"");
  }

  @Test
  void anIssuerThatRefusesOrMisbehavesLetsNobodyIn() {
    Map<Answer, Integer> answers = new HashMap<>();
    String other = issuer.name() + "/elsewhere";
    answers.put(new Answer(302, "", Map.of("Location", other)), 503);
    answers.put(new Answer(307, "", Map.of("Location", other)), 503);
    answers.put(new Answer(500, "{}", Map.of()), 503);
    answers.put(Answer.of("<html>"), 503);
    answers.put(Answer.of("{\"id_token\":\"" + "x".repeat(1 << 20) + "\"}"), 503);
    answers.put(Answer.of("[".repeat(100_000)), 503);
    answers.put(Answer.of(""), 401);
    answers.put(Answer.of("{\"id_token\":7}"), 401);
    answers.forEach(
        (lie, status) -> {
          issuer.lie("/token", lie);
          Browser browser = browser();
          HttpResponse<String> answer = signIn(browser, "ann@example.org");
          assertThat(answer.statusCode()).as(lie.toString()).isEqualTo(status);
          assertThat(browser.who()).isEmpty();
        });
    assertThat(issuer.asked("/elsewhere")).isZero();
    Browser denied = browser();
    String state = state(denied);
    HttpResponse<String> answer =
        comeBack(denied, "?error=access_denied&error_description=%3Cscript%3E&state=" + state);
    assertNotLetIn(denied, answer);
    assertThat(answer.body()).doesNotContain("script");
  }

  @Test
  void withProvisioningAUserIsMadeKnownOnce() throws Exception {
    try (TestServer other = new TestServer(folder.resolve("two"), settings("true"))) {
      IdentityClient people = new IdentityClient(other);
      people.ask("POST", IdentityClient.SCIM + "Groups", "{'displayName':'team@x.org'}", 201);
      issuer.idToken = claims -> claims.claim("name", "New One");
      for (int i = 0; i < 2; i++) {
        assertThat(signInAt(other, "new@example.org")).isEqualTo("new@example.org");
      }
      String found = IdentityClient.SCIM + "Users?filter=userName%20eq%20%22new@example.org%22";
      assertThat(people.ask("GET", found, null, 200).path("Resources"))
          .hasSize(1)
          .allMatch(
              user ->
                  user.path("displayName").asText().equals("New One")
                      && user.path("externalId").asText().equals("subject of new@example.org")
                      && user.path("groups").isEmpty());
      for (String unusable :
          List.of("team@x.org", "admin", "admins", "nеw@example.org", "a\u200Bb")) {
        assertThat(signInAt(other, unusable)).as(unusable).isEmpty();
      }
    }
  }

  /** Who makes his own cookies can have the issuer asked, but not for ever. */
  @Test
  void codesCannotBeTriedOut() throws Exception {
    try (TestServer other = new TestServer(folder.resolve("three"), settings("false"))) {
      Browser browser = new Browser(other.server().address());
      String state = TestIssuer.query(begin(browser, "").split("[?]")[1]).get("state");
      String cookie = browser.cookie().orElseThrow();
      int before = issuer.asked("/token");
      HttpResponse<String> answer = null;
      for (int i = 0; i < 130; i++) {
        browser.put("lakewise-oidc", cookie);
        answer = comeBack(browser, "?code=" + i + "&state=" + state);
        if (answer.statusCode() == 429) {
          break;
        }
      }
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValueAsLong("retry-after").orElse(0)).isPositive();
      assertThat(issuer.asked("/token") - before).isGreaterThanOrEqualTo(100);
    }
  }

  private static String signInAt(TestServer at, String user) {
    Browser browser = new Browser(at.server().address());
    comeBack(browser, issuer.signIn(begin(browser, ""), user));
    return browser.who();
  }
}
