package io.lakewise.server.trace;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import io.lakewise.engine.observation.StatementReport;
import io.lakewise.engine.workbench.WorkProfile;
import io.lakewise.engine.workbench.WorkStep;
import io.lakewise.engine.workbench.WorkUsage;
import io.lakewise.server.error.ServerErrors;
import io.lakewise.server.record.EndedStatement;
import io.lakewise.server.warehouse.Admitted;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One trace for each statement that has ended: a span for the whole, one for each phase, and one
 * for its worker with one for each step there, as the worker timed them. They have neither its text
 * nor any value of it. Thread-safe.
 */
public final class StatementTraces implements AutoCloseable {

  private static final String NAME = "io.lakewise.server";

  /** By which OpenTelemetry is asked for; without these nothing of it is loaded. */
  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

  private static final String TRACES_ENDPOINT = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
  private static final String EXPORTER = "OTEL_TRACES_EXPORTER";
  private static final String DISABLED = "OTEL_SDK_DISABLED";

  private static final TextMapGetter<String> TRACE_PARENT =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceParent) {
          return List.of("traceparent");
        }

        @Override
        public String get(String traceParent, String name) {
          return name.equals("traceparent") ? traceParent : null;
        }
      };

  private static final long STOP_SECONDS = 3;

  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;

  private StatementTraces(OpenTelemetrySdk sdk, OpenTelemetry telemetry) {
    this.sdk = sdk;
    this.tracer = telemetry.getTracer(NAME);
  }

  /**
   * Traces as the standard variables of OpenTelemetry say; none unless an endpoint or an exporter
   * of traces is named.
   */
  public static StatementTraces of(Map<String, String> environment) {
    String exporter = environment.getOrDefault(EXPORTER, "");
    boolean named =
        environment.containsKey(ENDPOINT)
            || environment.containsKey(TRACES_ENDPOINT)
            || !exporter.isEmpty();
    if (!named
        || exporter.equals("none")
        || environment.getOrDefault(DISABLED, "").equalsIgnoreCase("true")) {
      return new StatementTraces(null, OpenTelemetry.noop());
    }
    try {
      OpenTelemetrySdk sdk =
          AutoConfiguredOpenTelemetrySdk.builder()
              .disableShutdownHook()
              .addPropertiesSupplier(StatementTraces::defaults)
              .addPropertiesCustomizer(properties -> properties(environment))
              .build()
              .getOpenTelemetrySdk();
      return new StatementTraces(sdk, sdk);
    } catch (RuntimeException wrong) {
      throw ServerErrors.telemetry(wrong);
    }
  }

  /** What the variables overrule: metrics and logs have ways of their own. */
  private static Map<String, String> defaults() {
    return Map.of(
        "otel.service.name", "lakewise",
        "otel.metrics.exporter", "none",
        "otel.logs.exporter", "none",
        "otel.exporter.otlp.protocol", "http/protobuf");
  }

  /** The variables as the properties that they stand for. */
  private static Map<String, String> properties(Map<String, String> environment) {
    Map<String, String> properties = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("OTEL_")) {
            properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
          }
        });
    return properties;
  }

  /** Sends the spans of a statement, later and elsewhere. */
  public void ended(EndedStatement statement) {
    if (sdk == null) {
      return;
    }
    Span whole =
        tracer
            .spanBuilder("statement")
            .setParent(parent(statement.call().traceParent()))
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(statement.asked())
            .startSpan();
    whole.setAttribute("lakewise.statement.id", statement.id());
    whole.setAttribute("lakewise.protocol", statement.call().protocol());
    whole.setAttribute("lakewise.status", statement.status());
    whole.setAttribute("enduser.id", statement.user());
    if (statement.status().equals("FAILED")) {
      whole.setStatus(StatusCode.ERROR);
    }
    Context parent = Context.root().with(whole);
    statement.admitted().ifPresent(admitted -> admitted(parent, whole, statement, admitted));
    statement.report().ifPresent(report -> phases(parent, whole, statement, report));
    statement.report().ifPresent(report -> worker(parent, statement.admitted(), report.usage()));
    whole.end(statement.ended());
  }

  /** The span of the client that asked, if it told one. */
  private static Context parent(String traceParent) {
    return W3CTraceContextPropagator.getInstance()
        .extract(Context.root(), traceParent, TRACE_PARENT);
  }

  private void admitted(Context parent, Span whole, EndedStatement statement, Admitted admitted) {
    whole.setAttribute("lakewise.warehouse.id", admitted.warehouseId());
    phase(parent, "queue", statement.asked(), admitted.at());
  }

  private void phases(
      Context parent, Span whole, EndedStatement statement, StatementReport report) {
    if (report.failure() != null) {
      whole.setAttribute("lakewise.failure", report.failure().name());
    }
    whole.setAttribute(
        "lakewise.rows", statement.rows() >= 0 ? statement.rows() : report.usage().rows());
    phase(parent, "plan", report.began(), report.planned());
    phase(parent, "execute", report.planned(), report.answered());
    phase(parent, "fetch", report.answered(), report.ended());
  }

  /** What the worker did, from its first step to its last; steps are named by their kinds alone. */
  private void worker(Context parent, Optional<Admitted> admitted, WorkUsage usage) {
    if (usage.steps().isEmpty()) {
      return;
    }
    long began = usage.steps().stream().mapToLong(WorkStep::beganMicros).min().orElseThrow();
    long ended =
        usage.steps().stream()
            .mapToLong(step -> step.beganMicros() + step.micros())
            .max()
            .orElseThrow();
    Span worker =
        tracer
            .spanBuilder("worker")
            .setParent(parent)
            .setStartTimestamp(began, MICROSECONDS)
            .startSpan();
    admitted.ifPresent(place -> worker.setAttribute("lakewise.worker.id", place.worker()));
    worker.setAttribute("lakewise.worker.rows", usage.rows());
    worker.setAttribute("lakewise.worker.bytes", usage.bytes());
    WorkProfile profile = usage.profile();
    worker.setAttribute("lakewise.worker.spilled_bytes", profile.spilledBytes());
    for (WorkProfile.Operator operator : profile.operators()) {
      String name = "lakewise.operator." + operator.type().toLowerCase(Locale.ROOT);
      worker.setAttribute(name + ".rows", operator.rows());
      worker.setAttribute(name + ".us", operator.micros());
    }
    Context within = parent.with(worker);
    for (WorkStep step : usage.steps()) {
      tracer
          .spanBuilder("worker " + step.kind())
          .setParent(within)
          .setStartTimestamp(step.beganMicros(), MICROSECONDS)
          .startSpan()
          .end(step.beganMicros() + step.micros(), MICROSECONDS);
    }
    worker.end(ended, MICROSECONDS);
  }

  private void phase(Context parent, String name, Instant from, Instant to) {
    if (from != null && to != null && !to.isBefore(from)) {
      tracer.spanBuilder(name).setParent(parent).setStartTimestamp(from).startSpan().end(to);
    }
  }

  /** Sends what waits, for some seconds at most. */
  @Override
  public void close() {
    if (sdk != null) {
      sdk.shutdown().join(STOP_SECONDS, TimeUnit.SECONDS);
    }
  }
}
