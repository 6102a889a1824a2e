package io.lakewise.server.access;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.audit.AuditEvent;
import io.lakewise.catalog.audit.Origin;
import io.lakewise.engine.session.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells the audit who was let in, who was not, and which requests were refused. A client is told of
 * once an hour, and of strangers so many a minute that they cannot fill the disk. Thread-safe.
 */
public final class AccessAudit {

  private static final Duration ONCE = Duration.ofHours(1);
  private static final int MOST_CLIENTS = 10_000;
  private static final int MOST_STRANGERS = 60;
  private static final int UNAUTHORIZED = 401;
  private static final Set<Integer> REFUSALS = Set.of(403, 404);

  private record Client(String user, String address, String agent) {}

  private final Consumer<AuditEvent> audit;
  private final InstantSource clock;
  private final Map<Client, Instant> told = new LinkedHashMap<>();
  private Instant minute = Instant.EPOCH;
  private int strangers;
  private long untold;

  /** Tells an audit. */
  public AccessAudit(Consumer<AuditEvent> audit, InstantSource clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /** Where a request comes from. */
  public static Origin origin(ServiceRequestContext context, RequestHeaders headers) {
    return Origin.of(
        context.clientAddress().getHostAddress(),
        headers.get(HttpHeaderNames.USER_AGENT),
        context.id().text());
  }

  /** Somebody was let in; answers who, with where the request comes from. */
  public Principal letIn(
      ServiceRequestContext context, RequestHeaders headers, Principal principal) {
    Origin origin = origin(context, headers);
    Instant now = clock.instant();
    Client client = new Client(principal.id(), origin.address(), origin.agent());
    boolean fresh;
    synchronized (this) {
      Instant last = told.get(client);
      fresh = last == null || last.plus(ONCE).isBefore(now);
      if (fresh) {
        told.remove(client);
        told.put(client, now);
        if (told.size() > MOST_CLIENTS) {
          told.remove(told.keySet().iterator().next());
        }
      }
    }
    if (fresh) {
      add(now, "tokenLogin", principal.id(), origin, Map.of(), 200);
    }
    return principal.from(origin);
  }

  /** Somebody was let in by a login, which was told when it began; answers who, likewise. */
  Principal known(ServiceRequestContext context, RequestHeaders headers, Principal principal) {
    return principal.from(origin(context, headers));
  }

  /** Somebody was not let in. */
  public void stranger(ServiceRequestContext context, RequestHeaders headers) {
    refused(context, headers, "tokenLogin", null);
  }

  /**
   * Somebody could not sign in.
   *
   * @param action as the audit calls the way in
   * @param user whom the attempt was about, if that is somebody; else null, as a name that nobody
   *     has may be a password in the wrong place
   */
  public void refused(
      ServiceRequestContext context, RequestHeaders headers, String action, String user) {
    Instant now = clock.instant();
    Map<String, String> more = Map.of();
    synchronized (this) {
      if (minute.plus(Duration.ofMinutes(1)).isBefore(now)) {
        more = untold == 0 ? Map.of() : Map.of("not_recorded", Long.toString(untold));
        minute = now;
        strangers = 0;
        untold = 0;
      }
      if (strangers == MOST_STRANGERS) {
        untold++;
        return;
      }
      strangers++;
    }
    add(now, action, user, origin(context, headers), more, UNAUTHORIZED);
  }

  /** A request of somebody who was let in is answered; told if it was refused. */
  void answered(ServiceRequestContext context, Principal caller, int status) {
    if (REFUSALS.contains(status)) {
      Map<String, String> what =
          Map.of(
              "method", context.method().name(), "route", context.config().route().patternString());
      add(clock.instant(), "request", caller.id(), caller.origin(), what, status);
    }
  }

  private void add(
      Instant now,
      String action,
      String user,
      Origin origin,
      Map<String, String> parameters,
      int status) {
    audit.accept(
        new AuditEvent(
            ChronoUnit.MICROS.between(Instant.EPOCH, now),
            AuditEvent.ACCOUNTS,
            action,
            user,
            origin,
            parameters,
            status,
            error(status)));
  }

  private static String error(int status) {
    return switch (status) {
      case 200 -> null;
      case UNAUTHORIZED -> "UNAUTHENTICATED";
      case 403 -> "PERMISSION_DENIED";
      default -> "NOT_FOUND";
    };
  }
}
