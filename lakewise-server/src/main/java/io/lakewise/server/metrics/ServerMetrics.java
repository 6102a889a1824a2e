package io.lakewise.server.metrics;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import io.lakewise.server.access.AdminOnly;
import io.lakewise.server.openlineage.OpenLineageSender;
import io.lakewise.server.record.Recorder;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.Statements;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/** Counts what happens, without anything of a statement's text. Thread-safe. */
public final class ServerMetrics implements AutoCloseable {

  private static final MediaType TEXT = MediaType.parse("text/plain; version=0.0.4; charset=utf-8");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /** Watches the process from now on. */
  public ServerMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** Watches how many statements run and wait. */
  public void watch(Statements statements) {
    registry.gauge("lakewise.statements.running", statements, Statements::running);
    registry.gauge("lakewise.statements.waiting", statements, Statements::waiting);
  }

  /** Watches how much was recorded. */
  public void watch(Recorder recorder) {
    FunctionCounter.builder("lakewise.records.written", recorder, Recorder::recorded)
        .register(registry);
    FunctionCounter.builder("lakewise.records.dropped", recorder, Recorder::dropped)
        .register(registry);
  }

  /** Tells what of the lineage was sent to others. */
  public void watch(OpenLineageSender lineage) {
    FunctionCounter.builder("lakewise.openlineage.sent", lineage, OpenLineageSender::sent)
        .register(registry);
    FunctionCounter.builder("lakewise.openlineage.dropped", lineage, OpenLineageSender::dropped)
        .register(registry);
  }

  /** A statement has ended. */
  public void ended(Statement statement) {
    Duration took =
        Duration.between(statement.created(), statement.finished().orElse(statement.created()));
    registry.timer("lakewise.statements", "state", statement.state().name()).record(took);
    statement
        .result()
        .ifPresent(result -> registry.counter("lakewise.result.rows").increment(result.rows()));
  }

  /** Adds {@code /metrics} to a server, and what the server itself counts. */
  public void addTo(ServerBuilder server) {
    server.meterRegistry(registry);
    server
        .route()
        .get("/metrics")
        .decorator(new AdminOnly())
        .build(
            (context, request) ->
                HttpResponse.of(HttpStatus.OK, TEXT, HttpData.ofUtf8(registry.scrape())));
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
