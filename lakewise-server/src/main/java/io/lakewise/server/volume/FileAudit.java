package io.lakewise.server.volume;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.audit.AuditEvent;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.volume.VolumePath;
import io.lakewise.server.access.Access;
import io.lakewise.server.answer.ApiException;
import io.lakewise.table.error.LakewiseException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Tells the audit what was done with files of volumes, by Databricks' names for it, and what was
 * refused. A request that did nothing names no more than a volume that there is, as the rest of its
 * path may be anything. Thread-safe.
 */
final class FileAudit {

  private static final int FIRST_DONE = 200;
  private static final int FAILED = 400;

  /** What an event says of a request that its client ended before it was answered. */
  private static final int CLIENT_GONE = 499;

  private final Predicate<VolumePath> isInVolume;
  private final Consumer<AuditEvent> audit;
  private final InstantSource clock;

  /**
   * Tells an audit.
   *
   * @param isInVolume whether a path leads into a volume that there is, whoever may see it
   */
  FileAudit(Predicate<VolumePath> isInVolume, Consumer<AuditEvent> audit, InstantSource clock) {
    this.isInVolume = isInVolume;
    this.audit = audit;
    this.clock = clock;
  }

  /** Tells of requests below a path of the API, each when it has been answered as a whole. */
  Consumer<ServiceRequestContext> of(String route) {
    String kind = route.substring(route.lastIndexOf('/') + 1);
    return context ->
        context
            .log()
            .whenComplete()
            .thenAcceptAsync(
                log -> ended(context, log, route, kind), context.blockingTaskExecutor());
  }

  private void ended(ServiceRequestContext context, RequestLog log, String route, String kind) {
    VolumePath path;
    try {
      path = RequestPath.of(context, route);
    } catch (ApiException | LakewiseException nothing) {
      return;
    }
    int answered = log.responseHeaders().status().code();
    int status = answered == 0 ? CLIENT_GONE : answered;
    boolean done = status >= FIRST_DONE && status < FAILED;
    if (!done && !isInVolume.test(path)) {
      return;
    }
    Map<String, String> parameters = new HashMap<>();
    if (done) {
      parameters.put("path", path.toString());
      size(context.method(), kind, log, parameters);
    } else {
      parameters.put("securable_type", "volume");
      parameters.put("securable_full_name", path.volume().toString());
    }
    Principal caller = Access.caller(context);
    audit.accept(
        new AuditEvent(
            ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
            AuditEvent.FILES,
            kind + verb(context.method()),
            caller.id(),
            caller.origin(),
            parameters,
            status,
            done ? null : error(status)));
  }

  private static void size(
      HttpMethod method, String kind, RequestLog log, Map<String, String> parameters) {
    if (kind.equals("files") && method == HttpMethod.GET) {
      parameters.put("transferredSize", Long.toString(log.responseLength()));
    }
    if (kind.equals("files") && method == HttpMethod.PUT) {
      parameters.put("receivedSize", Long.toString(log.requestLength()));
    }
  }

  private static String verb(HttpMethod method) {
    String name = method.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String error(int status) {
    return switch (status) {
      case 403 -> "PERMISSION_DENIED";
      case 404 -> "NOT_FOUND";
      case CLIENT_GONE -> "CANCELLED";
      default -> status < 500 ? "BAD_REQUEST" : "INTERNAL_ERROR";
    };
  }
}
