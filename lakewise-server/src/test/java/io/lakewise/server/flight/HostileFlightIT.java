package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.lakewise.server.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightGrpcUtils;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that forge, send garbage, read slowly or go away. */
@Timeout(120)
class HostileFlightIT extends OverFlight {

  private static final CallOption TOKEN = FlightFixture.token(FlightFixture.TOKEN);
  private static final CallOption OTHER = FlightFixture.token(FlightFixture.OTHER);
  private static final String ENDLESS =
      "select count(*) from range(100000000) a, range(100000000) b where a.range * b.range % 7 = 9";
  private static final String LARGE = "select range, repeat('x', 200) from range(50000000)";
  private static final long MOST_GROWTH = 400L << 20;

  private static FlightStatusCode code(Runnable call) {
    try {
      call.run();
    } catch (FlightRuntimeException e) {
      return e.status().code();
    }
    throw new AssertionError("succeeded");
  }

  private static byte[] packed(Message message) {
    return Any.pack(message).toByteArray();
  }

  private static void act(String type, Message body, CallOption token) {
    client.doAction(new Action(type, packed(body)), token).forEachRemaining(result -> {});
  }

  private static FlightInfo run(ByteString handle, CallOption token) {
    CommandPreparedStatementQuery command =
        CommandPreparedStatementQuery.newBuilder().setPreparedStatementHandle(handle).build();
    return client.getInfo(FlightDescriptor.command(packed(command)), token);
  }

  @Test
  void aPreparedStatementIsItsOwners() throws Exception {
    Action create =
        new Action(
            "CreatePreparedStatement",
            packed(ActionCreatePreparedStatementRequest.newBuilder().setQuery("select 1").build()));
    ByteString handle =
        Any.parseFrom(client.doAction(create, TOKEN).next().getBody())
            .unpack(ActionCreatePreparedStatementResult.class)
            .getPreparedStatementHandle();
    assertThat(code(() -> run(handle, OTHER))).isEqualTo(FlightStatusCode.NOT_FOUND);
    assertThat(code(() -> run(ByteString.copyFromUtf8("forged"), TOKEN)))
        .isEqualTo(FlightStatusCode.NOT_FOUND);
    ActionClosePreparedStatementRequest close =
        ActionClosePreparedStatementRequest.newBuilder().setPreparedStatementHandle(handle).build();
    act("ClosePreparedStatement", close, OTHER);
    assertThat(run(handle, TOKEN).getEndpoints()).hasSize(1);
    act("ClosePreparedStatement", close, TOKEN);
    assertThat(code(() -> run(handle, TOKEN))).isEqualTo(FlightStatusCode.NOT_FOUND);
  }

  @Test
  void garbageIsRefusedAndNothingElseSuffers() {
    long seed = Long.getLong("lakewise.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      FlightDescriptor descriptor = FlightDescriptor.command(bytes);
      int number = 0;
      for (Runnable call :
          List.<Runnable>of(
              () -> client.getInfo(descriptor, TOKEN),
              () -> client.getSchema(descriptor, TOKEN),
              () -> client.getInfo(FlightDescriptor.path("a", "b"), TOKEN),
              () -> client.getStream(new Ticket(bytes), TOKEN).next(),
              () -> client.doAction(new Action("CreatePreparedStatement", bytes), TOKEN).next(),
              () -> client.doAction(new Action("nothing", bytes), TOKEN).next())) {
        assertThat(code(call))
            .as("seed " + seed + ", call " + number++)
            .isIn(
                FlightStatusCode.INVALID_ARGUMENT,
                FlightStatusCode.UNIMPLEMENTED,
                FlightStatusCode.NOT_FOUND);
      }
    }
    assertThat(code(() -> client.getStream(new Ticket(new byte[4 << 20]), TOKEN).next()))
        .isNotNull();
    assertThat(new FlightSqlClient(client).execute("select 1", TOKEN).getEndpoints()).hasSize(1);
  }

  @Test
  void aClientThatDiesLeavesNoStatementBehind() throws Exception {
    for (String query : List.of(ENDLESS + " -- dies", LARGE + " -- dies")) {
      ManagedChannel channel =
          ManagedChannelBuilder.forAddress("127.0.0.1", server.port())
              .usePlaintext()
              .maxInboundMessageSize(Integer.MAX_VALUE)
              .build();
      FlightClient dying = FlightGrpcUtils.createFlightClient(allocator, channel);
      FlightInfo info = new FlightSqlClient(dying).execute(query, TOKEN);
      FlightStream stream = dying.getStream(info.getEndpoints().get(0).getTicket(), TOKEN);
      if (query.startsWith(LARGE)) {
        assertThat(stream.next()).isTrue();
      } else {
        long used = cpuMillis();
        Waiting.until("it runs", () -> cpuMillis() > used + 100);
      }
      assertThat(hasEnded(query)).isFalse();
      channel.shutdownNow();
      Waiting.until("it has ended: " + query, () -> hasEnded(query));
      try {
        stream.close();
      } catch (FlightRuntimeException gone) {
        assertThat(gone.status().code()).isNotEqualTo(FlightStatusCode.INTERNAL);
      }
    }
  }

  /** Statements of other tests may end meanwhile. */
  private static boolean hasEnded(String query) {
    return server.ended().stream().anyMatch(statement -> query.equals(statement.text()));
  }

  /** What the worker has computed until now. */
  private static long cpuMillis() {
    long worker = server.lake().warehouse().pid().orElseThrow();
    return ProcessHandle.of(worker)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow()
        .toMillis();
  }

  @Test
  void aSlowReaderFillsNobodysMemory() throws Exception {
    FlightInfo info = new FlightSqlClient(client).execute(LARGE, TOKEN);
    try (FlightStream rows = client.getStream(info.getEndpoints().get(0).getTicket(), TOKEN)) {
      assertThat(rows.next()).isTrue();
      long began = residentBytes();
      for (int batch = 0; batch < 6; batch++) {
        Thread.sleep(400);
        assertThat(rows.next()).isTrue();
      }
      assertThat(residentBytes() - began).isLessThan(MOST_GROWTH);
      rows.cancel("enough", null);
    } catch (FlightRuntimeException cancelled) {
      assertThat(cancelled.status().code()).isEqualTo(FlightStatusCode.CANCELLED);
    }
  }

  /** Of the worker and of this process, through which the rows pass. */
  private static long residentBytes() throws IOException {
    long worker = server.lake().warehouse().pid().orElseThrow();
    long bytes = 0;
    for (long pid : new long[] {worker, ProcessHandle.current().pid()}) {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        if (line.startsWith("VmRSS:")) {
          bytes += Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
      }
    }
    return bytes;
  }
}
