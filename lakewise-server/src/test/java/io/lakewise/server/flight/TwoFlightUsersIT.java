package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallInfo;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.CloseSessionRequest;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightClientMiddleware;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.GetSessionOptionsRequest;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two users of one server, by Flight SQL: what is another's does not exist. */
class TwoFlightUsersIT {

  private static final CallOption MINE = FlightFixture.token(FlightFixture.TOKEN);
  private static final CallOption THEIRS = FlightFixture.token(FlightFixture.OTHER);

  @TempDir static Path folder;
  private static FlightFixture server;
  private static BufferAllocator allocator;
  private static FlightClient client;
  private static FlightSqlClient sql;
  private static final AtomicReference<String> COOKIE = new AtomicReference<>();

  @BeforeAll
  static void start() {
    server = new FlightFixture(folder.resolve("lake"), 0);
    allocator = new RootAllocator();
    client = server.flight(allocator).intercept(CookieThief::new).build();
    sql = new FlightSqlClient(client);
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    server.close();
  }

  /** What a call fails with. */
  private static String failure(Runnable call) {
    try {
      call.run();
    } catch (FlightRuntimeException e) {
      return e.status().code() + ": " + e.status().description();
    }
    return "succeeded";
  }

  private static void fetch(Ticket ticket, CallOption caller) {
    try (FlightStream stream = client.getStream(ticket, caller)) {
      while (stream.next()) {
        assertThat(stream.getRoot()).isNotNull();
      }
    } catch (FlightRuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Ticket guessed() {
    ByteString handle = ByteString.copyFrom(new byte[24]);
    return new Ticket(
        Any.pack(TicketStatementQuery.newBuilder().setStatementHandle(handle).build())
            .toByteArray());
  }

  private static Iterator<Result> act(String action, Message body, CallOption caller) {
    Iterator<Result> results =
        client.doAction(new Action(action, Any.pack(body).toByteArray()), caller);
    return results.hasNext() ? results : List.<Result>of().iterator();
  }

  private static ByteString prepared(String query, CallOption caller) throws Exception {
    Message request = ActionCreatePreparedStatementRequest.newBuilder().setQuery(query).build();
    return Any.parseFrom(act("CreatePreparedStatement", request, caller).next().getBody())
        .unpack(ActionCreatePreparedStatementResult.class)
        .getPreparedStatementHandle();
  }

  private static FlightInfo execute(ByteString handle, CallOption caller) {
    Message command =
        CommandPreparedStatementQuery.newBuilder().setPreparedStatementHandle(handle).build();
    return client.getInfo(FlightDescriptor.command(Any.pack(command).toByteArray()), caller);
  }

  private static void close(ByteString handle, CallOption caller) {
    act(
        "ClosePreparedStatement",
        ActionClosePreparedStatementRequest.newBuilder().setPreparedStatementHandle(handle).build(),
        caller);
  }

  @Test
  void aTicketOfAnotherIsNone() {
    FlightInfo mine = sql.execute("select 1", MINE);
    Ticket ticket = ticket(mine);
    assertThat(failure(() -> fetch(ticket, THEIRS)))
        .isEqualTo(failure(() -> fetch(guessed(), THEIRS)))
        .startsWith("NOT_FOUND");
    fetch(ticket, MINE);
  }

  @Test
  void aStatementOfAnotherCannotBeCancelled() {
    FlightInfo mine = sql.execute("select 1", MINE);
    FlightInfo guess =
        new FlightInfo(
            mine.getSchemaOptional().orElse(null),
            mine.getDescriptor(),
            java.util.List.of(new org.apache.arrow.flight.FlightEndpoint(guessed())),
            -1,
            -1);
    assertThat(cancelled(mine)).isEqualTo(cancelled(guess));
    fetch(ticket(mine), MINE);
  }

  private static String cancelled(FlightInfo info) {
    try {
      return client
          .cancelFlightInfo(new CancelFlightInfoRequest(info), THEIRS)
          .getStatus()
          .toString();
    } catch (FlightRuntimeException e) {
      return e.status().code() + ": " + e.status().description();
    }
  }

  @Test
  void aPreparedStatementOfAnotherIsNone() throws Exception {
    ByteString handle = prepared("select 42", MINE);
    ByteString guess = ByteString.copyFrom(new byte[16]);
    assertThat(failure(() -> execute(handle, THEIRS)))
        .isEqualTo(failure(() -> execute(guess, THEIRS)))
        .isNotEqualTo("succeeded");
    assertThat(failure(() -> close(handle, THEIRS))).isEqualTo(failure(() -> close(guess, THEIRS)));
    fetch(ticket(execute(handle, MINE)), MINE);
  }

  @Test
  void whoLeavesMuchWaitingLosesHisOldest() throws Exception {
    String longText = "show schemas -- " + "x".repeat(3_500_000);
    Ticket theirs = ticket(sql.execute("show schemas", THEIRS));
    ByteString theirPrepared = prepared("select 1", THEIRS);
    Ticket first = ticket(sql.execute(longText, MINE));
    ByteString firstPrepared = prepared(longText, MINE);
    Ticket last = first;
    ByteString lastPrepared = firstPrepared;
    for (int i = 0; i < 10; i++) {
      last = ticket(sql.execute(longText, MINE));
      lastPrepared = prepared(longText, MINE);
    }
    fetch(last, MINE);
    fetch(theirs, THEIRS);
    assertThat(failure(() -> fetch(first, MINE)))
        .isEqualTo(failure(() -> fetch(guessed(), MINE)))
        .startsWith("NOT_FOUND");
    fetch(ticket(execute(lastPrepared, MINE)), MINE);
    fetch(ticket(execute(theirPrepared, THEIRS)), THEIRS);
    assertThat(failure(() -> execute(firstPrepared, MINE))).startsWith("NOT_FOUND");
  }

  private static Ticket ticket(FlightInfo info) {
    return info.getEndpoints().get(0).getTicket();
  }

  @Test
  void theSessionOfAnotherIsNotTakenOverByItsCookie() {
    sql.executeUpdate("create schema if not exists hidden", MINE);
    sql.execute("use schema hidden", MINE);
    String cookie = COOKIE.get();
    assertThat(cookie).isNotNull();
    FlightCallHeaders headers = new FlightCallHeaders();
    headers.insert("cookie", cookie);
    CallOption stolen = new HeaderCallOption(headers);
    assertThat(schema(MINE, stolen)).isEqualTo("hidden");
    assertThat(schema(THEIRS, stolen)).isEqualTo("default");
    failure(() -> client.closeSession(new CloseSessionRequest(), THEIRS, stolen));
    assertThat(schema(MINE, stolen)).as("nobody else has ended it").isEqualTo("hidden");
  }

  private static String schema(CallOption... options) {
    return String.valueOf(
        client
            .getSessionOptions(new GetSessionOptionsRequest(), options)
            .getSessionOptions()
            .get("schema")
            .acceptVisitor(new SessionText()));
  }

  private static final class SessionText
      extends org.apache.arrow.flight.NoOpSessionOptionValueVisitor<String> {
    @Override
    public String visit(String value) {
      return value;
    }
  }

  /** Notes the last cookie that the server set. */
  private record CookieThief(CallInfo call) implements FlightClientMiddleware {

    @Override
    public void onBeforeSendingHeaders(CallHeaders outgoing) {
      // Nothing is sent.
    }

    @Override
    public void onHeadersReceived(CallHeaders incoming) {
      String cookie = incoming.get("set-cookie");
      if (cookie != null) {
        COOKIE.set(cookie);
      }
    }

    @Override
    public void onCallCompleted(CallStatus status) {
      // Nothing is kept.
    }
  }
}
