package io.lakewise.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.catalog.Viewer;
import io.lakewise.server.TestServer;
import io.lakewise.server.Waiting;
import io.lakewise.server.access.TestTokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a token may be used for, and what ends with it. */
class TokenEndsIT {

  private static final String ENDLESS =
      "select count(*) from range(1000000000) a, range(1000000000) b where a.range = b.range + 0.5";
  private static final String LONG = "select range as i, repeat('x', 50) as t from range(20000000)";

  @TempDir private static Path folder;
  private static TestServer server;
  private static IdentityClient client;
  private static BufferAllocator allocator;
  private static FlightClient flight;
  private static FlightSqlClient sql;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1"));
    client = new IdentityClient(server);
    client.user("ann");
    client.user("bob");
    allocator = new RootAllocator();
    flight =
        FlightClient.builder(
                allocator, Location.forGrpcInsecure("127.0.0.1", server.server().port()))
            .build();
    sql = new FlightSqlClient(flight);
  }

  @AfterAll
  static void stop() throws Exception {
    flight.close();
    allocator.close();
    server.close();
  }

  private static CallOption by(String token) {
    return new CredentialCallOption(new BearerCredentialWriter(token));
  }

  private static FlightStream stream(String statement, String token) {
    return sql.getStream(
        sql.execute(statement, by(token)).getEndpoints().get(0).getTicket(), by(token));
  }

  private static JsonNode made(String token, String body) {
    return client.ask(token, "POST", "/api/2.0/token/create", body, 200);
  }

  private static String idOf(JsonNode made) {
    return made.path("token_info").path("token_id").asText();
  }

  private static void revoke(String id) {
    client.ask("DELETE", "/api/2.0/token-management/tokens/" + id, null, 200);
  }

  private static void readToItsEnd(FlightStream stream) {
    while (stream.next()) {
      assertThat(stream.getRoot().getRowCount()).isPositive();
    }
  }

  @Test
  void aStreamEndsWithItsToken() throws Exception {
    String first = client.token("ann");
    JsonNode second = made(first, "{'comment':'second'}");
    String value = second.path("token_value").asText();
    try (FlightStream stream = stream(LONG, value);
        FlightStream other = stream("select range as i from range(3000000)", first)) {
      assertThat(stream.next()).isTrue();
      assertThat(other.next()).isTrue();
      revoke(idOf(second));
      assertThatThrownBy(() -> readToItsEnd(stream)).isInstanceOf(FlightRuntimeException.class);
      readToItsEnd(other);
    }
    assertThatThrownBy(() -> sql.execute("select 1", by(value)))
        .hasMessageContaining("credential is needed");
  }

  /** As by the command line, or by another server on the same state. */
  @Test
  void aRequestEndsWithATokenThatIsRevokedElsewhere() throws Exception {
    try (TestTokens elsewhere = new TestTokens(folder.resolve("lake"))) {
      String token = elsewhere.make("far", "ann", Optional.empty());
      CompletableFuture<HttpResponse<String>> waiting = endless(token);
      awaitRunning(token);
      elsewhere.tokens().revoke(Viewer.LOCAL, "far");
      assertEnds(waiting);
      assertNothingRunsOf("ann");
    }
  }

  @Test
  void aRequestEndsWhenItsTokenExpiresOrItsUserIsDisabled() throws Exception {
    try (TestTokens elsewhere = new TestTokens(folder.resolve("lake"))) {
      String brief = elsewhere.make("brief", "ann", Optional.of(Instant.now().plusSeconds(3)));
      assertEnds(endless(brief));
      assertNothingRunsOf("ann");
    }
    String token = client.token("bob");
    CompletableFuture<HttpResponse<String>> waiting = endless(token);
    awaitRunning(token);
    JsonNode bob =
        client.ask(
            "GET", IdentityClient.SCIM + "Users?filter=userName%20eq%20%22bob%22", null, 200);
    String one = IdentityClient.SCIM + "Users/" + bob.path("Resources").path(0).path("id").asText();
    String disable = "{'Operations':[{'op':'replace','path':'active','value':false}]}";
    client.ask("PATCH", one, disable, 200);
    assertEnds(waiting);
  }

  private static CompletableFuture<HttpResponse<String>> endless(String token) {
    String body =
        "{'warehouse_id':'default','wait_timeout':'50s','on_wait_timeout':'CANCEL','statement':'"
            + ENDLESS
            + "'}";
    return CompletableFuture.supplyAsync(
        () -> client.send(token, "POST", "/api/2.0/sql/statements", body));
  }

  private static void awaitRunning(String token) throws Exception {
    Waiting.until("the statement runs", () -> isRunning(token));
  }

  private static boolean isRunning(String token) {
    return client.ask(token, "GET", "/api/v1/queries", null, 200).toString().contains("RUNNING");
  }

  /** Long before the 50 s for which it would wait. */
  private static void assertEnds(CompletableFuture<HttpResponse<String>> waiting) throws Exception {
    try {
      assertThat(waiting.get(30, TimeUnit.SECONDS).statusCode()).isNotEqualTo(200);
    } catch (ExecutionException closed) {
      assertThat(closed).hasRootCauseInstanceOf(IOException.class);
    }
  }

  /** What nobody waits for any more does not run on. */
  private static void assertNothingRunsOf(String user) throws Exception {
    String token = client.token(user);
    Waiting.until("nothing runs of " + user, () -> !isRunning(token));
  }

  @Test
  void aStatementEndsAsItBeganWhenItsGroupIsLeft() throws Exception {
    client.user("dan");
    String dan = client.token("dan");
    server.run("create schema late");
    server.run("create table late.rows as select range as i from range(3000000)");
    server.run("create group readers with user dan");
    server.run("grant use schema, select on schema late to readers");
    try (FlightStream stream = stream("select * from late.rows", dan)) {
      assertThat(stream.next()).isTrue();
      server.run("alter group readers drop user dan");
      long rows = stream.getRoot().getRowCount();
      while (stream.next()) {
        rows += stream.getRoot().getRowCount();
      }
      assertThat(rows).isEqualTo(3_000_000);
    }
    assertThatThrownBy(() -> sql.execute("select * from late.rows", by(dan)))
        .hasMessageContaining("does not exist");
  }

  /** The row filter asks for the group, which is gone before the rows are fetched. */
  @Test
  void aStatementEndsAsItBeganWhenItsGroupIsDropped() throws Exception {
    client.user("eva");
    String eva = client.token("eva");
    server.run("create schema gone");
    server.run("create table gone.rows as select range as i from range(3000000)");
    server.run(
        "create function gone.readers_only(i bigint) returns boolean"
            + " return is_account_group_member('leavers')");
    server.run("alter table gone.rows set row filter gone.readers_only on (i)");
    server.run("create group leavers with user eva");
    server.run("grant use schema, select on schema gone to leavers");
    try (FlightStream stream = stream("select * from gone.rows", eva)) {
      assertThat(stream.next()).isTrue();
      server.run("drop group leavers");
      long rows = stream.getRoot().getRowCount();
      while (stream.next()) {
        rows += stream.getRoot().getRowCount();
      }
      assertThat(rows).isEqualTo(3_000_000);
    }
    server.run("grant use schema, select on schema gone to eva");
    try (FlightStream stream = stream("select count(*) from gone.rows", eva)) {
      assertThat(stream.next()).isTrue();
      assertThat(stream.getRoot().getVector(0).getObject(0)).hasToString("0");
    }
  }

  @Test
  void scopesSayWhatATokenIsFor() {
    String all = client.token("ann");
    JsonNode made = made(all, "{'scopes':['sql','authentication']}");
    String token = made.path("token_value").asText();
    assertThat(made.path("token_info").path("scopes")).hasToString("[\"sql\",\"authentication\"]");
    client.ask(token, "GET", "/api/2.0/sql/warehouses", null, 200);
    sql.execute("select 1", by(token));
    client.ask(token, "GET", IdentityClient.SCIM + "Me", null, 200);
    for (String closed :
        new String[] {
          IdentityClient.SCIM + "Users", IdentityClient.SCIM + "Me/", "/api/v1/tables", "/metrics"
        }) {
      assertThat(client.ask(token, "GET", closed, null, 403).path("message").asText())
          .contains("has the scopes sql authentication, and this needs");
    }
    String beyond = "{'scopes':['sql','scim']}";
    client.ask(token, "POST", "/api/2.0/token/create", beyond, 403);
    client.ask(token, "POST", "/api/2.0/token/create", "{'scopes':['all-apis']}", 403);
    client.ask(token, "POST", "/api/v1/tokens", "{'principal':'ann','scope':'scim'}", 403);
    assertThat(made(token, "{}").path("token_info").path("scopes"))
        .hasToString("[\"sql\",\"authentication\"]");
    client.ask(all, "POST", "/api/2.0/token/create", "{'scopes':['flying']}", 400);
    String scim = made(all, "{'scopes':['scim']}").path("token_value").asText();
    client.ask(scim, "GET", IdentityClient.SCIM + "Users", null, 200);
    client.ask(scim, "GET", "/api/2.0/sql/warehouses", null, 403);
    client.ask(scim, "POST", "/api/2.0/token/create", "{}", 403);
    assertThatThrownBy(() -> sql.execute("select 1", by(scim)))
        .hasMessageContaining("this needs sql");
  }

  @Test
  void aTokenThatEndsMakesNoneThatLivesLonger() {
    client.user("boss@example.org");
    server.run("ALTER GROUP admins ADD USER `boss@example.org`");
    Instant before = Instant.now();
    JsonNode made =
        client.ask(
            client.token("boss@example.org"),
            "POST",
            "/api/v1/tokens",
            "{'principal':'ann','days':0}",
            200);
    assertThat(Instant.parse(made.path("token").path("expires_at").asText()))
        .isBetween(before, before.plusSeconds(3600));
  }

  @Test
  void aTokenForEverMakesOthersInASessionToo() {
    String create = "/api/2.0/token-management/on-behalf-of/tokens";
    JsonNode made =
        Browser.json(signedIn(server.token()).send("POST", create, "{'application_id':'ann'}"));
    assertThat(made.at("/token_info/expiry_time").asLong()).isEqualTo(-1);
    Browser ann = signedIn(made.path("token_value").asText());
    JsonNode next = Browser.json(ann.send("POST", "/api/2.0/token/create", "{}"));
    assertThat(next.at("/token_info/expiry_time").asLong()).isEqualTo(-1);
  }

  private static Browser signedIn(String token) {
    Browser browser = new Browser(server.server().address());
    browser.send("POST", "/api/v1/session", "{'token':'" + token + "'}");
    return browser;
  }
}
