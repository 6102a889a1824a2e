package io.lakewise.server.flight;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.lakewise.server.result.ResultCache;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flight.impl.Flight.FlightData;

/**
 * Carries the messages of an Arrow IPC stream as those of Flight (Arrow's columnar format,
 * "Encapsulated message format", and {@code Flight.proto}): both have the same metadata and body,
 * so no batch is read, and none is held as a whole. Not thread-safe.
 */
final class RowFrames {

  /** Longer metadata is no schema or batch of ours. */
  private static final int MOST_METADATA = 64 << 20;

  private static final int CONTINUATION = -1;
  private static final int STEP = 64 << 10;
  private static final int FRAME = 5;

  private final InputStream stream;
  private final PartedAnswer answer;
  private final byte[] step = new byte[STEP];
  private boolean dictionaries;

  /** Carries a stream into an answer. */
  RowFrames(InputStream arrowStream, PartedAnswer answer) {
    this.stream = arrowStream;
    this.answer = answer;
  }

  /**
   * Carries all messages.
   *
   * @return whether the client has taken them; otherwise it does not want the rest
   */
  boolean carry() throws IOException {
    for (byte[] metadata = metadata(); metadata != null; metadata = metadata()) {
      Message message = Message.getRootAsMessage(ByteBuffer.wrap(metadata));
      dictionaries |= message.headerType() == MessageHeader.DictionaryBatch;
      byte[] before = before(metadata, message.bodyLength());
      if (!answer.write(before, before.length) || !body(message.bodyLength())) {
        return false;
      }
      // Rows that are there do not wait for rows that are not.
      if (stream.available() == 0 && !answer.flush()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a batch had values by number, so that the stream is not for {@link ResultCache#keep}.
   */
  boolean hadDictionaries() {
    return dictionaries;
  }

  /** The metadata of the next message, or null at the end. */
  private byte[] metadata() throws IOException {
    int length = number();
    if (length == CONTINUATION) {
      length = number();
    }
    if (length == 0) {
      return null;
    }
    if (length < 0 || length > MOST_METADATA) {
      throw new IOException(
          "metadata of " + length + " bytes (expected: <= " + MOST_METADATA + ")");
    }
    byte[] metadata = stream.readNBytes(length);
    if (metadata.length < length) {
      throw ended();
    }
    return DecimalColumns.told(metadata);
  }

  private int number() throws IOException {
    byte[] bytes = stream.readNBytes(Integer.BYTES);
    if (bytes.length < Integer.BYTES) {
      throw ended();
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  private static EOFException ended() {
    return new EOFException("the rows ended in the midst of a message");
  }

  /** The frame of gRPC, the metadata, and what says that the body follows. */
  private static byte[] before(byte[] metadata, long body) throws IOException {
    long length =
        CodedOutputStream.computeByteArraySize(FlightData.DATA_HEADER_FIELD_NUMBER, metadata)
            + CodedOutputStream.computeTagSize(FlightData.DATA_BODY_FIELD_NUMBER)
            + CodedOutputStream.computeUInt64SizeNoTag(body)
            + body;
    if (body < 0 || length > Integer.MAX_VALUE) {
      throw new IOException("a batch of " + body + " bytes (expected: < 2 GiB)");
    }
    byte[] before = new byte[FRAME + (int) (length - body)];
    ByteBuffer.wrap(before).put((byte) 0).putInt((int) length);
    CodedOutputStream fields = CodedOutputStream.newInstance(before, FRAME, before.length - FRAME);
    fields.writeByteArray(FlightData.DATA_HEADER_FIELD_NUMBER, metadata);
    fields.writeTag(FlightData.DATA_BODY_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    fields.writeUInt64NoTag(body);
    fields.checkNoSpaceLeft();
    return before;
  }

  private boolean body(long length) throws IOException {
    long left = length;
    while (left > 0) {
      int count = stream.read(step, 0, (int) Math.min(left, STEP));
      if (count < 0) {
        throw ended();
      }
      if (!answer.write(step, count)) {
        return false;
      }
      left -= count;
    }
    return true;
  }
}
