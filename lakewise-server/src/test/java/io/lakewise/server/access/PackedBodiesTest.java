package io.lakewise.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import io.lakewise.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are other than they say, or become a thousand times as large when unpacked. */
class PackedBodiesTest {

  private static final String FLIGHT = "/arrow.flight.protocol.FlightService/";
  private static final int BOMB_MEGABYTES = 300;
  private static final long MOST_GROWTH = 100L << 20;

  @TempDir private static Path folder;
  private static TestServer server;
  private static WebClient client;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("request-timeout", "5s"));
    client =
        WebClient.builder("h2c://127.0.0.1:" + server.server().port())
            .responseTimeout(Duration.ofSeconds(30))
            .build();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void othersAreServedStill() {
    assertThat(server.ask("/health", null).body()).contains("\"ok\"");
  }

  private static AggregatedHttpResponse send(
      String path, String type, Map<String, String> headers, byte[] body) {
    RequestHeadersBuilder head =
        RequestHeaders.builder(HttpMethod.POST, path)
            .add("content-type", type)
            .add("te", "trailers")
            .add("authorization", "Bearer " + server.token());
    headers.forEach(head::add);
    return client.execute(head.build(), HttpData.wrap(body)).aggregate().join();
  }

  private static String grpcStatus(AggregatedHttpResponse answer) {
    return answer.trailers().get("grpc-status", answer.headers().get("grpc-status", "none"));
  }

  private static byte[] framed(int packed, int length, byte[] message) {
    return ByteBuffer.allocate(5 + message.length)
        .put((byte) packed)
        .putInt(length)
        .put(message)
        .array();
  }

  /** Zeros, a thousandth of them as long as they are packed. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < BOMB_MEGABYTES; i++) {
        zip.write(zeros);
      }
    }
    return packed.toByteArray();
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void messagesOfFlightThatLieAboutTheirLengthAreRefused() {
    byte[] message = new byte[100];
    for (String call : List.of("DoGet", "GetFlightInfo", "DoAction", "DoPut")) {
      for (int length : new int[] {Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 101, 99, 50_000_000}) {
        AggregatedHttpResponse answer =
            send(FLIGHT + call, "application/grpc", Map.of(), framed(0, length, message));
        assertThat(grpcStatus(answer)).as(call + " " + length).isNotEqualTo("0");
      }
      for (int flag : new int[] {1, 2, 255}) {
        AggregatedHttpResponse answer =
            send(FLIGHT + call, "application/grpc", Map.of(), framed(flag, 100, message));
        assertThat(grpcStatus(answer)).as(call + " flag " + flag).isNotEqualTo("0");
      }
    }
  }

  @Test
  void aBombIsNotUnpacked() throws Exception {
    byte[] bomb = bomb();
    long before = usedBytes();
    for (String call : List.of("GetFlightInfo", "DoAction", "DoPut")) {
      AggregatedHttpResponse answer =
          send(
              FLIGHT + call,
              "application/grpc",
              Map.of("grpc-encoding", "gzip"),
              framed(1, bomb.length, bomb));
      assertThat(grpcStatus(answer)).as(call).isEqualTo("12");
    }
    assertThat(usedBytes() - before).isLessThan(MOST_GROWTH);
    for (String path : List.of("/api/2.0/sql/statements", "/api/2.0/sql/warehouses")) {
      AggregatedHttpResponse answer =
          send(path, "application/json", Map.of("content-encoding", "gzip"), bomb);
      assertThat(answer.status().code()).as(path).isEqualTo(415);
      assertThat(answer.headers().get("accept-encoding")).isEqualTo("identity");
    }
    assertThat(usedBytes() - before).isLessThan(MOST_GROWTH);
  }
}
