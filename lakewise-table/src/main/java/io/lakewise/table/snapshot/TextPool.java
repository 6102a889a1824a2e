package io.lakewise.table.snapshot;

import io.lakewise.table.statistics.StatisticsValues;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Many texts as UTF-8 in one array. Immutable. */
final class TextPool {

  private final byte[] bytes;
  private final int[] ends;

  TextPool(List<byte[]> texts) {
    this.bytes = new byte[texts.stream().mapToInt(text -> text.length).sum()];
    this.ends = new int[texts.size()];
    int end = 0;
    for (int at = 0; at < ends.length; at++) {
      byte[] text = texts.get(at);
      System.arraycopy(text, 0, bytes, end, text.length);
      end += text.length;
      ends[at] = end;
    }
  }

  private int begin(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  String text(int index) {
    int begin = begin(index);
    return new String(bytes, begin, ends[index] - begin, StandardCharsets.UTF_8);
  }

  byte[] copy(int index) {
    return Arrays.copyOfRange(bytes, begin(index), ends[index]);
  }

  boolean equals(int index, byte[] text) {
    return Arrays.equals(bytes, begin(index), ends[index], text, 0, text.length);
  }

  /** Finds the first of the parts of a text, each of which is ended by a separator. */
  void find(int index, int count, StatisticsValues values) {
    values.move(bytes, begin(index), count);
  }
}
