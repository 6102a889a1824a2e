package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.observation.StatementReport;
import io.lakewise.engine.observation.TableUse;
import io.lakewise.server.record.EndedStatement;
import java.nio.file.Path;
import java.util.AbstractMap.SimpleEntry;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.SessionOptionValueFactory;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.client.ClientCookieMiddleware;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.FlightSqlClient.ExecuteIngestOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableExistsOption;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableNotExistOption;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of the statements of Flight. */
class FlightRecordingIT {

  private static final CallOption TOKEN = FlightFixture.token(FlightFixture.TOKEN);

  @TempDir static Path folder;
  private static FlightFixture server;
  private static BufferAllocator allocator;
  private static FlightSqlClient client;

  @BeforeAll
  static void start() {
    server = new FlightFixture(folder.resolve("lake"), 0);
    allocator = new RootAllocator();
    client = server.client(allocator);
    client.executeUpdate("CREATE TABLE t (id BIGINT)", TOKEN);
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    server.close();
    allocator.close();
  }

  @BeforeEach
  void forget() {
    server.ended().clear();
  }

  /** Rows end a little before their statement does. */
  private static EndedStatement only() throws InterruptedException {
    for (int look = 0; look < 200 && server.ended().isEmpty(); look++) {
      Thread.sleep(20);
    }
    assertThat(server.ended()).hasSize(1);
    return server.ended().get(0);
  }

  @Test
  void aQueryEndsWithItsLastRow() throws Exception {
    FlightInfo info = client.execute("SELECT range AS id FROM range(5000)", TOKEN);
    assertThat(server.ended()).isEmpty();
    try (FlightStream rows = client.getStream(info.getEndpoints().get(0).getTicket(), TOKEN)) {
      while (rows.next()) {
        assertThat(rows.getRoot().getRowCount()).isPositive();
      }
    }
    EndedStatement ended = only();
    assertThat(ended.status()).isEqualTo("FINISHED");
    assertThat(ended.user()).isEqualTo("admin");
    assertThat(ended.call().userAgent()).contains("grpc-java");
    assertThat(ended.admitted()).isPresent();
    StatementReport report = ended.report().orElseThrow();
    assertThat(report.usage().rows()).isEqualTo(5000);
    assertThat(report.usage().bytes()).isGreaterThanOrEqualTo(40_000);
    assertThat(report.usage().failed()).isFalse();
  }

  @Test
  void rowsThatFailAreNoSuccess() throws Exception {
    FlightInfo info =
        client.execute(
            "SELECT CAST(CASE WHEN range = 900000 THEN 'x' ELSE '1' END AS INT) FROM range(1000000)",
            TOKEN);
    try (FlightStream rows = client.getStream(info.getEndpoints().get(0).getTicket(), TOKEN)) {
      assertThatThrownBy(
              () -> {
                while (rows.next()) {
                  assertThat(rows.getRoot().getRowCount()).isPositive();
                }
              })
          .isInstanceOfSatisfying(
              FlightRuntimeException.class,
              end -> assertThat(end.status().code()).isEqualTo(FlightStatusCode.INVALID_ARGUMENT))
          .hasMessageContaining("INT");
    }
    EndedStatement ended = only();
    assertThat(ended.status()).isEqualTo("FAILED");
    assertThat(ended.failure()).isNotNull();
    assertThat(ended.report()).isPresent();
  }

  @Test
  void rowsThatAreGivenUpAreNoSuccess() throws Exception {
    FlightInfo info = client.execute("SELECT * FROM range(100000000)", TOKEN);
    FlightStream rows = client.getStream(info.getEndpoints().get(0).getTicket(), TOKEN);
    assertThat(rows.next()).isTrue();
    rows.cancel("enough", null);
    assertThatThrownBy(
            () -> {
              while (rows.next()) {
                // What was on its way still comes.
              }
            })
        .isInstanceOf(FlightRuntimeException.class);
    rows.close();
    assertThat(only().status()).isEqualTo("CANCELED");
    StatementReport report = only().report().orElseThrow();
    assertThat(report.usage().failed()).isTrue();
    assertThat(report.usage().rows()).isPositive().isLessThan(100_000_000);
  }

  @Test
  void aChangeAndAnErrorEndAtOnce() throws Exception {
    client.executeUpdate("INSERT INTO t VALUES (7)", TOKEN);
    EndedStatement ended = only();
    assertThat(ended.status()).isEqualTo("FINISHED");
    assertThat(ended.report().orElseThrow().tables())
        .extracting(TableUse::access)
        .contains("INSERT");
    forget();
    assertThatThrownBy(() -> client.execute("SELECT nothing FROM t", TOKEN))
        .isInstanceOf(FlightRuntimeException.class);
    ended = only();
    assertThat(ended.status()).isEqualTo("FAILED");
    assertThat(ended.failure().message()).contains("nothing");
    assertThat(ended.report().orElseThrow().failure()).isEqualTo(StatementReport.Failure.USER);
  }

  @Test
  void whatIsRefusedBeforeItRunsIsRecordedWithItsCode() throws Exception {
    assertThatThrownBy(() -> client.prepare("SELEC 1", TOKEN))
        .isInstanceOf(FlightRuntimeException.class);
    assertThat(only().failure().code()).isEqualTo("SYNTAX_ERROR");
    forget();
    assertThatThrownBy(() -> client.prepare("SELECT (1 FROM t", TOKEN))
        .isInstanceOf(FlightRuntimeException.class);
    assertThat(only().failure().code()).isEqualTo("SYNTAX_ERROR");
    forget();
    assertThatThrownBy(() -> client.executeUpdate("DELETE FROM nowhere", TOKEN))
        .isInstanceOf(FlightRuntimeException.class);
    assertThat(only().failure().code()).isEqualTo("NOT_FOUND");
    forget();
    CallHeaders headers = new FlightCallHeaders();
    headers.insert("x-lakewise-priority", "nowhere");
    headers.insert("traceparent", "planted");
    assertThatThrownBy(() -> client.execute("SELECT 1", TOKEN, new HeaderCallOption(headers)))
        .isInstanceOf(FlightRuntimeException.class);
    assertThat(only().status()).isEqualTo("FAILED");
    assertThat(only().failure().fault()).isEqualTo(StatementReport.Failure.USER);
    assertThat(only().call().traceParent()).isEqualTo("planted");
    forget();
    client.prepare("SELECT 1", TOKEN).close(TOKEN);
    assertThat(server.ended()).isEmpty();
  }

  @Test
  void tagsOfTheSessionAreRecorded() throws Exception {
    try (FlightSqlClient tagging =
        new FlightSqlClient(
            server.flight(allocator).intercept(new ClientCookieMiddleware.Factory()).build())) {
      SetSessionOptionsRequest tags =
          new SetSessionOptionsRequest(
              Map.of(
                  "query_tags",
                  SessionOptionValueFactory.makeSessionOptionValue("team:sales,env:test")));
      assertThat(tagging.setSessionOptions(tags, TOKEN).getErrors()).isEmpty();
      tagging.executeUpdate("SET QUERY_TAGS['ad-hoc'] = NULL, QUERY_TAGS['env'] = UNSET", TOKEN);
      assertThat(only().status()).isEqualTo("FINISHED");
      forget();
      tagging.executeUpdate("INSERT INTO t VALUES (8)", TOKEN);
      assertThat(only().call().tags().values())
          .containsOnly(Map.entry("team", "sales"), new SimpleEntry<>("ad-hoc", null));
    }
  }

  @Test
  void whatIsCancelledIsNoFailure() throws Exception {
    FlightInfo info = client.execute("SELECT * FROM range(100000000)", TOKEN);
    client.cancelFlightInfo(new CancelFlightInfoRequest(info), TOKEN);
    assertThat(only().status()).isEqualTo("CANCELED");
  }

  @Test
  void rowsInBulkAreOneStatement() throws Exception {
    try (BigIntVector ids = new BigIntVector("id", allocator)) {
      ids.setSafe(0, 1);
      ids.setSafe(1, 2);
      ids.setValueCount(2);
      VectorSchemaRoot rows = VectorSchemaRoot.of(ids);
      TableDefinitionOptions options =
          TableDefinitionOptions.newBuilder()
              .setIfNotExist(TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE)
              .setIfExists(TableExistsOption.TABLE_EXISTS_OPTION_APPEND)
              .build();
      ExecuteIngestOptions where = new ExecuteIngestOptions("bulk", options, null, null, null);
      assertThat(client.executeIngest(rows, where, TOKEN)).isEqualTo(2);
    }
    EndedStatement ended = only();
    assertThat(ended.status()).isEqualTo("FINISHED");
    assertThat(ended.text()).isEqualTo("INSERT INTO `bulk` BY NAME SELECT * FROM rows");
    assertThat(ended.report().orElseThrow().tables())
        .contains(new TableUse("main.default.bulk", 0, "INSERT", 0, 0, 0, 0, true));
    assertThat(List.of(ended.call().protocol())).containsExactly("FLIGHT");
  }
}
