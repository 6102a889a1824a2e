package io.lakewise.table.parquet.duckdb;

import java.util.Base64;

/**
 * Walks through the bytes of a variant (Parquet, "Variant Binary Encoding") without recursion, to
 * tell whether they may be handed to DuckDB: what is nested too deeply overflows the stack of a
 * thread of its, which ends the process, and parts that stand for several values multiply from some
 * bytes to all memory.
 */
final class VariantDepth {

  /** As deep as what we write. */
  static final int MOST = 500;

  private static final int SHORT_STRING = 1;
  private static final int OBJECT = 2;
  private static final int ARRAY = 3;

  /** Headers of primitive values. */
  private static final int BINARY = 15 << 2;

  private static final int STRING = 16 << 2;

  private final byte[] bytes;
  private final Group[] open = new Group[MOST];
  private int depth;
  private long taken;

  private VariantDepth(byte[] bytes) {
    this.bytes = bytes;
  }

  /** An object or array: where its members begin, and at which of them the walk is. */
  private static final class Group {
    private int offsets;
    private int width;
    private long base;
    private long size;
    private long next;
  }

  /**
   * What is wrong with a value, as a clause about it; null if nothing is.
   *
   * @param base64 its bytes
   */
  static String problem(String base64) {
    VariantDepth walk = new VariantDepth(Base64.getDecoder().decode(base64));
    try {
      return walk.problem();
    } catch (ArrayIndexOutOfBoundsException beyond) {
      return "that ends in its midst";
    }
  }

  private String problem() {
    enter(0);
    while (depth > 0) {
      Group group = open[depth - 1];
      if (group.next == group.size) {
        depth--;
        continue;
      }
      long member = group.base + number(group.offsets + group.next * group.width, group.width);
      group.next++;
      taken += 1 + text(member);
      if (taken > bytes.length) {
        return "whose bytes stand for several values each";
      }
      if (isGroup(member) && depth == MOST) {
        return "that is nested more than " + MOST + " levels deep";
      }
      enter(member);
    }
    return null;
  }

  private boolean isGroup(long at) {
    int type = at(at) & 3;
    return type == OBJECT || type == ARRAY;
  }

  /** How long a string or binary is; 0 for another value. */
  private long text(long at) {
    int header = at(at);
    if ((header & 3) == SHORT_STRING) {
      return header >> 2;
    }
    boolean counted = header == BINARY || header == STRING;
    return counted ? number(at + 1, 4) : 0;
  }

  private void enter(long at) {
    if (!isGroup(at)) {
      return;
    }
    int header = at(at);
    boolean object = (header & 3) == OBJECT;
    boolean large = (header >> (object ? 6 : 4) & 1) == 1;
    int counted = large ? 4 : 1;
    Group group = open[depth] == null ? new Group() : open[depth];
    group.width = (header >> 2 & 3) + 1;
    group.size = number(at + 1, counted);
    group.next = 0;
    long names = object ? group.size * ((header >> 4 & 3) + 1) : 0;
    long offsets = at + 1 + counted + names;
    group.base = offsets + (group.size + 1) * group.width;
    at(group.base - 1);
    group.offsets = (int) offsets;
    open[depth++] = group;
  }

  private long number(long at, int width) {
    long number = 0;
    for (int i = 0; i < width; i++) {
      number |= (long) at(at + i) << (8 * i);
    }
    return number;
  }

  private int at(long at) {
    return bytes[(int) Math.min(at, Integer.MAX_VALUE)] & 0xff;
  }
}
