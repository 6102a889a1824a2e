package io.lakewise.server.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.lakewise.server.TestServer;
import io.lakewise.server.identity.Browser;
import io.lakewise.server.identity.IdentityClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An issuer's JWTs as bearer tokens, good ones and forged ones. */
class JwtBearerIT {

  private static final String ANN = "ann@example.org";

  @TempDir private static Path folder;
  private static TestIssuer issuer;
  private static TestServer server;
  private static IdentityClient client;

  @BeforeAll
  static void start() {
    issuer = new TestIssuer();
    server =
        new TestServer(
            folder,
            Map.of(
                "threads",
                "1",
                "oidc-issuer",
                issuer.name(),
                "oidc-audience",
                "other, " + TestIssuer.AUDIENCE));
    client = new IdentityClient(server);
    client.user(ANN);
  }

  @AfterAll
  static void stop() {
    server.close();
    issuer.close();
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first");
  }

  private static String by(JWSHeader.Builder header, RSAKey key) {
    return TestIssuer.signed(header.build(), issuer.claims(ANN).build(), key);
  }

  private static String saying(JWTClaimsSet.Builder claims) {
    return issuer.signed(claims.build());
  }

  private static Date in(int seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  /** Who is let in; empty for nobody. */
  private static String who(String jwt) {
    HttpResponse<String> answer = client.send(jwt, "GET", "/api/v1/session", null);
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 401);
    return answer.statusCode() == 200 ? Browser.json(answer).path("principal").asText() : "";
  }

  @Test
  void aJwtOfTheIssuerLetsItsUserIn() throws Exception {
    String jwt = saying(issuer.claims(ANN));
    assertThat(who(jwt)).isEqualTo(ANN);
    assertThat(who(by(header().type(new JOSEObjectType("at+jwt")), issuer.key))).isEqualTo(ANN);
    assertThat(who(saying(issuer.claims(ANN).audience(List.of("x", "other"))))).isEqualTo(ANN);
    assertThat(who(saying(issuer.claims(ANN).expirationTime(in(-30))))).as("skew").isEqualTo(ANN);
    assertThat(
            who(
                TestIssuer.signed(
                    header().keyID(null).build(), issuer.claims(ANN).build(), issuer.key)))
        .isEqualTo(ANN);
    try (BufferAllocator allocator = new RootAllocator();
        FlightClient flight =
            FlightClient.builder(
                    allocator, Location.forGrpcInsecure("127.0.0.1", server.server().port()))
                .build()) {
      FlightSqlClient sql = new FlightSqlClient(flight);
      CallOption good = new CredentialCallOption(new BearerCredentialWriter(jwt));
      assertThat(sql.getSqlInfo(new SqlInfo[0], good).getEndpoints()).isNotEmpty();
      CallOption bad =
          new CredentialCallOption(
              new BearerCredentialWriter(saying(issuer.claims(ANN).audience("elsewhere"))));
      assertThatThrownBy(() -> sql.getSqlInfo(new SqlInfo[0], bad))
          .isInstanceOf(FlightRuntimeException.class)
          .hasMessageContaining("credential is needed");
    }
  }

  @Test
  void whatTheIssuerDidNotSayForUsAndNowLetsNobodyIn() {
    Map<String, JWTClaimsSet.Builder> wrong = new LinkedHashMap<>();
    wrong.put("issuer", issuer.claims(ANN).issuer("https://evil.example"));
    wrong.put("no issuer", issuer.claims(ANN).issuer(null));
    wrong.put("issuer with a slash", issuer.claims(ANN).issuer(issuer.name() + "/"));
    wrong.put("audience", issuer.claims(ANN).audience("https://other.example.org"));
    wrong.put("audience that begins alike", issuer.claims(ANN).audience(TestIssuer.AUDIENCE + "/"));
    wrong.put("no audience", issuer.claims(ANN).audience((String) null));
    wrong.put("expired", issuer.claims(ANN).expirationTime(in(-90)));
    wrong.put("no end", issuer.claims(ANN).expirationTime(null));
    wrong.put("not yet", issuer.claims(ANN).notBeforeTime(in(90)));
    wrong.put("no subject", issuer.claims(ANN).subject(null));
    wrong.put("address not verified", issuer.claims(ANN).claim("email_verified", false));
    wrong.put("end as a text", issuer.claims(ANN).claim("exp", "9999999999"));
    wrong.put("the admin", issuer.claims("admin"));
    wrong.put("nobody", issuer.claims("nobody@example.org"));
    wrong.forEach((why, claims) -> assertThat(who(saying(claims))).as(why).isEmpty());
  }

  @Test
  void forgedSignaturesLetNobodyIn() throws JOSEException {
    RSAKey evil = TestIssuer.rsa("first");
    Map<String, String> forged = new LinkedHashMap<>();
    forged.put("another key with the same id", by(header(), evil));
    forged.put("a key of its own", by(header().jwk(evil.toPublicJWK()), evil));
    forged.put(
        "a key elsewhere", by(header().jwkURL(URI.create(issuer.name() + "/evil-keys")), evil));
    forged.put(
        "a certificate elsewhere",
        by(header().x509CertURL(URI.create(issuer.name() + "/x5u")), evil));
    forged.put("no such key", by(header().keyID("second"), evil));
    for (String id : List.of("../../../../dev/null", "' OR '1'='1", "\0", "first\n", "FIRST")) {
      forged.put("key " + id, by(header().keyID(id), evil));
    }
    forged.put("a logout", by(header().type(new JOSEObjectType("logout+jwt")), issuer.key));
    forged.put(
        "critical and unknown",
        by(header().criticalParams(Set.of("x")).customParam("x", 1), issuer.key));
    forged.put("none", new PlainJWT(issuer.claims(ANN).build()).serialize());
    String good = saying(issuer.claims(ANN));
    String[] parts = good.split("[.]");
    for (String none : List.of("none", "None", "nOnE", "")) {
      String head = coded("{\"alg\":\"" + none + "\",\"kid\":\"first\"}");
      forged.put("alg " + none, head + "." + parts[1] + ".");
      forged.put("alg " + none + ", signed", head + "." + parts[1] + "." + parts[2]);
    }
    forged.put("no signature", parts[0] + "." + parts[1] + ".");
    forged.put("another's claims", parts[0] + "." + coded("{}") + "." + parts[2]);
    forged.put("a digit too many", good + "A");
    forged.put(
        "encrypted in name",
        coded("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + ".." + parts[1] + "." + parts[2] + ".x");
    forged.put("not JSON", coded("eyJ") + "." + coded("{") + ".x");
    forged.put("deep", "ey" + coded("[".repeat(9_000)) + "." + parts[1] + "." + parts[2]);
    for (byte[] shared :
        List.of(
            issuer.key.toPublicKey().getEncoded(),
            issuer.key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
            pem(issuer.key.toPublicKey().getEncoded()))) {
      SignedJWT mac =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
              issuer.claims(ANN).build());
      mac.sign(new MACSigner(shared));
      forged.put("HS256 with the public key " + shared.length, mac.serialize());
    }
    forged.forEach((why, jwt) -> assertThat(who(jwt)).as(why).isEmpty());
    assertThat(issuer.asked("/evil-keys") + issuer.asked("/x5u")).isZero();
    assertThat(issuer.asked("/keys")).as("a flood of unknown keys").isLessThanOrEqualTo(2);
    assertThat(who(good)).as("the good one among them").isEqualTo(ANN);
  }

  private static String coded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] pem(byte[] key) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    return ("-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Whoever is only called as the program at the issuer is not it. */
  @Test
  void aServicePrincipalIsWhoeverItsExternalIdIs() {
    client.ask(
        "POST",
        IdentityClient.SCIM + "ServicePrincipals",
        "{'applicationId':'nightly','displayName':'n','externalId':'repo:org/app:main'}",
        201);
    JWTClaimsSet.Builder machine = issuer.claims("").claim("email", null);
    assertThat(who(saying(machine.subject("repo:org/app:main")))).isEqualTo("nightly");
    assertThat(who(saying(machine.subject("nightly")))).isEmpty();
    assertThat(who(saying(issuer.claims("nightly")))).isEmpty();
    assertThat(who(saying(machine.subject("repo:org/app:other")))).isEmpty();
    client.ask(
        "POST",
        IdentityClient.SCIM + "ServicePrincipals",
        "{'applicationId':'twin','displayName':'t','externalId':'repo:org/app:main'}",
        201);
    assertThat(who(saying(machine.subject("repo:org/app:main")))).as("which one?").isEmpty();
  }

  @Test
  void aUserWhoIsDisabledIsOutAtOnceWithAllJwts() {
    String id = client.user("dan@example.org");
    String jwt = saying(issuer.claims("dan@example.org"));
    assertThat(who(jwt)).isEqualTo("dan@example.org");
    String body = "{'Operations':[{'op':'replace','path':'active','value':false}]}";
    client.ask("PATCH", IdentityClient.SCIM + "Users/" + id, body, 200);
    assertThat(who(jwt)).isEmpty();
    client.ask("PATCH", IdentityClient.SCIM + "Users/" + id, body.replace("false", "true"), 200);
    assertThat(who(jwt)).isEqualTo("dan@example.org");
    client.ask("DELETE", IdentityClient.SCIM + "Users/" + id, null, 204);
    assertThat(who(jwt)).isEmpty();
  }

  @Test
  void aBrowserMayBeginWithAJwtAndEndsWithIt() {
    Browser browser = new Browser(server.server().address());
    Instant end = Instant.now().plusSeconds(60);
    String jwt = saying(issuer.claims(ANN).expirationTime(Date.from(end)));
    HttpResponse<String> answer =
        browser.send("POST", "/api/v1/session", "{'token':'" + jwt + "'}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(browser.who()).isEqualTo(ANN);
    String until = Browser.json(answer).path("expires_at").asText();
    assertThat(Instant.parse(until)).as(answer.body()).isBefore(end.plusSeconds(61));
  }

  @Test
  void otherKindsOfKeysServeAsTheyMay() throws JOSEException {
    ECKey curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
    OctetSequenceKey shared =
        new OctetSequenceKey.Builder(
                "a secret that the issuer shows to all".getBytes(StandardCharsets.US_ASCII))
            .keyID("shared")
            .build();
    try (TestIssuer another = new TestIssuer()) {
      another.add(curve);
      another.add(shared);
      Map<String, String> settings = new HashMap<>();
      settings.put("threads", "1");
      settings.put("oidc-issuer", another.name());
      settings.put("oidc-audience", TestIssuer.AUDIENCE);
      settings.put("oidc-user-claim", "sub");
      try (TestServer second = new TestServer(folder.resolve("second"), settings)) {
        IdentityClient people = new IdentityClient(second);
        people.user("subject of " + ANN);
        SignedJWT elliptic =
            new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("curve").build(),
                another.claims(ANN).build());
        elliptic.sign(new ECDSASigner(curve));
        people.ask(elliptic.serialize(), "GET", "/api/v1/session", null, 200);
        SignedJWT mac =
            new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("shared").build(),
                another.claims(ANN).build());
        mac.sign(new MACSigner(shared));
        people.ask(mac.serialize(), "GET", "/api/v1/session", null, 401);
        people.ask(saying(issuer.claims(ANN)), "GET", "/api/v1/session", null, 401);
      }
    }
  }

  private static HttpResponse<String> exchanged(Map<String, String> more) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
    form.put("subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
    form.putAll(more);
    String body =
        form.entrySet().stream()
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return posted(body);
  }

  private static HttpResponse<String> posted(String body) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(server.server().address() + "/oidc/v1/token"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aJwtIsExchangedForATokenOfOursThatCanBeRevoked() throws InterruptedException {
    String jwt = saying(issuer.claims(ANN).expirationTime(in(7200)));
    HttpResponse<String> answer = exchanged(Map.of("subject_token", jwt, "scope", "sql"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    JsonNode token = Browser.json(answer);
    assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(token.path("scope").asText()).isEqualTo("sql");
    assertThat(token.path("expires_in").asInt()).isBetween(3000, 3600);
    String value = token.path("access_token").asText();
    assertThat(value).startsWith("lkw_");
    assertThat(who(value)).isEqualTo(ANN);
    client.ask(value, "GET", "/api/2.0/token/list", null, 403);
    JsonNode listed =
        client.ask("GET", "/api/2.0/token-management/tokens", null, 200).path("token_infos").get(0);
    assertThat(listed.path("comment").asText()).isEqualTo("for a JWT");
    assertThat(listed.path("owner_id").isMissingNode()).isFalse();
    String id = listed.path("token_id").asText();
    client.ask("DELETE", "/api/2.0/token-management/tokens/" + id, null, 200);
    Instant late = Instant.now().plusSeconds(30);
    while (!who(value).isEmpty() && Instant.now().isBefore(late)) {
      Thread.onSpinWait();
    }
    assertThat(who(value)).isEmpty();
    assertThat(
            server.rows(
                "SELECT count(*) FROM system.access.audit WHERE action_name = 'generateDbToken'"
                    + " AND user_identity.email = '"
                    + issuer.name()
                    + "' AND request_params['token_id'] = '"
                    + id
                    + "'"))
        .containsExactly("1");
    JsonNode brief =
        Browser.json(
            exchanged(Map.of("subject_token", saying(issuer.claims(ANN).expirationTime(in(100))))));
    assertThat(brief.path("expires_in").asInt()).isBetween(1, 100);
    assertThat(brief.path("scope").asText()).isEqualTo("all-apis");
  }

  private static JsonNode made(Browser browser) {
    return Browser.json(browser.send("POST", "/api/2.0/token/create", "{}"));
  }

  private static Browser signedIn(String token) {
    Browser browser = new Browser(server.server().address());
    browser.send("POST", "/api/v1/session", "{'token':'" + token + "'}");
    return browser;
  }

  /** In milliseconds; -1 for never. */
  private static long end(JsonNode made) {
    return made.path("token_info").path("expiry_time").asLong();
  }

  /** Neither by itself, nor exchanged, nor by a session that begins with it. */
  @Test
  void aJwtIsNoWayToATokenThatLivesLonger() {
    Date end = in(300);
    long latest = end.getTime() + 1000L * JwtCheck.SKEW_SECONDS;
    String jwt = saying(issuer.claims(ANN).expirationTime(end));
    String exchanged =
        Browser.json(exchanged(Map.of("subject_token", jwt))).path("access_token").asText();
    String create = "/api/2.0/token/create";
    for (String held : List.of(jwt, exchanged)) {
      assertThat(end(client.ask(held, "POST", create, "{}", 200))).isBetween(1L, latest);
      assertThat(end(made(signedIn(held)))).isBetween(1L, latest);
    }
    JsonNode child = client.ask(exchanged, "POST", create, "{}", 200);
    String longer = "{'lifetime_seconds':86400}";
    assertThat(end(client.ask(child.path("token_value").asText(), "POST", create, longer, 200)))
        .isBetween(1L, latest);
  }

  @Test
  void whatLetsNobodyInIsExchangedForNothing() {
    client.ask(
        "POST",
        IdentityClient.SCIM + "ServicePrincipals",
        "{'applicationId':'weekly','displayName':'w','externalId':'weekly-subject'}",
        201);
    String off = client.user("gone@example.org");
    client.ask("DELETE", IdentityClient.SCIM + "Users/" + off, null, 204);
    String machine = saying(issuer.claims("").claim("email", null).subject("weekly-subject"));
    String good = saying(issuer.claims(ANN));
    assertThat(exchanged(Map.of("subject_token", machine, "client_id", "weekly")).statusCode())
        .isEqualTo(200);
    Map<String, Map<String, String>> wrong = new LinkedHashMap<>();
    wrong.put("another client", Map.of("subject_token", machine, "client_id", "nightly"));
    wrong.put("no token", Map.of());
    wrong.put("one of ours", Map.of("subject_token", server.token()));
    wrong.put(
        "another audience", Map.of("subject_token", saying(issuer.claims(ANN).audience("x"))));
    wrong.put("ended", Map.of("subject_token", saying(issuer.claims(ANN).expirationTime(in(-30)))));
    wrong.put("another key", Map.of("subject_token", by(header(), TestIssuer.rsa("first"))));
    wrong.put("the admin", Map.of("subject_token", saying(issuer.claims("admin"))));
    wrong.put("dropped", Map.of("subject_token", saying(issuer.claims("gone@example.org"))));
    wrong.put("for another", Map.of("subject_token", good, "actor_token", good));
    wrong.put(
        "another type",
        Map.of(
            "subject_token", good, "subject_token_type", "urn:ietf:params:oauth:token-type:saml2"));
    wrong.forEach((why, form) -> assertRefused(why, exchanged(form), "invalid_request"));
    assertRefused(
        "scope", exchanged(Map.of("subject_token", good, "scope", "flying")), "invalid_scope");
    assertRefused(
        "grant",
        exchanged(Map.of("subject_token", good, "grant_type", "password")),
        "unsupported_grant_type");
    assertRefused("twice", posted("grant_type=a&grant_type=b"), "invalid_request");
  }

  private static void assertRefused(String why, HttpResponse<String> answer, String error) {
    assertThat(answer.statusCode()).as(why + answer.body()).isEqualTo(400);
    assertThat(Browser.json(answer).path("error").asText()).as(why).isEqualTo(error);
    assertThat(answer.body()).as(why).doesNotContain("access_token");
  }

  @Test
  void clientsFindTheExchange() {
    String found =
        server
            .call("GET", "/.well-known/databricks-config", Map.of())
            .json()
            .path("oidc_endpoint")
            .asText();
    JsonNode metadata =
        server.call("GET", found + "/.well-known/oauth-authorization-server", Map.of()).json();
    assertThat(metadata.path("issuer").asText()).isEqualTo(found);
    assertThat(metadata.path("token_endpoint").asText()).isEqualTo(found + "/v1/token");
  }
}
