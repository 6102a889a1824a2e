package io.lakewise.server.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries that are asked again, of a server with a worker process, by both of its interfaces. */
class ResultCacheIT {

  @TempDir private static Path folder;
  private static TestServer server;
  private static RootAllocator allocator;
  private static FlightSqlClient flight;
  private static CallOption token;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1"));
    allocator = new RootAllocator();
    Location location = Location.forGrpcInsecure("127.0.0.1", server.server().port());
    flight = new FlightSqlClient(FlightClient.builder(allocator, location).build());
    token = new CredentialCallOption(new BearerCredentialWriter(server.token()));
    server.run("create table t (id bigint, name string, moment timestamp)");
    server.run("insert into t values (1, 'a', '2020-01-01 00:00:00'), (2, null, null)");
  }

  @AfterAll
  static void stop() throws Exception {
    flight.close();
    allocator.close();
    server.close();
  }

  /** What the history says of a statement. */
  private static boolean isFromCache(JsonNode answer) {
    String id = answer.path("statement_id").asText();
    JsonNode found =
        server
            .ask(
                "/api/2.0/sql/history/queries?include_metrics=true&filter_by.statement_ids=" + id,
                null)
            .json();
    return found.path("res").path(0).path("metrics").path("result_from_cache").asBoolean();
  }

  private static JsonNode rows(JsonNode answer) {
    return answer.path("result").path("data_array");
  }

  private static List<String> fetched(String sql) throws Exception {
    List<String> batches = new ArrayList<>();
    try (FlightStream stream =
        flight.getStream(flight.execute(sql, token).getEndpoints().get(0).getTicket(), token)) {
      VectorSchemaRoot root = stream.getRoot();
      batches.add(root.getSchema().toString());
      while (stream.next()) {
        batches.add(root.contentToTSVString());
      }
    }
    return batches;
  }

  @Test
  void aQueryThatIsAskedAgainHasTheSameRowsWithoutBeingRun() {
    String query = "select id, name, moment, [id] as ids from t order by id";
    JsonNode first = server.run(query);
    assertThat(isFromCache(first)).isFalse();
    JsonNode second = server.run(query.replace(" from", "\n  FROM"));
    assertThat(isFromCache(second)).isTrue();
    assertThat(rows(second)).hasSize(2).isEqualTo(rows(first));
    assertThat(second.path("manifest")).isEqualTo(first.path("manifest"));
  }

  @Test
  void whatOneInterfaceHasReadTheOtherKnows() throws Exception {
    String query = "select name, id, moment from t order by id desc";
    List<String> first = fetched(query);
    JsonNode known = server.run(query);
    assertThat(isFromCache(known)).isTrue();
    assertThat(rows(known)).hasSize(2);
    assertThat(fetched(query)).isEqualTo(first);
    String other = "select id + 1 as next, moment, name from t order by id";
    server.run(other);
    List<String> again = fetched(other);
    assertThat(isFromCache(server.run(other))).isTrue();
    server.run("create table copied as select * from t");
    assertThat(again).isEqualTo(fetched(other.replace(" t ", " copied ")));
  }

  @Test
  void noRowsAreKnownToo() throws Exception {
    String query = "select id, name from t where id > 100";
    List<String> first = fetched(query);
    assertThat(isFromCache(server.run(query))).isTrue();
    assertThat(fetched(query).get(0)).isEqualTo(first.get(0));
  }

  @Test
  void aChangeIsSeenAtOnce() {
    String query = "select count(*), max(name) from seen";
    server.run("create table seen (id bigint, name string)");
    for (int row = 0; row < 3; row++) {
      JsonNode answer = server.run(query);
      assertThat(isFromCache(answer)).isFalse();
      assertThat(rows(answer).path(0).path(0).asInt()).isEqualTo(row);
      assertThat(isFromCache(server.run(query))).isTrue();
      server.run("insert into seen values (" + row + ", 'n')");
    }
  }

  @Test
  void aResultThatWasCutIsNotKept() {
    String query = "select id from t order by id";
    JsonNode cut = server.run(query, Map.of("row_limit", 1));
    assertThat(rows(cut)).hasSize(1);
    JsonNode whole = server.run(query);
    assertThat(isFromCache(whole)).isFalse();
    assertThat(rows(whole)).hasSize(2);
    JsonNode cutAgain = server.run(query, Map.of("row_limit", 1));
    assertThat(isFromCache(cutAgain)).isTrue();
    assertThat(rows(cutAgain)).hasSize(1);
    assertThat(cutAgain.path("manifest").path("truncated").asBoolean()).isTrue();
  }

  @Test
  void whatDiffersEachTimeIsRunEachTime() {
    server.run("select uuid()");
    assertThat(isFromCache(server.run("select uuid()"))).isFalse();
    server.run("select range from range(100000)");
    assertThat(isFromCache(server.run("select range from range(100000)"))).isFalse();
  }
}
