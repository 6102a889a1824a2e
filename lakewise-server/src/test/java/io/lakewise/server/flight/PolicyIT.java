package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A row filter and a mask where rows come from a worker, over HTTP and Flight, results that are
 * known included; {@code AttemptsTest} has the statements that are tried.
 */
class PolicyIT {

  /** Two tables of the same rows, the first with a policy. */
  private static final List<String> TABLES = List.of("closed", "open");

  private static final Pattern HIDDEN = Pattern.compile("ZED\\d|[A-F]{2}-\\d");

  private static final List<String> STATEMENTS =
      List.of(
          "SELECT * FROM TABLE",
          "SELECT ssn FROM TABLE WHERE id = 1",
          "SELECT max(name) FROM TABLE",
          "SELECT name::INT FROM TABLE WHERE region = 'US'",
          "SELECT count(*) FROM TABLE WHERE CASE WHEN name LIKE 'ZED%' THEN error(name) ELSE true END",
          "SELECT * FROM TABLE VERSION AS OF 1",
          "SELECT * FROM table_changes('TABLE', 1)",
          "SUMMARIZE TABLE",
          "WITH c AS MATERIALIZED (SELECT * FROM TABLE) SELECT * FROM c");

  @TempDir static Path folder;
  private static TestServer server;
  private static RootAllocator allocator;
  private static FlightSqlClient client;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1", "memory", "500MB"));
    allocator = new RootAllocator();
    client =
        new FlightSqlClient(
            FlightClient.builder(
                    allocator, Location.forGrpcInsecure("127.0.0.1", server.server().port()))
                .build());
    run("CREATE FUNCTION eu(r STRING) RETURNS BOOLEAN RETURN r = 'EU'");
    run("CREATE FUNCTION star(s STRING) RETURNS STRING RETURN '*'");
    for (String table : TABLES) {
      run("CREATE TABLE " + table + " (id INT, region STRING, name STRING, ssn STRING)");
      run(
          "INSERT INTO "
              + table
              + " VALUES (1, 'EU', 'Ann', 'AA-1111'), (3, 'US', 'ZED3', 'CC-3333')");
    }
    run("ALTER TABLE closed SET ROW FILTER eu ON (region)");
    run("ALTER TABLE closed ALTER COLUMN ssn SET MASK star");
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    allocator.close();
    server.close();
  }

  private static String run(String statement) {
    return server.run(statement).toString();
  }

  private static String fetched(String statement) throws Exception {
    CallOption token = FlightFixture.token(server.token());
    StringBuilder told = new StringBuilder();
    try {
      FlightInfo info = client.execute(statement, token);
      try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket(), token)) {
        while (stream.next()) {
          told.append(stream.getRoot().contentToTSVString());
        }
      }
    } catch (FlightRuntimeException error) {
      told.append(error.getMessage());
    }
    return told.toString();
  }

  @Test
  void nothingHiddenComesOverHttpOrFlight() throws Exception {
    for (String statement : STATEMENTS) {
      String closed = statement.replace("TABLE", "closed");
      String open = statement.replace("TABLE", "open");
      for (int asked = 0; asked < 2; asked++) {
        assertThat(run(closed)).as("HTTP: " + closed).doesNotContainPattern(HIDDEN);
        assertThat(fetched(closed)).as("Flight: " + closed).doesNotContainPattern(HIDDEN);
      }
      assertThat(run(open)).as("HTTP: " + open).containsPattern(HIDDEN);
      assertThat(fetched(open)).as("Flight: " + open).containsPattern(HIDDEN);
    }
  }

  @Test
  void aKnownResultIsForgottenWithThePolicy() {
    run("CREATE TABLE later AS SELECT * FROM open");
    String query = "SELECT name FROM later";
    assertThat(Stream.of(run(query), run(query))).allMatch(told -> told.contains("ZED3"));
    run("ALTER TABLE later SET ROW FILTER eu ON (region)");
    assertThat(run(query)).doesNotContain("ZED3").contains("Ann");
  }

  @Test
  void ownApiTellsNoFiguresOfHiddenRows() {
    String tables = "/api/v1/tables/main/default/";
    assertThat(server.ask(tables + "open/statistics", null).body()).contains("\"rows\":2");
    assertThat(server.ask(tables + "closed/statistics", null).status()).isEqualTo(400);
    assertThat(server.ask(tables + "closed/diff?from=0", null).status()).isEqualTo(400);
    assertThat(server.ask(tables + "open/history", null).body()).contains("numOutputRows");
    assertThat(server.ask(tables + "closed/history", null).body())
        .contains("SET MASK")
        .doesNotContain("numOutputRows");
    assertThat(server.ask(tables + "open", null).body()).contains("\"files\":1");
    assertThat(server.ask(tables + "closed", null).body()).doesNotContain("\"files\":1");
  }
}
