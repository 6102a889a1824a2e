package io.lakewise.server.flight;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpObject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flight.impl.Flight.FlightData;

/**
 * What passes the gateway as the answer to a fetch, copied as long as it is little. Used by one
 * thread at a time.
 */
final class StreamCopy {

  private static final int FRAME = 5;
  private static final int CONTINUATION = -1;
  private static final int ALIGNMENT = 8;
  private static final String OK = "0";

  private final int most;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private boolean tooMuch;
  private String status = "";

  /** Copies no more than some bytes. */
  StreamCopy(int most) {
    this.most = most;
  }

  /** Looks at the next part of the answer, and leaves it as it is. */
  void see(HttpObject part) {
    if (part instanceof HttpHeaders headers) {
      status = headers.get("grpc-status", status);
    } else if (part instanceof HttpData data && !tooMuch) {
      tooMuch = body.size() + data.length() > most;
      if (tooMuch) {
        body.reset();
      } else {
        body.writeBytes(data.array());
      }
    }
  }

  /** The rows as an Arrow IPC stream, if they were few, all came, and have no dictionaries. */
  Optional<byte[]> arrowStream() {
    if (tooMuch || !status.equals(OK)) {
      return Optional.empty();
    }
    ByteBuffer frames = ByteBuffer.wrap(body.toByteArray());
    ByteArrayOutputStream stream = new ByteArrayOutputStream(frames.remaining());
    while (frames.remaining() >= FRAME) {
      boolean compressed = frames.get() != 0;
      int length = frames.getInt();
      if (compressed || length < 0 || length > frames.remaining()) {
        return Optional.empty();
      }
      ByteBuffer message = frames.slice().limit(length);
      frames.position(frames.position() + length);
      if (!write(message, stream)) {
        return Optional.empty();
      }
    }
    write(CONTINUATION, stream);
    write(0, stream);
    return frames.hasRemaining() ? Optional.empty() : Optional.of(stream.toByteArray());
  }

  private static boolean write(ByteBuffer message, ByteArrayOutputStream stream) {
    FlightData data;
    try {
      data = FlightData.parseFrom(message);
    } catch (InvalidProtocolBufferException notArrow) {
      return false;
    }
    ByteString header = data.getDataHeader();
    if (header.isEmpty()) {
      return data.getDataBody().isEmpty();
    }
    byte kind = Message.getRootAsMessage(header.asReadOnlyByteBuffer()).headerType();
    if (kind != MessageHeader.Schema && kind != MessageHeader.RecordBatch) {
      return false;
    }
    int padding = -header.size() & (ALIGNMENT - 1);
    write(CONTINUATION, stream);
    write(header.size() + padding, stream);
    stream.writeBytes(header.toByteArray());
    stream.writeBytes(new byte[padding]);
    stream.writeBytes(data.getDataBody().toByteArray());
    return true;
  }

  private static void write(int number, ByteArrayOutputStream stream) {
    stream.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
  }
}
