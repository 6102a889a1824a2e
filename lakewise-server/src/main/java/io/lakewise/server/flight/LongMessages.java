package io.lakewise.server.flight;

import com.linecorp.armeria.common.HttpData;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.Room;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/**
 * Looks at the lengths of the messages of one call, as gRPC frames them. Each is held in memory as
 * a whole, so the longest takes room while the call lasts. Thread-safe.
 */
final class LongMessages implements AutoCloseable {

  /** Shorter ones take no room, so that ordinary calls never wait for those of others. */
  private static final long SHORT = 1 << 20;

  private static final int HEADER_BYTES = 5;

  private final Room room;
  private final ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
  private long left;
  private long taken;
  private boolean closed;

  /** Of a call that is about to send. */
  LongMessages(Room room) {
    this.room = room;
  }

  /**
   * Looks at the next bytes of the call, which stay as they are.
   *
   * @throws ApiException if a message begins in them that finds no room
   */
  synchronized void pass(HttpData data) {
    ByteBuf bytes = data.byteBuf();
    int at = bytes.readerIndex();
    while (at < bytes.writerIndex()) {
      if (left > 0) {
        long step = Math.min(left, bytes.writerIndex() - at);
        left -= step;
        at += (int) step;
      } else {
        header.put(bytes.getByte(at++));
        if (!header.hasRemaining()) {
          left = Integer.toUnsignedLong(header.getInt(1));
          header.clear();
          begins(left);
        }
      }
    }
  }

  private void begins(long length) {
    if (closed || length <= Math.max(SHORT, taken)) {
      return;
    }
    if (!room.take(length - taken)) {
      throw ApiException.crowded();
    }
    taken = length;
  }

  /** The call has ended. */
  @Override
  public synchronized void close() {
    closed = true;
    room.give(taken);
    taken = 0;
  }
}
