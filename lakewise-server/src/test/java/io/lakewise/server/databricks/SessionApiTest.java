package io.lakewise.server.databricks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import io.lakewise.server.Waiting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions of the statement API as Databricks' drivers use them, as they are written on the wire.
 */
class SessionApiTest {

  private static final String SESSIONS = "/api/2.0/sql/sessions";
  private static final String STATEMENTS = "/api/2.0/sql/statements";

  /** Runs until it is cancelled. */
  private static final String ENDLESS =
      "select count(*) from range(1000000000) a, range(1000000000) b where a.range = b.range + 0.5";

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String open(String fields) {
    TestServer.Answer answer =
        server.ask(SESSIONS, "{\"warehouse_id\": \"default\"" + fields + "}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("session_id").asText();
  }

  private static JsonNode run(String session, String statement) {
    return server.run(statement, Map.of("session_id", session));
  }

  private static String rows(JsonNode answer) {
    assertThat(state(answer)).as(answer.toString()).isEqualTo("SUCCEEDED");
    return answer.path("result").path("data_array").toString();
  }

  private static String state(JsonNode answer) {
    return answer.path("status").path("state").asText();
  }

  /** Begins a statement and does not wait for it; its id. */
  private static String begin(String session, String statement) {
    Map<String, String> fields = Map.of("session_id", session, "wait_timeout", "0s");
    return server.run(statement, fields).path("statement_id").asText();
  }

  private static String stateOf(String statement) {
    return state(server.ask(STATEMENTS + "/" + statement, null).json());
  }

  @Test
  void aSessionRemembers() {
    server.run("create schema if not exists other");
    String session = open(", \"catalog\": \"main\", \"schema\": \"other\"");
    assertThat(rows(run(session, "select current_schema()"))).isEqualTo("[[\"other\"]]");
    rows(run(session, "create temporary view five as select 5 as x"));
    rows(run(session, "declare variable six int default 6"));
    rows(run(session, "set catalog main"));
    assertThat(rows(run(session, "select x, six, current_schema() from five")))
        .isEqualTo("[[\"5\",\"6\",\"default\"]]");
    assertThat(state(run(open(""), "select x from five"))).isEqualTo("FAILED");
  }

  @Test
  void theWarehousesPathOpensOneToo() {
    JsonNode opened =
        server
            .ask("/api/2.0/sql/warehouses/default/sessions", "{\"execution_mode\":\"FAST\"}")
            .json();
    assertThat(rows(run(opened.path("session_id").asText(), "select 1"))).isEqualTo("[[\"1\"]]");
    assertThat(server.ask("/api/2.0/sql/warehouses/none/sessions", "{}").status()).isEqualTo(404);
  }

  @Test
  void settingsAreThoseThatThereAre() {
    String session =
        open(
            ", \"session_confs\": {\"TIMEZONE\": \"Asia/Tokyo\", \"ansi_mode\": \"true\","
                + " \"query_tags\": \"team:o'sales,a\\\\:b:1,ad-hoc\"}");
    assertThat(rows(run(session, "select timestamptz '2024-01-01 00:00:00+00'")))
        .isEqualTo("[[\"2024-01-01T00:00:00.000Z\"]]");
    assertThat(rows(run(session, "select '2024-01-01 00:00:00'::timestamptz::timestamp")))
        .isEqualTo("[[\"2024-01-01T00:00:00.000\"]]");
    assertThat(rows(run(session, "set query_tags")))
        .isEqualTo("[[\"team\",\"o'sales\"],[\"a:b\",\"1\"],[\"ad-hoc\",null]]");
    for (String wrong :
        List.of(
            "\"session_confs\": {\"timezone\": \"Nowhere\"}",
            "\"session_confs\": {\"threads\": \"1\"}",
            "\"session_confs\": []",
            "\"schema\": \"nowhere\"",
            "\"what\": 1")) {
      int status = server.ask(SESSIONS, "{\"warehouse_id\":\"default\"," + wrong + "}").status();
      assertThat(status).as(wrong).isBetween(400, 404);
    }
  }

  @Test
  void tagsOfASessionAreRecordedUnderThoseOfItsStatements() {
    String session = open("");
    run(session, "set query_tags['team'] = 'sales', query_tags['env'] = 'test'");
    Map<String, Object> fields =
        Map.of(
            "session_id",
            session,
            "query_tags",
            List.of(Map.of("key", "env", "value", "own"), Map.of("key", "tagged")));
    String id = server.run("select 1", fields).path("statement_id").asText();
    assertThat(
            server.rows(
                "select query_tags['team'] || query_tags['env'] || cardinality(query_tags)"
                    + " from system.query.history where statement_id = '"
                    + id
                    + "'"))
        .isEqualTo(List.of("salesown3"));
  }

  @Test
  void everybodyReachesHisOwnSessionsAlone() {
    String bob =
        server.ask("/api/v1/tokens", "{\"principal\":\"bob\"}").json().path("value").asText();
    String session = open("");
    String statement =
        "{\"warehouse_id\":\"default\",\"statement\":\"select 1\",\"session_id\":\""
            + session
            + "\"}";
    assertThat(server.call("POST", STATEMENTS, statement, bob).status()).isEqualTo(404);
    assertThat(server.delete(SESSIONS + "/" + session, bob).status()).isEqualTo(404);
    assertThat(server.delete(SESSIONS + "/" + session, server.token()).status()).isEqualTo(200);
    assertThat(server.delete(SESSIONS + "/" + session, server.token()).status()).isEqualTo(404);
    assertThat(server.call("POST", STATEMENTS, statement, server.token()).status()).isEqualTo(404);
  }

  @Test
  void statementsTakeTurns() throws Exception {
    String session = open("");
    String first = begin(session, ENDLESS);
    String second = begin(session, "select 2");
    String third = begin(session, "create temporary view three as select 3 as x");
    String fourth = begin(session, "select x from three");
    Waiting.until("the first runs", () -> stateOf(first).equals("RUNNING"));
    assertThat(Arrays.asList(stateOf(second), stateOf(third))).containsOnly("PENDING");
    server.ask(STATEMENTS + "/" + second + "/cancel", "{}");
    Waiting.until("the second is cancelled", () -> stateOf(second).equals("CANCELED"));
    assertThat(stateOf(first)).isEqualTo("RUNNING");
    server.ask(STATEMENTS + "/" + first + "/cancel", "{}");
    Waiting.until("the fourth has ended", () -> stateOf(fourth).equals("SUCCEEDED"));
    assertThat(Arrays.asList(stateOf(first), stateOf(third)))
        .containsExactly("CANCELED", "SUCCEEDED");
  }

  @Test
  void tooManyWaitingStatementsAreRefused() {
    String session = open("");
    String first = begin(session, ENDLESS);
    String body =
        "{\"warehouse_id\":\"default\",\"statement\":\"select 1\",\"wait_timeout\":\"0s\","
            + "\"session_id\":\""
            + session
            + "\"}";
    int taken = 0;
    TestServer.Answer answer = server.ask(STATEMENTS, body);
    for (; answer.status() == 200 && taken < 200; taken++) {
      answer = server.ask(STATEMENTS, body);
    }
    assertThat(answer.status()).isEqualTo(429);
    assertThat(taken).isEqualTo(100);
    server.ask(STATEMENTS + "/" + first + "/cancel", "{}");
    assertThat(rows(run(open(""), "select 1"))).isEqualTo("[[\"1\"]]");
  }

  @Test
  void aClosedStatementHasNoResult() throws Exception {
    String id = server.run("select 1").path("statement_id").asText();
    assertThat(server.delete(STATEMENTS + "/" + id, server.token()).status()).isEqualTo(200);
    assertThat(stateOf(id)).isEqualTo("CLOSED");
    String running = begin(open(""), ENDLESS);
    assertThat(server.delete(STATEMENTS + "/" + running, server.token()).status()).isEqualTo(200);
    Waiting.until("it has ended", () -> stateOf(running).equals("CANCELED"));
  }

  @Test
  void parametersHavePlacesAndMayHaveNoType() {
    JsonNode answer =
        server.run(
            "select ? + 1, ?, ?",
            Map.of(
                "parameters",
                List.of(
                    Map.of("ordinal", 1, "type", "INT", "value", "41"),
                    Map.of("ordinal", 2, "type", "VOID"),
                    Map.of("ordinal", 3, "type", "STRING", "value", "it's")),
                "result_compression",
                "LZ4_FRAME"));
    assertThat(rows(answer)).isEqualTo("[[\"42\",null,\"it's\"]]");
  }

  @Test
  void errorsHaveTheStatesOfSql() {
    assertThat(server.run("selec 1").at("/status/sql_state").asText()).isEqualTo("42601");
    assertThat(server.run("select * from nowhere").at("/status/sql_state").asText())
        .isEqualTo("42704");
    assertThat(server.run("create schema default").at("/status/sql_state").asText())
        .isEqualTo("42710");
  }
}
