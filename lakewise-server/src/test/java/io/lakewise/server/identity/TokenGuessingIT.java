package io.lakewise.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakewise.catalog.token.TokenText;
import io.lakewise.server.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever tries tokens is heard less and less, by HTTP and by Flight, and nobody else is. */
class TokenGuessingIT {

  private static final int TRIES = 200;

  @TempDir private static Path folder;

  private final SecureRandom random = new SecureRandom();

  /** Behind one address there may be somebody who fails and somebody who has a secret. */
  @Test
  void whoHasASecretIsHeardWhereOthersFailed() throws Exception {
    try (TestServer server = new TestServer(folder, Map.of("threads", "1"))) {
      IdentityClient client = new IdentityClient(server);
      String id =
          client
              .ask("POST", IdentityClient.SCIM + "ServicePrincipals", "{'applicationId':'r'}", 201)
              .path("id")
              .asText();
      String secret =
          client
              .ask(
                  "POST",
                  "/api/2.0/accounts/servicePrincipals/" + id + "/credentials/secrets",
                  "{}",
                  200)
              .path("secret")
              .asText();
      int status;
      int tries = 0;
      do {
        status = asked(server, TokenText.clientSecret(random));
      } while (status == 401 && ++tries < TRIES);
      assertThat(status).isEqualTo(429);
      assertThat(tries).isGreaterThanOrEqualTo(100);
      assertThat(asked(server, secret)).isEqualTo(200);
    }
  }

  private static int asked(TestServer server, String secret) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.server().address() + "/oidc/v1/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=r&client_secret=" + secret))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void tokensCannotBeTriedOut() throws Exception {
    try (TestServer server = new TestServer(folder, Map.of("threads", "1"));
        BufferAllocator allocator = new RootAllocator();
        FlightClient flight =
            FlightClient.builder(
                    allocator, Location.forGrpcInsecure("127.0.0.1", server.server().port()))
                .build()) {
      IdentityClient client = new IdentityClient(server);
      client.user("ann");
      String known = client.token("ann");
      client.ask(known, "GET", "/api/v1/session", null, 200);
      int tries = 0;
      HttpResponse<String> answer;
      do {
        answer = client.send(TokenText.random(random), "GET", "/api/v1/session", null);
      } while (answer.statusCode() == 401 && ++tries < TRIES);
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(tries).isGreaterThanOrEqualTo(100);
      assertThat(answer.headers().firstValueAsLong("retry-after").orElse(0)).isPositive();
      assertThat(answer.body()).contains("RESOURCE_EXHAUSTED");
      client.ask(known, "GET", "/api/v1/session", null, 200);
      client.ask("GET", "/api/2.0/sql/warehouses", null, 200);

      FlightSqlClient sql = new FlightSqlClient(flight);
      FlightRuntimeException refused;
      tries = 0;
      do {
        refused =
            catchThrowableOfType(
                FlightRuntimeException.class,
                () -> sql.getSqlInfo(new SqlInfo[0], by(TokenText.random(random))));
      } while (refused.status().code() == FlightStatusCode.UNAUTHENTICATED && ++tries < TRIES);
      assertThat(refused.status().code()).isEqualTo(FlightStatusCode.RESOURCE_EXHAUSTED);
      assertThat(refused.status().metadata().get("retry-after")).matches("\\d+");
      assertThat(sql.getSqlInfo(new SqlInfo[0], by(known)).getEndpoints()).isNotEmpty();

      Browser browser = new Browser(server.server().address());
      int status;
      tries = 0;
      do {
        String body = "{'token':'" + TokenText.random(random) + "'}";
        status = browser.send("POST", "/api/v1/session", body).statusCode();
      } while (status == 401 && ++tries < TRIES);
      assertThat(status).isEqualTo(429);
    }
  }

  private static CallOption by(String token) {
    return new CredentialCallOption(new BearerCredentialWriter(token));
  }
}
