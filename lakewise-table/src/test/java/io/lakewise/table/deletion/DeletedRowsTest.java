package io.lakewise.table.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeletedRowsTest {

  @Test
  void keepsPositionsBeyond32Bits() {
    DeletedRows rows =
        DeletedRows.of(5, 0, 5, 0x8000_0000L, 0xffff_ffffL, 0x1_0000_0000L, 1L << 40);
    assertThat(rows.toArray())
        .containsExactly(0, 5, 0x8000_0000L, 0xffff_ffffL, 0x1_0000_0000L, 1L << 40);
    assertThat(rows.cardinality()).isEqualTo(6);
    assertThat(rows.contains(0x8000_0000L)).isTrue();
    assertThat(rows.contains(-1)).isFalse();
    assertThat(DeletedRows.fromBytes(rows.toBytes())).isEqualTo(rows);
  }

  @Test
  void noRowHasAFormToo() {
    assertThat(DeletedRows.fromBytes(DeletedRows.NONE.toBytes())).isEqualTo(DeletedRows.NONE);
    assertThat(DeletedRows.NONE.isEmpty()).isTrue();
  }

  @Test
  void refusesNegativePositions() {
    assertThatThrownBy(() -> DeletedRows.of(-1)).hasMessageContaining("-1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void behavesLikeASetOfNumbers(long seed) {
    Random random = new Random(seed);
    long[] ours = positions(random);
    long[] theirs = positions(random);
    DeletedRows left = DeletedRows.of(ours);
    DeletedRows right = DeletedRows.of(theirs);
    TreeSet<Long> union = set(ours);
    union.addAll(set(theirs));
    TreeSet<Long> difference = set(ours);
    difference.removeAll(set(theirs));
    TreeSet<Long> common = set(ours);
    common.retainAll(set(theirs));

    assertThat(set(left.union(right).toArray())).isEqualTo(union);
    assertThat(set(left.minus(right).toArray())).isEqualTo(difference);
    assertThat(left.intersects(right)).isEqualTo(!common.isEmpty());
    assertThat(set(left.toArray())).isEqualTo(set(ours));
    assertThat(DeletedRows.fromBytes(left.toBytes())).isEqualTo(left);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void damagedBytesAreRefusedAndNeverMore(long seed) {
    Random random = new Random(seed);
    byte[] whole = DeletedRows.of(positions(random)).toBytes();
    for (int i = 0; i < 200; i++) {
      byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
      assertThatThrownBy(() -> DeletedRows.fromBytes(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static long[] positions(Random random) {
    long range = 1L << (4 + random.nextInt(36));
    return random.longs(random.nextInt(5000), 0, range).toArray();
  }

  private static TreeSet<Long> set(long[] positions) {
    TreeSet<Long> set = new TreeSet<>();
    Arrays.stream(positions).forEach(set::add);
    return set;
  }
}
