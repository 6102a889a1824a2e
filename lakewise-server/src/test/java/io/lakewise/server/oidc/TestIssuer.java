package io.lakewise.server.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An issuer of OpenID Connect on loopback, with real keys, that can be made to lie. */
final class TestIssuer implements AutoCloseable {

  static final String CLIENT = "lakewise";
  static final String SECRET = "s3cret+of the/client";
  static final String AUDIENCE = "https://lake.example.org";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** An answer instead of the right one. */
  record Answer(int status, String body, Map<String, String> headers) {

    static Answer of(String body) {
      return new Answer(200, body, Map.of());
    }
  }

  private final HttpServer server;
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final Map<String, Answer> lies = new ConcurrentHashMap<>();
  private final List<JWK> keys = new ArrayList<>();
  final RSAKey key = rsa("first");
  volatile UnaryOperator<JWTClaimsSet.Builder> idToken = claims -> claims;
  volatile boolean namesItself;

  TestIssuer() {
    keys.add(key);
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::serve);
    server.start();
  }

  static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String name() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** How often a path was asked for. */
  int asked(String path) {
    return asked.computeIfAbsent(path, any -> new AtomicInteger()).get();
  }

  /** From now on a path has another answer; null for the right one. */
  void lie(String path, Answer answer) {
    if (answer == null) {
      lies.remove(path);
    } else {
      lies.put(path, answer);
    }
  }

  void add(JWK another) {
    keys.add(another);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Answer answer = lies.containsKey(path) ? lies.get(path) : answer(path, exchange, form);
      answer.headers.forEach(exchange.getResponseHeaders()::add);
      byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(String path, HttpExchange exchange, String form) {
    return switch (path) {
      case "/.well-known/openid-configuration" -> Answer.of(metadata().toString());
      case "/keys" -> Answer.of(new JWKSet(keys).toString(true));
      case "/token" -> token(exchange, form);
      default -> new Answer(404, "", Map.of());
    };
  }

  ObjectNode metadata() {
    return MAPPER
        .createObjectNode()
        .put("issuer", name())
        .put("authorization_endpoint", name() + "/authorize?theme=plain")
        .put("token_endpoint", name() + "/token")
        .put("jwks_uri", name() + "/keys")
        .put("userinfo_endpoint", name() + "/me")
        .put("authorization_response_iss_parameter_supported", namesItself);
  }

  /** As RFC 6749, section 4.1.3 and RFC 7636 have it. */
  private Answer token(HttpExchange exchange, String body) {
    Map<String, String> form = query(body);
    Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
    String basic = exchange.getRequestHeaders().getFirst("Authorization");
    String client =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (CLIENT + ":s3cret%2Bof+the%2Fclient").getBytes(StandardCharsets.US_ASCII));
    if (asked == null
        || !client.equals(basic)
        || !"authorization_code".equals(form.get("grant_type"))
        || !asked.get("redirect_uri").equals(form.get("redirect_uri"))
        || !asked.get("code_challenge").equals(challenge(form.get("code_verifier")))) {
      return new Answer(400, "{\"error\":\"invalid_grant\"}", Map.of());
    }
    JWTClaimsSet.Builder claims =
        claims(asked.get("user")).audience(CLIENT).claim("nonce", asked.get("nonce"));
    return Answer.of(
        "{\"access_token\":\"opaque\",\"id_token\":\""
            + signed(idToken.apply(claims).build())
            + "\"}");
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A user signs in at the page to which a browser was sent.
   *
   * @return the query with which the browser comes back
   */
  String signIn(String page, String user) {
    Map<String, String> asked = new HashMap<>(query(URI.create(page).getRawQuery()));
    asked.put("user", user);
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    return "?code=" + code + "&state=" + asked.get("state");
  }

  static Map<String, String> query(String text) {
    Map<String, String> values = new HashMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return values;
  }

  /** What it says of a user, for a minute. */
  JWTClaimsSet.Builder claims(String user) {
    return new JWTClaimsSet.Builder()
        .issuer(name())
        .subject("subject of " + user)
        .audience(AUDIENCE)
        .claim("email", user)
        .claim("email_verified", true)
        .issueTime(new Date())
        .expirationTime(Date.from(Instant.now().plusSeconds(60)));
  }

  String signed(JWTClaimsSet claims) {
    return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(), claims, key);
  }

  static String signed(JWSHeader header, JWTClaimsSet claims, RSAKey by) {
    try {
      SignedJWT jwt = new SignedJWT(header, claims);
      jwt.sign(new RSASSASigner(by));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
