package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import io.lakewise.server.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.CancelStatus;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.PollInfo;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flight SQL through the one port, with Arrow's own client. */
class FlightSqlIT {

  private static final CallOption TOKEN = FlightFixture.token(FlightFixture.TOKEN);
  private static final String ENDLESS =
      "select count(*) from range(100000000) a, range(100000000) b where a.range * b.range % 7 = 9";

  @TempDir static Path folder;
  private static FlightFixture server;
  private static BufferAllocator allocator;
  private static FlightSqlClient client;

  @BeforeAll
  static void start() {
    server = new FlightFixture(folder.resolve("lake"), 0);
    allocator = new RootAllocator();
    client = server.client(allocator);
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    server.close();
  }

  private static List<List<Object>> rows(FlightInfo info) {
    return rows(info.getEndpoints().get(0).getTicket(), TOKEN);
  }

  private static List<List<Object>> rows(Ticket ticket, CallOption token) {
    List<List<Object>> rows = new ArrayList<>();
    try (FlightStream stream = client.getStream(ticket, token)) {
      while (stream.next()) {
        VectorSchemaRoot root = stream.getRoot();
        for (int row = 0; row < root.getRowCount(); row++) {
          List<Object> values = new ArrayList<>();
          for (int column = 0; column < root.getFieldVectors().size(); column++) {
            Object value = root.getVector(column).getObject(row);
            values.add(
                value instanceof org.apache.arrow.vector.util.Text ? value.toString() : value);
          }
          rows.add(values);
        }
      }
    } catch (FlightRuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return rows;
  }

  private static List<List<Object>> sql(String sql) {
    return rows(client.execute(sql, TOKEN));
  }

  private static FlightStatusCode code(Runnable call) {
    try {
      call.run();
    } catch (FlightRuntimeException e) {
      return e.status().code();
    }
    throw new AssertionError("succeeded");
  }

  @Test
  void statementsChangeTablesAndQueriesReadThem() {
    assertThat(client.executeUpdate("create table t (id bigint, name string)", TOKEN)).isZero();
    assertThat(client.executeUpdate("insert into t values (1, 'a'), (2, null)", TOKEN))
        .isEqualTo(2);
    assertThat(sql("update t set name = 'b' where id = 2")).isEmpty();
    assertThat(sql("select id, name from t order by id"))
        .containsExactly(List.of(1L, "a"), List.of(2L, "b"));
    assertThat(sql("show tables")).isNotEmpty();
  }

  @Test
  void aPreparedStatementIsDescribedAndRunWithItsValues() throws Exception {
    FlightSqlClient.PreparedStatement prepared =
        client.prepare("select range as r, 'x' as t from range(10) where range > ? - 1", TOKEN);
    try {
      Schema schema = new Schema(List.of(Field.nullable("p", new ArrowType.Int(64, true))));
      try (VectorSchemaRoot values = VectorSchemaRoot.create(schema, allocator)) {
        ((BigIntVector) values.getVector(0)).setSafe(0, 8);
        values.setRowCount(1);
        prepared.setParameters(values);
        assertThat(rows(prepared.execute(TOKEN)))
            .containsExactlyInAnyOrder(List.of(8L, "x"), List.of(9L, "x"));
        prepared.clearParameters();
      }
      assertThat(prepared.getResultSetSchema().getFields())
          .extracting(Field::getName)
          .containsExactly("r", "t");
    } finally {
      prepared.close(TOKEN);
    }
  }

  @Test
  void metadataIsAnswered() {
    client.executeUpdate("create table if not exists meta (id bigint)", TOKEN);
    assertThat(rows(client.getCatalogs(TOKEN))).contains(List.of("main"));
    assertThat(rows(client.getSchemas("main", "def%", TOKEN)))
        .containsExactly(List.of("main", "default"));
    assertThat(rows(client.getTables("main", "default", "me_a", List.of("TABLE"), false, TOKEN)))
        .containsExactly(List.of("main", "default", "meta", "TABLE"));
    assertThat(rows(client.getTables(null, null, "meta", null, true, TOKEN))).hasSize(1);
    assertThat(rows(client.getTableTypes(TOKEN)))
        .containsExactly(List.of("TABLE"), List.of("VIEW"));
    assertThat(rows(client.getSqlInfo(new int[0], TOKEN))).isNotEmpty();
    assertThat(
            rows(
                client.getPrimaryKeys(
                    org.apache.arrow.flight.sql.util.TableRef.of("main", "default", "meta"),
                    TOKEN)))
        .isEmpty();
  }

  @Test
  void theTypesOfColumnsAreTold() {
    List<List<Object>> types = rows(client.getXdbcTypeInfo(TOKEN));
    assertThat(types)
        .extracting(type -> type.get(0))
        .contains("BIGINT", "DECIMAL", "STRING", "TIMESTAMP", "BOOLEAN", "DATE", "BINARY");
    assertThat(types)
        .filteredOn(type -> type.get(0).equals("DECIMAL"))
        .singleElement()
        .satisfies(type -> assertThat(type.get(5)).hasToString("[\"precision\",\"scale\"]"));
    assertThat(rows(client.getXdbcTypeInfo(java.sql.Types.DATE, TOKEN))).hasSize(1);
  }

  @Test
  void aStatementIsPolledAndCancelledByItsInfo() {
    FlightDescriptor descriptor =
        FlightDescriptor.command(
            Any.pack(CommandStatementQuery.newBuilder().setQuery("select 7::bigint").build())
                .toByteArray());
    try (FlightClient plain =
        FlightClient.builder(allocator, Location.forGrpcInsecure("127.0.0.1", server.port()))
            .build()) {
      PollInfo poll = plain.pollInfo(descriptor, TOKEN);
      assertThat(poll.getFlightDescriptor()).isEmpty();
      assertThat(rows(poll.getFlightInfo())).containsExactly(List.of(7L));
      FlightInfo endless = client.execute(ENDLESS, TOKEN);
      assertThat(plain.cancelFlightInfo(new CancelFlightInfoRequest(endless), TOKEN).getStatus())
          .isEqualTo(CancelStatus.CANCELLED);
      assertThat(code(() -> rows(endless))).isEqualTo(FlightStatusCode.NOT_FOUND);
      assertThat(plain.cancelFlightInfo(new CancelFlightInfoRequest(endless), TOKEN).getStatus())
          .isEqualTo(CancelStatus.NOT_CANCELLABLE);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void errorsSayWhatIsWrong() {
    assertThat(code(() -> sql("select nothing"))).isEqualTo(FlightStatusCode.INVALID_ARGUMENT);
    assertThatThrownBy(() -> sql("select cast('x' as int)")).hasMessageContaining("'x'");
    assertThatThrownBy(
            () -> sql("select case when range > 9 then error('late') else 1 end from range(10000)"))
        .hasMessageContaining("late");
  }

  @Test
  void nobodyIsLetInWithoutATokenAndNobodyGetsTheRowsOfAnother() {
    assertThat(code(() -> client.execute("select 1"))).isEqualTo(FlightStatusCode.UNAUTHENTICATED);
    assertThat(code(() -> client.execute("select 1", FlightFixture.token("lkw_wrong"))))
        .isEqualTo(FlightStatusCode.UNAUTHENTICATED);
    FlightInfo mine = client.execute("select 1", TOKEN);
    Ticket ticket = mine.getEndpoints().get(0).getTicket();
    assertThat(code(() -> rows(ticket, FlightFixture.token(FlightFixture.OTHER))))
        .isEqualTo(FlightStatusCode.NOT_FOUND);
    assertThat(rows(mine)).hasSize(1);
    assertThat(code(() -> rows(mine))).isEqualTo(FlightStatusCode.NOT_FOUND);
  }

  @Test
  void aStreamIsCancelledBeforeItsFirstRowAndInTheMiddle() throws Exception {
    FlightInfo silent = client.execute(ENDLESS, TOKEN);
    FlightStream stream = client.getStream(silent.getEndpoints().get(0).getTicket(), TOKEN);
    long used = cpuMillis();
    Waiting.until("it runs", () -> cpuMillis() > used + 100);
    end(stream);
    awaitIdle();
    FlightInfo large = client.execute("select * from range(100000000)", TOKEN);
    FlightStream rows = client.getStream(large.getEndpoints().get(0).getTicket(), TOKEN);
    assertThat(rows.next()).isTrue();
    assertThat(code(() -> rows(large))).isEqualTo(FlightStatusCode.NOT_FOUND);
    end(rows);
    awaitIdle();
  }

  @Test
  void aWorkerThatIsKilledIsSaidToBeUnavailableAndTheNextStatementWorks() {
    FlightInfo info = client.execute(ENDLESS, TOKEN);
    CompletableFuture<List<List<Object>>> fetching =
        CompletableFuture.supplyAsync(() -> rows(info));
    long pid = server.lake().warehouse().pid().orElseThrow();
    CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS)
        .execute(() -> ProcessHandle.of(pid).orElseThrow().destroyForcibly());
    assertThatThrownBy(fetching::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.UNAVAILABLE));
    assertThat(sql("select 42::bigint")).containsExactly(List.of(42L));
  }

  private static void end(FlightStream stream) throws Exception {
    stream.cancel("enough", null);
    try {
      stream.close();
    } catch (FlightRuntimeException cancelled) {
      assertThat(cancelled.status().code()).isEqualTo(FlightStatusCode.CANCELLED);
    }
  }

  private static long cpuMillis() {
    long worker = server.lake().warehouse().pid().orElseThrow();
    return ProcessHandle.of(worker)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow()
        .toMillis();
  }

  /** Until the worker computes nothing any more, seen by the time that its threads use. */
  private static void awaitIdle() throws Exception {
    Waiting.until(
        "the worker is idle",
        () -> {
          long before = cpuMillis();
          TimeUnit.MILLISECONDS.sleep(500);
          return cpuMillis() - before < 150;
        });
  }
}
