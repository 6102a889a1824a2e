package io.lakewise.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.error.LakewiseException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowCodecTest {

  private static byte[] written(List<List<Object>> rows) {
    Iterator<List<Object>> each = rows.iterator();
    return RowCodec.write(() -> each.hasNext() ? each.next() : null);
  }

  @Test
  void everyKindOfValueComesBackAsItWas() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put("z", null);
    map.put("a", List.of(List.of(), Map.of()));
    List<Object> row =
        Arrays.asList(
            null,
            true,
            false,
            (byte) -1,
            (short) 300,
            7,
            Long.MIN_VALUE,
            new BigInteger("-170141183460469231731687303715884105728"),
            1.5f,
            Double.NaN,
            new BigDecimal("-0.00100"),
            "ü\u0000",
            LocalDate.of(-4000, 1, 2),
            LocalTime.of(23, 59, 59, 999_999_000),
            LocalDateTime.of(294_247, 1, 10, 4, 0, 54, 775_806_000),
            OffsetDateTime.parse("2020-02-29T00:00:00.000001+05:30"),
            List.of(1, "b"),
            map);
    assertThat(RowCodec.read(written(List.of(row)))).containsExactly(row);
  }

  @Test
  void bytesStayBytes() {
    Object value = RowCodec.read(written(List.of(List.of(new byte[] {1, 0})))).get(0).get(0);
    assertThat((byte[]) value).containsExactly(1, 0);
  }

  @Test
  void manyRowsComeInPartsAndNoneIsLost() {
    Iterator<List<Object>> rows =
        LongStream.range(0, 20_000).mapToObj(i -> List.<Object>of(i)).iterator();
    long next = 0;
    int parts = 0;
    for (byte[] part = part(rows); part.length > 0; part = part(rows)) {
      parts++;
      for (List<Object> row : RowCodec.read(part)) {
        assertThat(row).containsExactly(next++);
      }
    }
    assertThat(next).isEqualTo(20_000);
    assertThat(parts).isGreaterThan(1);
  }

  private static byte[] part(Iterator<List<Object>> rows) {
    return RowCodec.write(() -> rows.hasNext() ? rows.next() : null);
  }

  @Test
  void damagedBytesAreRefusedWithoutTakingMemoryForWhatTheyPromise() {
    byte[] promise =
        ByteBuffer.allocate(12).putInt(1).put((byte) 11).putInt(Integer.MAX_VALUE).array();
    assertThatThrownBy(() -> RowCodec.read(promise)).isInstanceOf(LakewiseException.class);
    byte[] noDigits = ByteBuffer.allocate(9).putInt(1).put((byte) 7).array();
    assertThatThrownBy(() -> RowCodec.read(noDigits)).isInstanceOf(LakewiseException.class);
    long seed = Long.getLong("lakewise.seed", System.nanoTime());
    Random random = new Random(seed);
    byte[] good = written(List.of(List.of(1L, "text", List.of(2, 3), LocalDate.EPOCH)));
    for (int i = 0; i < 2000; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      try {
        RowCodec.read(bad);
      } catch (LakewiseException refused) {
        assertThat(refused.getMessage()).as("seed " + seed).isNotEmpty();
      }
    }
  }
}
