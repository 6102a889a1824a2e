package io.lakewise.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.catalog.record.StatementHistory;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.TestStates;
import io.lakewise.server.LakewiseServer;
import io.lakewise.server.TestServer;
import io.lakewise.server.Waiting;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.server.warehouse.WorkerLake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own that is killed while statements come. */
class KilledServerIT {

  private static final int KEPT = 40;
  private static final int LAST = 10;

  private static final String ENDLESS =
      "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range * b.range % 7 = 9";

  private static final List<Integer> KEPT_NUMBERS = IntStream.range(0, KEPT).boxed().toList();

  @TempDir Path folder;

  @Test
  void onlyTheLastIsLostAndNothingIsTwice() throws Exception {
    Path lake = folder.resolve("lake");
    Process process = serve(lake);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String address = out.readLine();
      String token = Files.readString(lake.resolve("_lakewise/admin-token")).strip();
      HttpClient client = HttpClient.newHttpClient();
      // Some of the records are in the tables then, the others on their way.
      assertThat(run(client, address, token, "SELECT 0")).contains("SUCCEEDED");
      run(client, address, token, "SELECT count(*) FROM system.query.history");
      assertThat(run(client, address, token, ENDLESS, "0s")).containsAnyOf("PENDING", "RUNNING");
      for (int number = 1; number < KEPT + LAST; number++) {
        assertThat(run(client, address, token, "SELECT " + number)).contains("SUCCEEDED");
        if (number == KEPT - 1) {
          awaitKept(lake);
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(problemsOfTheAudit(lake)).isEmpty();
    try (TestServer again = new TestServer(folder, Map.of())) {
      JsonNode counts =
          again.run(
              "SELECT count(*), count(DISTINCT statement_id) FROM system.query.history"
                  + " WHERE statement_type = 'SELECT'");
      JsonNode row = counts.at("/result/data_array/0");
      assertThat(row.get(0)).isEqualTo(row.get(1));
      List<Integer> known = numbers(again);
      assertThat(known).doesNotHaveDuplicates().containsAll(KEPT_NUMBERS);
      assertThat(row.get(0).asInt()).isGreaterThanOrEqualTo(known.size());
      assertThatWhatRanIsToldToHaveEnded(again);
      assertThat(
              again.rows(
                  "SELECT count(*) >= "
                      + known.size()
                      + " FROM system.access.audit WHERE action_name = 'commandFinish'"))
          .containsExactly("true");
    }
    assertThat(problemsOfTheAudit(lake)).isEmpty();
  }

  /** The server does it by itself, soon. */
  private static void awaitKept(Path lake) throws Exception {
    try (State state =
        TestStates.open(lake.resolve("_lakewise/state.db").toString(), Clock.systemUTC())) {
      StatementHistory history = new StatementHistory(state);
      Waiting.until(
          "the statements are kept",
          () ->
              numbers(
                      history.of("admin", 0, Long.MAX_VALUE, "", 10 * KEPT).stream()
                          .map(StatementHistory.Entry::text))
                  .containsAll(KEPT_NUMBERS));
    }
  }

  private static List<Integer> numbers(Stream<String> texts) {
    return texts
        .filter(text -> text.matches("SELECT \\d+"))
        .map(text -> Integer.valueOf(text.substring("SELECT ".length())))
        .toList();
  }

  private static List<String> problemsOfTheAudit(Path folder) {
    try (WorkerLake lake = new WorkerLake(folder)) {
      return lake.lake().verifyAudit(Map.of()).problems();
    }
  }

  private static void assertThatWhatRanIsToldToHaveEnded(TestServer again) {
    JsonNode failed =
        again.ask("/api/2.0/sql/history/queries?filter_by.statuses=FAILED", null).json();
    assertThat(failed.path("res")).hasSize(1);
    assertThat(failed.at("/res/0/query_text").asText()).isEqualTo(ENDLESS);
    assertThat(failed.at("/res/0/error_message").asText()).contains("The server ended");
    JsonNode row =
        again
            .run(
                "SELECT execution_status, error_class, statement_type, end_time > start_time"
                    + " FROM system.query.history WHERE error_code = 'SERVER_LOST'")
            .at("/result/data_array");
    assertThat(row.toString()).isEqualTo("[[\"FAILED\",\"RESOURCE\",\"SELECT\",\"true\"]]");
  }

  private static List<Integer> numbers(TestServer server) {
    List<Integer> numbers = new ArrayList<>();
    String token = "";
    do {
      JsonNode page =
          server
              .ask("/api/2.0/sql/history/queries?max_results=1000&page_token=" + token, null)
              .json();
      numbers.addAll(numbers(page.path("res").findValuesAsText("query_text").stream()));
      token = page.path("next_page_token").asText();
    } while (!token.isEmpty());
    return numbers;
  }

  private static String run(HttpClient client, String address, String token, String statement)
      throws IOException, InterruptedException {
    return run(client, address, token, statement, "50s");
  }

  private static String run(
      HttpClient client, String address, String token, String statement, String wait)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/api/2.0/sql/statements"))
            .header("Authorization", "Bearer " + token)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"warehouse_id\": \"default\", \"wait_timeout\": \""
                        + wait
                        + "\", \"statement\": \""
                        + statement
                        + "\"}"))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static Process serve(Path lake) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(lake.resolveSibling("temporary")));
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    command.add("-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider");
    String classes =
        System.getProperty("lakewise.worker.class-path", System.getProperty("java.class.path"));
    command.addAll(List.of("-cp", classes));
    command.addAll(List.of(Serving.class.getName(), lake.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** The process that is killed. */
  static final class Serving {

    private Serving() {}

    /** Serves a lake, and says where. */
    public static void main(String[] arguments) throws InterruptedException {
      LakewiseServer server =
          LakewiseServer.start(
              ServerConfiguration.of(Map.of("lake", arguments[0], "port", "0")), error -> {});
      System.out.println(server.address());
      server.awaitEnd();
    }
  }
}
