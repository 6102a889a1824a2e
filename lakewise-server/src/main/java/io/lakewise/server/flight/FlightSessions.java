package io.lakewise.server.flight;

import io.lakewise.catalog.audit.Origin;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.server.record.ClientCall;
import io.lakewise.server.statement.KeptByOwner;
import io.lakewise.server.statement.QueryTags;
import io.lakewise.server.warehouse.StatementAdmission;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallInfo;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightServerMiddleware;
import org.apache.arrow.flight.RequestContext;

/**
 * The sessions of clients that keep cookies. A client gets one when its session has something to
 * remember, such as a current schema; without, each call is a session of its own. Thread-safe.
 */
final class FlightSessions implements FlightServerMiddleware.Factory<FlightSessions.Cookie> {

  static final FlightServerMiddleware.Key<Cookie> KEY = FlightServerMiddleware.Key.of("session");

  private static final String PRIORITY = "x-lakewise-priority";
  private static final String NAME = "arrow_flight_session_id";

  private final BiFunction<Principal, Supplier<Workbench>, ServedSession> opener;
  private final StatementAdmission admission;
  private final FlightAccess access;
  private final KeptByOwner<FlightSession> sessions;

  FlightSessions(
      BiFunction<Principal, Supplier<Workbench>, ServedSession> opener,
      StatementAdmission admission,
      FlightAccess access,
      Clock clock) {
    this.opener = opener;
    this.admission = admission;
    this.access = access;
    this.sessions = new KeptByOwner<>(clock, FlightSession::keptBytes);
  }

  /** The caller's session: the one of its cookie, or a new one. */
  FlightSession of(CallContext context) {
    Cookie cookie = context.getMiddleware(KEY);
    Principal principal = access.principal(context.peerIdentity()).from(cookie.call.origin());
    FlightSession session =
        Optional.ofNullable(cookie.given)
            .flatMap(id -> sessions.find(principal, id))
            .orElseGet(() -> new FlightSession(principal, admission, opener));
    if (cookie.warehouse != null) {
      session.asks(cookie.warehouse);
    }
    if (cookie.priority != null) {
      session.priority(cookie.priority);
    }
    return session;
  }

  /** Keeps a session for the caller's next calls if a new one would not do. */
  void keep(CallContext context, FlightSession session) {
    Cookie cookie = context.getMiddleware(KEY);
    Principal principal = session.principal();
    if (cookie.given != null
        && sessions.find(principal, cookie.given).filter(session::equals).isPresent()) {
      return;
    }
    if (session.remembers()) {
      cookie.made = UUID.randomUUID().toString();
      sessions.put(principal, cookie.made, session);
    }
  }

  /** Forgets the caller's session. */
  void close(CallContext context) {
    Cookie cookie = context.getMiddleware(KEY);
    if (cookie.given != null) {
      sessions.remove(access.principal(context.peerIdentity()), cookie.given);
    }
  }

  @Override
  public Cookie onCallStarted(CallInfo call, CallHeaders headers, RequestContext context) {
    return new Cookie(
        headers.get("cookie"),
        headers.get("warehouse"),
        headers.get(PRIORITY),
        new ClientCall(
            Objects.requireNonNullElse(headers.get("user-agent"), ""),
            "FLIGHT",
            Objects.requireNonNullElse(headers.get("traceparent"), ""),
            Origin.of(
                headers.get(FlightGateway.PEER),
                headers.get("user-agent"),
                headers.get(FlightGateway.REQUEST)),
            QueryTags.NONE));
  }

  /** The cookie of one call, and what else its headers say of the session. */
  static final class Cookie implements FlightServerMiddleware {

    private final String given;
    private final String warehouse;
    private final String priority;
    private final ClientCall call;
    private String made;

    private Cookie(String header, String warehouse, String priority, ClientCall call) {
      this.call = call;
      this.warehouse = warehouse;
      this.priority = priority;
      this.given = header == null ? null : value(header);
    }

    /** The call, as it is recorded. */
    ClientCall call() {
      return call;
    }

    private static String value(String header) {
      for (String pair : header.split(";")) {
        String[] parts = pair.strip().split("=", 2);
        if (parts.length == 2 && parts[0].equals(NAME)) {
          return parts[1];
        }
      }
      return null;
    }

    @Override
    public void onBeforeSendingHeaders(CallHeaders outgoing) {
      if (made != null) {
        outgoing.insert("set-cookie", NAME + "=" + made);
      }
    }

    @Override
    public void onCallCompleted(CallStatus status) {
      // Nothing is kept for a call.
    }

    @Override
    public void onCallErrored(Throwable error) {
      // Nothing is kept for a call.
    }
  }
}
