package io.lakewise.table.statistics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values of one file's statistics as bytes, found in one pass and read where they lie; moved
 * from file to file, as there may be a million. Not thread-safe.
 */
public final class StatisticsValues {

  /** No plain whole number of at most 18 digits. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final int MOST_DIGITS = 18;

  private byte[] bytes = {};
  private int[] begins = {};
  private int[] ends = {};

  /**
   * Moves to a file.
   *
   * @param texts holds its values, each ended by {@link SplitStatistics#SEPARATOR}
   * @param begin of the first value
   * @param count how many values to find
   */
  public void move(byte[] texts, int begin, int count) {
    bytes = texts;
    if (begins.length < count) {
      begins = new int[count];
      ends = new int[count];
    }
    int at = begin;
    for (int slot = 0; slot < count; slot++) {
      begins[slot] = at;
      while (texts[at] != SplitStatistics.SEPARATOR) {
        at++;
      }
      ends[slot] = at++;
    }
  }

  /** A value as JSON; null for slot -1. */
  String json(int slot) {
    return slot < 0
        ? null
        : new String(bytes, begins[slot], ends[slot] - begins[slot], StandardCharsets.UTF_8);
  }

  /** The text of a JSON scalar, or null if there is none or it is unreadable. */
  String text(int slot) {
    return isAbsent(slot) ? null : ValueTexts.scalar(json(slot));
  }

  /** The same as UTF-8. */
  byte[] utf8(int slot) {
    if (isAbsent(slot)) {
      return null;
    }
    if (isPlainText(slot)) {
      return Arrays.copyOfRange(bytes, begins[slot] + 1, ends[slot] - 1);
    }
    String text = text(slot);
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private boolean isPlainText(int slot) {
    int last = ends[slot] - 1;
    if (last <= begins[slot] || bytes[begins[slot]] != '"' || bytes[last] != '"') {
      return false;
    }
    for (int at = begins[slot] + 1; at < last; at++) {
      if (bytes[at] == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Whether there is no such value, or it is null. */
  private boolean isAbsent(int slot) {
    return slot < 0
        || (ends[slot] - begins[slot] == 4
            && bytes[begins[slot]] == 'n'
            && bytes[begins[slot] + 1] == 'u');
  }

  /** A whole number in plain digits, or {@link #UNKNOWN}. */
  long digits(int slot) {
    if (slot < 0) {
      return UNKNOWN;
    }
    int begin = begins[slot];
    boolean negative = begin < ends[slot] && bytes[begin] == '-';
    int first = negative ? begin + 1 : begin;
    int count = ends[slot] - first;
    if (count == 0 || count > MOST_DIGITS) {
      return UNKNOWN;
    }
    long value = 0;
    for (int at = first; at < ends[slot]; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return UNKNOWN;
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  /** The content of a JSON string without escapes as ISO 8601 spells it; reads none else. */
  IsoText iso(int slot) {
    return slot >= 0 && isPlainText(slot)
        ? new IsoText(bytes, begins[slot] + 1, ends[slot] - 1)
        : null;
  }
}
