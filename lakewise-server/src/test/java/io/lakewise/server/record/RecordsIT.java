package io.lakewise.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.audit.AuditTable;
import io.lakewise.engine.system.SystemTable;
import io.lakewise.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of a whole server, with a worker, by HTTP and by Flight. */
class RecordsIT {

  /** Nothing else is called so, in no case and no encoding. */
  private static final String PLANTED = "quaggle83174";

  private static final String NUMBER = "83174001";

  @TempDir Path folder;

  private TestServer start(Map<String, String> more) {
    return new TestServer(folder, more);
  }

  private static List<List<String>> rows(TestServer server, String query) {
    JsonNode answer = server.run(query);
    assertThat(answer.at("/status/state").asText()).as(answer.toString()).isEqualTo("SUCCEEDED");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : answer.at("/result/data_array")) {
      List<String> values = new ArrayList<>();
      row.forEach(value -> values.add(value.isNull() ? null : value.asText()));
      rows.add(values);
    }
    return rows;
  }

  private static void byFlight(TestServer server, String query) throws Exception {
    CallOption token = new CredentialCallOption(new BearerCredentialWriter(server.token()));
    try (BufferAllocator allocator = new RootAllocator();
        FlightSqlClient client =
            new FlightSqlClient(
                FlightClient.builder(
                        allocator, Location.forGrpcInsecure("127.0.0.1", server.server().port()))
                    .build())) {
      FlightInfo info = client.execute(query, token);
      try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket(), token)) {
        while (stream.next()) {
          // Only the record matters.
        }
      }
    }
  }

  /** Flight's statements end a little after their last row. */
  private static List<List<String>> eventually(TestServer server, String query)
      throws InterruptedException {
    List<List<String>> found = rows(server, query);
    for (int look = 0; look < 100 && found.isEmpty(); look++) {
      Thread.sleep(50);
      found = rows(server, query);
    }
    return found;
  }

  @Test
  void theTablesAreThereFromTheBeginning() throws Exception {
    try (TestServer server = start(Map.of())) {
      List<String> schemas = List.of("access", "billing", "compute", "query");
      JsonNode found = server.run("SHOW SCHEMAS IN system");
      for (int look = 0; look < 100 && found.at("/result/data_array").size() < 4; look++) {
        Thread.sleep(50);
        found = server.run("SHOW SCHEMAS IN system");
      }
      assertThat(rows(server, "SHOW SCHEMAS IN system"))
          .extracting(row -> row.get(0))
          .containsExactlyElementsOf(schemas);
      assertThat(rows(server, "SHOW TABLES IN system.query")).hasSize(2);
    }
  }

  @Test
  void statementsAreInTheTablesByBothProtocols() throws Exception {
    try (TestServer server = start(Map.of("credit-price", "2"))) {
      server.run("CREATE TABLE t (id INT, name STRING)");
      server.run("INSERT INTO t VALUES (1, 'a')");
      server.run("INSERT INTO t VALUES (2, 'b')");
      server.run("SELECT name FROM t WHERE id = 2");
      server.run("SELECT name FROM t WHERE id = 1");
      byFlight(server, "SELECT name FROM t WHERE id = 1 ORDER BY name");
      assertThat(
              eventually(
                  server,
                  "SELECT statement_type, execution_status, executed_by, client_driver,"
                      + " compute.warehouse_id, read_files, pruned_files, produced_rows,"
                      + " produced_bytes > 0, worker_memory_bytes > 1000000, error_class"
                      + " FROM system.query.history"
                      + " WHERE client_driver = 'FLIGHT'"))
          .containsExactly(
              Arrays.asList(
                  "SELECT",
                  "FINISHED",
                  "admin",
                  "FLIGHT",
                  "default",
                  "1",
                  "1",
                  "1",
                  "true",
                  "true",
                  null));
      assertThat(
              rows(
                  server,
                  "SELECT count(*), count(DISTINCT fingerprint), bool_and(credits > 0),"
                      + " bool_and(cost = 2 * credits), bool_and(total_duration_ms + 2 >="
                      + " compilation_duration_ms + execution_duration_ms),"
                      + " sum(produced_rows), bool_and(h.end_time >= h.start_time)"
                      + " FROM system.query.history h JOIN system.query.profile p"
                      + " USING (statement_id, fingerprint)"
                      + " WHERE array_to_string(predicates, ';')"
                      + " = 'main.default.t.id EQUAL CONSTANT' AND client_driver = 'HTTP'"))
          .containsExactly(List.of("2", "1", "true", "true", "true", "2", "true"));
      assertThat(
              rows(
                  server,
                  "SELECT DISTINCT access_type, table_version FROM system.access.table_access"
                      + " WHERE table_full_name = 'main.default.t' ORDER BY ALL"))
          .contains(List.of("INSERT", "0"), List.of("INSERT", "1"), List.of("READ", "2"));
      assertThat(rows(server, "SELECT min_clusters FROM system.compute.warehouses")).isNotEmpty();
      assertThat(rows(server, "SELECT DISTINCT event_type FROM system.compute.warehouse_events"))
          .contains(List.of("RUNNING"));
    }
    try (TestServer server = start(Map.of())) {
      assertThat(
              rows(
                  server,
                  "SELECT sum(worker_seconds) > 0, sum(usage_quantity) > 0,"
                      + " sum(idle_seconds) > 0 AND sum(idle_seconds) < sum(worker_seconds),"
                      + " sum(list_cost) = 2 * sum(usage_quantity),"
                      + " min(usage_metadata.warehouse_id) FROM system.billing.usage"))
          .containsExactly(List.of("true", "true", "true", "true", "default"));
      assertThat(rows(server, "SELECT count(*) FROM system.compute.warehouses"))
          .as("a start is no change")
          .containsExactly(List.of("1"));
      assertThat(server.run("DELETE FROM system.query.history").toString())
          .contains("written by Lakewise");
      JsonNode past =
          server.ask("/api/2.0/sql/history/queries?max_results=1000", null).json().path("res");
      assertThat(past.findValuesAsText("query_text"))
          .contains(
              "CREATE TABLE t (id INT, name STRING)",
              "SELECT name FROM t WHERE id = 1 ORDER BY name");
    }
  }

  @Test
  void theEngineTellsItsOperatorsItsMemoryAndWhatItSpilled() throws Exception {
    try (TestServer server = start(Map.of("memory", "64MB"))) {
      server.run("CREATE TABLE t AS SELECT range AS id, 'n' || range AS name FROM range(3000000)");
      server.run(
          "SELECT count(*) FROM (SELECT *, row_number() OVER (ORDER BY name) AS n FROM t) AS r"
              + " WHERE n % 2 = 0");
      for (int each = 0; each < 8; each++) {
        byFlight(server, "SELECT count(*) FROM t WHERE id < 700" + each);
      }
      List<List<String>> found =
          eventually(
              server,
              "SELECT client_driver, peak_memory_bytes > 0, spilled_local_bytes > 10000000,"
                  + " CAST(operator_metrics AS VARCHAR)"
                  + " FROM system.query.history JOIN system.query.profile USING (statement_id)"
                  + " WHERE statement_type = 'SELECT' AND client_driver = 'FLIGHT'"
                  + " AND len(operator_metrics) > 0");
      assertThat(found.get(0).subList(0, 3)).containsExactly("FLIGHT", "true", "false");
      assertThat(found.get(0).get(3)).contains("TABLE_SCAN").contains("AGGREGATE");
      assertThat(
              rows(
                  server,
                  "SELECT max(peak_memory_bytes) > 10000000, max(spilled_local_bytes) > 10000000"
                      + " FROM system.query.history"))
          .containsExactly(List.of("true", "true"));
      assertThat(
              rows(
                  server,
                  "SELECT max(m.rows) FROM (SELECT unnest(operator_metrics) AS m"
                      + " FROM system.query.profile) AS each WHERE m.operator = 'TABLE_SCAN'"))
          .containsExactly(List.of("3000000"));
    }
  }

  @Test
  void whatIsRefusedIsRecordedWithItsCode() {
    try (TestServer server = start(Map.of())) {
      server.run("SELEC 1");
      server.run("SELECT (1");
      server.run("SELECT * FROM nowhere");
      server.run("SELECT getenv('HOME')");
      server.ask(
          "/api/2.0/sql/statements",
          "{\"statement\": \"SELECT 1\", \"warehouse_id\": \"nowhere\"}");
      server.ask(
          "/api/2.0/sql/statements",
          "{\"statement\": \"SELECT 1\", \"warehouse_id\": \"default\","
              + " \"schema\": \"nowhere\"}");
      assertThat(
              rows(
                  server,
                  "SELECT statement_type, execution_status, error_class, error_code"
                      + " FROM system.query.history ORDER BY start_time"))
          .startsWith(
              List.of("OTHER", "FAILED", "USER", "SYNTAX_ERROR"),
              List.of("SELECT", "FAILED", "USER", "SYNTAX_ERROR"),
              List.of("SELECT", "FAILED", "USER", "NOT_FOUND"),
              List.of("SELECT", "FAILED", "USER", "BAD_REQUEST"),
              List.of("SELECT", "FAILED", "USER", "NOT_FOUND"),
              List.of("SELECT", "FAILED", "USER", "NOT_FOUND"));
    }
  }

  @Test
  void tagsOfAStatementAreInTheHistoryAndNameItsJob() {
    try (TestServer server = start(Map.of())) {
      server.run("CREATE TABLE t AS SELECT 1 AS id");
      List<Map<String, String>> tags =
          List.of(
              Map.of("key", " team ", "value", "sales"),
              Map.of("key", "ad-hoc", "value", " "),
              Map.of("key", "job_name", "value", "nightly"),
              Map.of("key", "job_run_id", "value", "run-7"));
      server.run("INSERT INTO t SELECT id FROM t", Map.of("query_tags", tags));
      server.run(
          "INSERT INTO t SELECT id FROM t",
          Map.of("query_tags", List.of(Map.of("key", "@@dbt_model_name", "value", "orders"))));
      assertThat(
              rows(
                  server,
                  "SELECT query_tags['team'], map_contains(query_tags, 'ad-hoc'),"
                      + " query_tags['ad-hoc'], cardinality(query_tags)"
                      + " FROM system.query.history ORDER BY start_time LIMIT 3"))
          .containsExactly(
              Arrays.asList(null, "false", null, "0"),
              Arrays.asList("sales", "true", null, "4"),
              Arrays.asList(null, "false", null, "1"));
      assertThat(
              rows(
                  server,
                  "SELECT entity_type, entity_id, entity_run_id, statement_id IS NOT NULL"
                      + " FROM system.access.table_lineage WHERE source_table_name = 't'"
                      + " ORDER BY event_time"))
          .containsExactly(
              List.of("JOB", "nightly", "run-7", "true"),
              Arrays.asList("JOB", "orders", null, "true"));
      for (String bad : List.of("[{\"value\": \"x\"}]", "[{\"key\": 7}]", "{}")) {
        assertThat(
                server
                    .ask(
                        "/api/2.0/sql/statements",
                        "{\"statement\": \"SELECT 1\", \"warehouse_id\": \"default\","
                            + " \"query_tags\": "
                            + bad
                            + "}")
                    .status())
            .isEqualTo(400);
      }
    }
    // As it is read back from the state.
    try (TestServer server = start(Map.of())) {
      String past = server.ask("/api/2.0/sql/history/queries", null).body().replace(" ", "");
      assertThat(past)
          .contains("{\"key\":\"team\",\"value\":\"sales\"}")
          .contains("{\"key\":\"ad-hoc\",\"value\":null}");
    }
  }

  @Test
  void tagsAreInTheTablesThatAreForThemAlone() throws Exception {
    try (TestServer server = start(Map.of())) {
      server.run("CREATE TABLE t AS SELECT 1 AS id");
      server.run(
          "CREATE TABLE u AS SELECT id FROM t",
          Map.of(
              "query_tags",
              List.of(Map.of("key", "job_name", "value", PLANTED), Map.of("key", PLANTED))));
      assertThat(server.ask("/metrics", null).body()).doesNotContain(PLANTED);
      List<SystemTable> tables = new ArrayList<>(List.of(AuditTable.TABLE));
      RecordTables.ALL.forEach(table -> tables.add(table.table()));
      List<String> found = new ArrayList<>();
      for (SystemTable table : tables) {
        String name = table.fullName().toString();
        if (rows(server, "SELECT CAST(r AS VARCHAR) FROM " + name + " AS r")
            .toString()
            .contains(PLANTED)) {
          found.add(name);
        }
      }
      assertThat(found)
          .containsExactlyInAnyOrder(
              "system.query.history",
              "system.access.table_lineage",
              "system.access.column_lineage");
    }
  }

  @Test
  void pagesOfTheHistoryHaveEachStatementOnce() {
    try (TestServer server = start(Map.of())) {
      for (int i = 0; i < 7; i++) {
        server.run("SELECT " + i);
      }
    }
    try (TestServer server = start(Map.of())) {
      server.run("SELECT 7");
      server.run("SELECT 8");
      List<String> texts = new ArrayList<>();
      String token = "";
      do {
        JsonNode page =
            server
                .ask("/api/2.0/sql/history/queries?max_results=2&page_token=" + token, null)
                .json();
        texts.addAll(page.path("res").findValuesAsText("query_text"));
        token = page.path("next_page_token").asText();
      } while (!token.isEmpty());
      assertThat(texts)
          .containsExactly(
              "SELECT 8",
              "SELECT 7",
              "SELECT 6",
              "SELECT 5",
              "SELECT 4",
              "SELECT 3",
              "SELECT 2",
              "SELECT 1",
              "SELECT 0");
    }
  }

  @Test
  void noTextAndNoValueOfAStatementIsAnywhereButInTheHistoryOfItsAuthor() throws Exception {
    Path log = folder.resolve("server.log");
    try (TestServer server = start(Map.of("log-file", log.toString(), "log-level", "DEBUG"))) {
      server.run("CREATE TABLE t (id INT, name STRING)");
      server.run("INSERT INTO t VALUES (1, 'a')");
      askWithPlants(server);
      assertThat(server.ask("/metrics", null).body()).doesNotContainIgnoringCase(PLANTED);
      assertThat(rows(server, "SELECT count(*) > 8 FROM system.query.history"))
          .containsExactly(List.of("true"));
      List<SystemTable> tables = new ArrayList<>(List.of(AuditTable.TABLE));
      RecordTables.ALL.forEach(table -> tables.add(table.table()));
      for (SystemTable table : tables) {
        String name = table.fullName().toString();
        assertThat(rows(server, "SELECT CAST(r AS VARCHAR) FROM " + name + " AS r").toString())
            .doesNotContainIgnoringCase(PLANTED)
            .doesNotContain(NUMBER);
      }
      JsonNode own = server.ask("/api/2.0/sql/history/queries", null).json();
      assertThat(own.toString()).contains(PLANTED);
    }
    assertThat(stateWithoutHistory()).doesNotContainIgnoringCase(PLANTED).doesNotContain(NUMBER);
    List<Path> guilty = filesWithPlants(path -> !path.toString().contains("state.db"));
    assertThat(guilty).isEmpty();
  }

  @Test
  void withoutTextsInTheHistoryTheyAreNowhere() throws Exception {
    try (TestServer server = start(Map.of("query-text", "false"))) {
      server.run("CREATE TABLE t (id INT, name STRING)");
      askWithPlants(server);
      rows(server, "SELECT count(*) FROM system.query.history");
      assertThat(server.ask("/api/2.0/sql/history/queries", null).body())
          .doesNotContainIgnoringCase(PLANTED);
    }
    assertThat(filesWithPlants(path -> true)).isEmpty();
  }

  private void askWithPlants(TestServer server) throws Exception {
    Path lake = folder.resolve("lake");
    Path parquet = lake.resolve("placed");
    server.run("CREATE TABLE placed (id INT) LOCATION '" + parquet + "'");
    for (String statement :
        List.of(
            "SELECT name FROM t WHERE name = '" + PLANTED + "' AND id > " + NUMBER,
            "SELECT 1 AS \"" + PLANTED + "\" FROM t AS " + PLANTED + " /* " + PLANTED + " */",
            "-- " + PLANTED + "\nSELECT * FROM \"" + PLANTED + "\"",
            "SELECT \"" + PLANTED + "\" FROM t",
            "SELECT CAST('" + PLANTED + "' AS INT) FROM t",
            "SELECT CAST(name || '" + PLANTED + "' AS INT) FROM t",
            "SELECT '" + PLANTED,
            "WITH " + PLANTED + " AS (SELECT 1) SELECT * FROM " + PLANTED,
            "COPY INTO t FROM 'files/" + PLANTED + ".csv' FILEFORMAT = CSV",
            "SELECT * FROM delta.`" + parquet + "` WHERE id = " + NUMBER,
            PLANTED + " " + NUMBER,
            "SELECT * FROM read_csv('" + PLANTED + ".csv')")) {
      server.run(statement);
      try {
        byFlight(server, statement);
      } catch (FlightRuntimeException refused) {
        assertThat(refused).hasMessageNotContaining("INTERNAL");
      }
    }
  }

  /** The database's rows but for the one table of texts. */
  private String stateWithoutHistory() throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("lake/_lakewise/state.db"));
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      assertThat(tables).contains("pending_records", "statement_history");
      for (String table : tables) {
        String columns = table.equals("statement_history") ? "statement_id, user_id, content" : "*";
        try (ResultSet rows = statement.executeQuery("SELECT " + columns + " FROM " + table)) {
          while (rows.next()) {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
              all.append(rows.getString(column)).append('\n');
            }
          }
        }
      }
    }
    return all.toString();
  }

  /** Parquet's pages are compressed by Snappy, which leaves short texts as they are. */
  private List<Path> filesWithPlants(Predicate<Path> looked) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(looked).filter(RecordsIT::hasPlant).toList();
    }
  }

  private static boolean hasPlant(Path file) {
    try {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
      return file.toString().contains(PLANTED) || bytes.contains(PLANTED) || bytes.contains(NUMBER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theKeyOfFingerprintsIsItsOwnersAndStaysTheSame() throws IOException {
    Path key = folder.resolve("lake/_lakewise/fingerprint-key");
    start(Map.of()).close();
    byte[] first = Files.readAllBytes(key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    start(Map.of()).close();
    assertThat(Files.readAllBytes(key)).isEqualTo(first).hasSize(32);
  }
}
