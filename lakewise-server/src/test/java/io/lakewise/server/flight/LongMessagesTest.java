package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.common.HttpData;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.Room;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongMessagesTest {

  private static final int ROOM = 10 << 20;

  private final Room room = new Room(ROOM);

  private static byte[] header(int length) {
    return ByteBuffer.allocate(5).put((byte) 0).putInt(length).array();
  }

  private long free() {
    long free = 0;
    while (room.take(1 << 20)) {
      free += 1 << 20;
    }
    room.give(free);
    return free;
  }

  @Test
  void theLongestTakesRoomHoweverItsBytesCome() {
    long seed = Long.getLong("lakewise.seed", System.nanoTime());
    Random random = new Random(seed);
    ByteArrayOutputStream call = new ByteArrayOutputStream();
    for (int length : List.of(0, 100, 3 << 20, 7, 5 << 20, 4 << 20, 1)) {
      call.writeBytes(header(length));
      call.writeBytes(new byte[length]);
    }
    byte[] all = call.toByteArray();
    LongMessages lengths = new LongMessages(room);
    for (int at = 0; at < all.length; ) {
      int step = Math.min(all.length - at, 1 + random.nextInt(random.nextBoolean() ? 8 : 2 << 20));
      lengths.pass(HttpData.wrap(Arrays.copyOfRange(all, at, at + step)));
      at += step;
    }
    assertThat(free()).as("seed %d", seed).isEqualTo(5 << 20);
    lengths.close();
    assertThat(free()).isEqualTo(ROOM);
  }

  @Test
  void oneForWhichThereIsNoRoomIsRefusedAtItsBeginning() {
    LongMessages one = new LongMessages(room);
    LongMessages two = new LongMessages(room);
    one.pass(HttpData.wrap(header(6 << 20)));
    HttpData sixMore = HttpData.wrap(header(6 << 20));
    assertThatThrownBy(() -> two.pass(sixMore)).isInstanceOf(ApiException.class);
    assertThat(free()).isEqualTo(4 << 20);
    two.close();
    one.close();
    one.close();
    assertThat(free()).isEqualTo(ROOM);
    LongMessages claims = new LongMessages(room);
    assertThatThrownBy(() -> claims.pass(HttpData.wrap(header(-1))))
        .as("four gigabytes")
        .isInstanceOf(ApiException.class);
  }
}
