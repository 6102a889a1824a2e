package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.lakewise.engine.session.Principal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.flight.ErrorFlightMetadata;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.impl.Flight;
import org.junit.jupiter.api.Test;

/** What the gateway and the service read from calls, well formed or not. */
class FlightMessagesTest {

  private static byte[] framed(byte[] message) {
    return ByteBuffer.allocate(5 + message.length)
        .put((byte) 0)
        .putInt(message.length)
        .put(message)
        .array();
  }

  private static byte[] message(String ticket) {
    return Flight.Ticket.newBuilder()
        .setTicket(ByteString.copyFromUtf8(ticket))
        .build()
        .toByteArray();
  }

  @Test
  void aTicketIsReadFromItsFrame() {
    assertThat(TicketMessage.ticket(framed(message("abc")))).asString().isEqualTo("abc");
  }

  @Test
  void whatIsNoTicketIsNone() {
    byte[] compressed = framed(message("abc"));
    compressed[0] = 1;
    assertThat(TicketMessage.ticket(compressed)).isEmpty();
    assertThat(TicketMessage.ticket(new byte[0])).isEmpty();
    assertThat(TicketMessage.ticket(new byte[] {0, 127, -1, -1, -1})).isEmpty();
    assertThat(TicketMessage.ticket(new byte[] {0, -1, -1, -1, -1, 5})).isEmpty();
  }

  @Test
  void damagedFramesNeverFail() {
    long seed = Long.getLong("lakewise.seed", System.nanoTime());
    Random random = new Random(seed);
    byte[] good = framed(message("a ticket of some length"));
    for (int i = 0; i < 2000; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      assertThat(TicketMessage.ticket(bad)).as("seed " + seed).isNotNull();
    }
  }

  @Test
  void aTokenComesAsBearerOrAsPassword() {
    Principal somebody = new Principal("somebody", false);
    FlightAccess access =
        new FlightAccess(
            token ->
                CompletableFuture.completedFuture(
                    token.equals("a:b") ? Optional.of(somebody) : Optional.empty()));
    assertThat(access.letIn(null, "Bearer a:b").join()).contains(somebody);
    assertThat(access.letIn(null, "bearer  a:b ").join()).contains(somebody);
    assertThat(access.letIn(null, "Basic " + base64("user:a:b")).join()).contains(somebody);
    assertThat(access.letIn(null, "Basic " + base64("a:b")).join()).isEmpty();
    assertThat(access.letIn(null, "Basic !!").join()).isEmpty();
    assertThat(access.letIn(null, "a:b").join()).isEmpty();
    assertThat(access.letIn(null, "").join()).isEmpty();
    assertThat(access.letIn(null, null).join()).isEmpty();
    ErrorFlightMetadata headers = new ErrorFlightMetadata();
    headers.insert("authorization", "Bearer b");
    assertThatThrownBy(() -> access.authenticate(headers))
        .isInstanceOf(FlightRuntimeException.class);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void patternsMeanWhatSqlMeans() {
    assertThat(MetadataCalls.like(null)).accepts("anything");
    assertThat(MetadataCalls.like("or_er%")).accepts("orders", "ORDER").rejects("border", "orer");
    assertThat(MetadataCalls.like("a\\_b")).accepts("a_b").rejects("axb");
    assertThat(MetadataCalls.like("(.*")).accepts("(.*").rejects("(abc");
    assertThat(MetadataCalls.like("")).rejects("a");
  }
}
