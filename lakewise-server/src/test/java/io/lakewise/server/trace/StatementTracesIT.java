package io.lakewise.server.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.lakewise.catalog.audit.Origin;
import io.lakewise.engine.observation.StatementReport;
import io.lakewise.engine.workbench.WorkProfile;
import io.lakewise.engine.workbench.WorkStep;
import io.lakewise.engine.workbench.WorkUsage;
import io.lakewise.server.record.ClientCall;
import io.lakewise.server.record.EndedStatement;
import io.lakewise.server.record.StatementFailure;
import io.lakewise.server.statement.QueryTags;
import io.lakewise.server.warehouse.Admitted;
import io.lakewise.table.error.LakewiseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spans as a receiver of OTLP on loopback gets them. */
class StatementTracesIT {

  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String TRACE_PARENT = "00-" + TRACE + "-" + SPAN + "-01";

  private static final Admitted ADMITTED =
      new Admitted("w1", "default", "Small", "worker-1", START, START.plusMillis(10));

  private static final WorkUsage USAGE =
      WorkUsage.of(new WorkProfile(0, 0, List.of(new WorkProfile.Operator("HASH_JOIN", 9, 5))))
          .and(WorkUsage.of(new WorkStep("TreePlanning", micros(12), 5_000)))
          .and(WorkUsage.of(new WorkStep("StreamRequest", micros(25), 9_000)));

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private HttpServer receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
          received.add(
              exchange.getRequestURI()
                  + " "
                  + new String(zipped ? unzipped(body) : body, StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
  }

  private static byte[] unzipped(byte[] body) {
    try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + receiver.getAddress().getPort();
  }

  private static long micros(long afterMillis) {
    return START.plusMillis(afterMillis).toEpochMilli() * 1000;
  }

  private static EndedStatement statement() {
    return new EndedStatement(
        "the-id",
        "ann",
        "select 'planted-text'",
        new ClientCall("planted-agent", "HTTP", TRACE_PARENT, Origin.NONE, QueryTags.NONE),
        Optional.of(ADMITTED),
        START,
        START.plusMillis(50),
        "FAILED",
        new StatementFailure(StatementReport.Failure.USER, "BAD_REQUEST", "planted-error"),
        Optional.of(
            new StatementReport(
                START.plusMillis(10),
                START.plusMillis(20),
                START.plusMillis(30),
                START.plusMillis(40),
                List.of(),
                List.of(),
                List.of(),
                USAGE,
                false,
                StatementReport.Failure.USER)),
        7);
  }

  private static String bytes(String hexadecimal) {
    return new String(HexFormat.of().parseHex(hexadecimal), StandardCharsets.ISO_8859_1);
  }

  @Test
  void phasesArriveWithoutTextAndValues() throws Exception {
    try (StatementTraces traces =
        StatementTraces.of(
            Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", address(),
                "OTEL_SERVICE_NAME", "my-lake",
                "OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=test"))) {
      traces.ended(statement());
    }
    String spans = received.poll(10, TimeUnit.SECONDS);
    assertThat(spans)
        .startsWith("/v1/traces ")
        .contains("statement", "queue", "plan", "execute", "fetch")
        .contains("worker", "worker TreePlanning", "worker StreamRequest", "worker-1")
        .contains("lakewise.operator.hash_join.rows")
        .contains(times(micros(12), 5_000), times(micros(25), 9_000), times(micros(12), 22_000))
        .contains("the-id", "ann", "FAILED", "my-lake", "deployment.environment")
        .contains(bytes(TRACE), bytes(SPAN))
        .doesNotContain("planted");
  }

  /** Beginning and end of a span: fields 7 and 8, fixed64 in nanoseconds. */
  private static String times(long beganMicros, long micros) {
    ByteBuffer fields = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
    fields.put((byte) 0x39).putLong(beganMicros * 1000);
    fields.put((byte) 0x41).putLong((beganMicros + micros) * 1000);
    return new String(fields.array(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void nothingIsSentUnlessItIsAskedFor() throws Exception {
    for (Map<String, String> environment :
        List.of(
            Map.<String, String>of(),
            Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", address(), "OTEL_TRACES_EXPORTER", "none"),
            Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", address(), "OTEL_SDK_DISABLED", "true"))) {
      try (StatementTraces traces = StatementTraces.of(environment)) {
        traces.ended(statement());
      }
    }
    assertThat(received).isEmpty();
  }

  @Test
  void settingsThatCannotBeUsedAreSaid() {
    assertThatThrownBy(
            () ->
                StatementTraces.of(
                    Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        address(),
                        "OTEL_TRACES_SAMPLER",
                        "nonsense")))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("OpenTelemetry")
        .hasMessageContaining("nonsense");
  }

  @Test
  void aReceiverThatIsGoneHoldsNobodyUp() {
    receiver.stop(0);
    try (StatementTraces traces =
        StatementTraces.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", address()))) {
      for (int i = 0; i < 10_000; i++) {
        traces.ended(statement());
      }
    }
    assertThat(received).isEmpty();
  }
}
