package io.lakewise.server;

import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.server.log.ServerLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.RootAllocator;

/**
 * Lets a server do what servers do, when a distribution is laid out: its options make it record the
 * classes that it needed, which later starts map into memory.
 */
public final class ServerTraining {

  private static final String STATEMENTS = "/api/2.0/sql/statements";

  private final LakewiseServer server;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServerTraining(LakewiseServer server, String token) {
    this.server = server;
    this.token = token;
  }

  /**
   * Runs.
   *
   * @param arguments the folder of a lake that is made for it
   */
  public static void main(String[] arguments) throws Exception {
    Path lake = Path.of(arguments[0]);
    ServerConfiguration configuration =
        ServerConfiguration.of(Map.of("lake", lake.toString(), "port", "0"));
    ServerLog.begin(configuration.logging());
    try (LakewiseServer server = LakewiseServer.start(configuration, error -> {})) {
      Path token = lake.resolve("_lakewise").resolve("admin-token");
      ServerTraining training = new ServerTraining(server, Files.readString(token).strip());
      training.statements();
      training.flight();
      training.ask("GET", "/metrics", "");
      training.ask("GET", "/api/v1/tables", "");
    }
  }

  private void statements() throws IOException, InterruptedException {
    for (String statement :
        List.of(
            "CREATE TABLE t (id BIGINT, name STRING)",
            "INSERT INTO t VALUES (1, 'a'), (2, 'b')",
            "SELECT * FROM t WHERE id = 1",
            "SELECT * FROM t WHERE id = 1",
            "SELECT nothing FROM t")) {
      String body = "{\"warehouse_id\": \"default\", \"statement\": \"" + statement + "\"}";
      ask("POST", STATEMENTS, body);
    }
  }

  private void flight() throws Exception {
    CallOption credential = new CredentialCallOption(new BearerCredentialWriter(token));
    Location location = Location.forGrpcInsecure("127.0.0.1", server.port());
    try (RootAllocator allocator = new RootAllocator();
        FlightSqlClient flight =
            new FlightSqlClient(FlightClient.builder(allocator, location).build())) {
      flight.executeUpdate("INSERT INTO t VALUES (3, 'c')", credential);
      for (String statement : List.of("SELECT * FROM t", "SELECT * FROM t", "SELECT 1")) {
        FlightInfo info = flight.execute(statement, credential);
        try (FlightStream rows =
            flight.getStream(info.getEndpoints().get(0).getTicket(), credential)) {
          while (rows.next()) {
            continue;
          }
        }
      }
    }
  }

  private void ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    client.send(request, HttpResponse.BodyHandlers.discarding());
  }
}
