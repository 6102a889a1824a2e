package io.lakewise.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.catalog.record.StatementHistory;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.TestStates;
import io.lakewise.server.ServerProcess;
import io.lakewise.server.TestServer;
import io.lakewise.server.Waiting;
import io.lakewise.server.warehouse.WorkerLake;
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
    try (ServerProcess server = ServerProcess.start(lake)) {
      // Some of the records are in the tables then, the others on their way.
      assertThat(server.run("SELECT 0")).contains("SUCCEEDED");
      server.run("SELECT count(*) FROM system.query.history");
      assertThat(server.run(ENDLESS, "0s")).containsAnyOf("PENDING", "RUNNING");
      for (int number = 1; number < KEPT + LAST; number++) {
        assertThat(server.run("SELECT " + number)).contains("SUCCEEDED");
        if (number == KEPT - 1) {
          awaitKept(lake);
        }
      }
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
}
