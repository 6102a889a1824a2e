package io.lakewise.bench.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallInfo;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightClientMiddleware;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.SessionOptionValueFactory;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.auth2.BearerCredentialWriter;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.RootAllocator;

/** Arrow's own Flight SQL client on a connection of its own. */
final class FlightCaller implements Caller, AutoCloseable {

  private final RootAllocator allocator = new RootAllocator();
  private final List<String> cookies = Collections.synchronizedList(new ArrayList<>());
  private final FlightClient connection;
  private final FlightSqlClient client;
  private final CallOption token;

  FlightCaller(int port, String token) {
    this.connection =
        FlightClient.builder(allocator, Location.forGrpcInsecure("127.0.0.1", port))
            .intercept(this::cookie)
            .build();
    this.client = new FlightSqlClient(connection);
    this.token = new CredentialCallOption(new BearerCredentialWriter(token));
  }

  @Override
  public long rows(String sql) throws Exception {
    return rows(sql, token);
  }

  /** The rows of a statement in the session of a cookie. */
  long rowsIn(String cookie, String sql) throws Exception {
    return rows(sql, token, header(cookie));
  }

  private long rows(String sql, CallOption... options) throws Exception {
    try {
      FlightInfo info = client.execute(sql, options);
      long rows = 0;
      try (FlightStream stream =
          client.getStream(info.getEndpoints().get(0).getTicket(), options)) {
        while (stream.next()) {
          rows += stream.getRoot().getRowCount();
        }
      }
      return rows;
    } catch (FlightRuntimeException e) {
      if (e.status().code() == FlightStatusCode.RESOURCE_EXHAUSTED) {
        throw new BusyException(e.getMessage());
      }
      throw e;
    }
  }

  /** Begins a session with a current schema; answers its cookie. */
  String session(String schema) {
    cookies.clear();
    client.setSessionOptions(
        new SetSessionOptionsRequest(
            Map.of("schema", SessionOptionValueFactory.makeSessionOptionValue(schema))),
        token);
    return cookies.get(0);
  }

  private static CallOption header(String cookie) {
    FlightCallHeaders headers = new FlightCallHeaders();
    headers.insert("cookie", cookie);
    return new HeaderCallOption(headers);
  }

  private FlightClientMiddleware cookie(CallInfo call) {
    return new FlightClientMiddleware() {
      @Override
      public void onBeforeSendingHeaders(CallHeaders headers) {
        // Each call says itself in which session it is.
      }

      @Override
      public void onHeadersReceived(CallHeaders headers) {
        String cookie = headers.get("set-cookie");
        if (cookie != null) {
          cookies.add(cookie);
        }
      }

      @Override
      public void onCallCompleted(CallStatus status) {
        // Nothing is kept for a call.
      }
    };
  }

  @Override
  public void close() throws Exception {
    client.close();
    allocator.close();
  }
}
