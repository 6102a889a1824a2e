package io.lakewise.server.flight;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The one message of a call, as gRPC frames it. */
final class CallMessage {

  private static final int HEADER_BYTES = 5;

  private CallMessage() {}

  /** The message in the body of a call; none where it is not one alone, or is compressed. */
  static Optional<byte[]> of(byte[] body) {
    if (body.length < HEADER_BYTES
        || body[0] != 0
        || ByteBuffer.wrap(body, 1, Integer.BYTES).getInt() != body.length - HEADER_BYTES) {
      return Optional.empty();
    }
    return Optional.of(Arrays.copyOfRange(body, HEADER_BYTES, body.length));
  }

  /** A message in its frame. */
  static byte[] framed(byte[] message) {
    return ByteBuffer.allocate(HEADER_BYTES + message.length)
        .put((byte) 0)
        .putInt(message.length)
        .put(message)
        .array();
  }
}
