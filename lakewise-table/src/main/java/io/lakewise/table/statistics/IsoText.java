package io.lakewise.table.statistics;

import java.time.Month;
import java.time.Year;

/**
 * A date or time as nearly every writer spells it, {@code 2020-01-31} or {@code
 * 2020-01-31T23:59:59.123Z}, read without the generality of {@link java.time}, which takes most of
 * the time when there are a million.
 */
record IsoText(byte[] bytes, int begin, int end) {

  /** Not spelled so: to be read in some other way. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final int DATE = 10;
  private static final int TIME = 19;
  private static final long MICROS_A_SECOND = 1_000_000;
  private static final int[] DAYS_BEFORE_MONTH = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
  };

  /** Days since the epoch of a date, or {@link #UNKNOWN}. */
  long days() {
    return end - begin == DATE ? daysOfDate() : UNKNOWN;
  }

  /**
   * Microseconds since the epoch, or {@link #UNKNOWN}.
   *
   * @param utc whether it must end with {@code Z}, or else may
   */
  long micros(boolean utc) {
    boolean zone = end > begin && bytes[end - 1] == 'Z';
    int stop = zone ? end - 1 : end;
    if ((utc && !zone) || stop - begin < TIME || bytes[begin + DATE] != 'T') {
      return UNKNOWN;
    }
    long days = daysOfDate();
    int hour = number(11, 2);
    int minute = number(14, 2);
    int second = number(17, 2);
    boolean inRange = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    if (days == UNKNOWN || !inRange || second < 0 || second > 59 || !are(13, 16, ':')) {
      return UNKNOWN;
    }
    long fraction = fraction(stop);
    return fraction < 0
        ? UNKNOWN
        : ((days * 24 + hour) * 3600 + minute * 60L + second) * MICROS_A_SECOND + fraction;
  }

  private long fraction(int stop) {
    int digits = stop - begin - TIME - 1;
    if (digits < 0) {
      return 0;
    }
    if (digits < 1 || digits > 6 || bytes[begin + TIME] != '.') {
      return -1;
    }
    long value = number(TIME + 1, digits);
    for (int missing = digits; missing < 6; missing++) {
      value *= 10;
    }
    return value;
  }

  private long daysOfDate() {
    int year = number(0, 4);
    int month = number(5, 2);
    int day = number(8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || !are(4, 7, '-')) {
      return UNKNOWN;
    }
    boolean leap = Year.isLeap(year);
    if (day > 28 && day > Month.of(month).length(leap)) {
      return UNKNOWN;
    }
    int past = year - 1;
    long days = past * 365L + past / 4 - past / 100 + past / 400 - 719_162;
    return days + DAYS_BEFORE_MONTH[month - 1] + (leap && month > 2 ? 1 : 0) + day - 1;
  }

  private boolean are(int one, int other, char expected) {
    return bytes[begin + one] == expected && bytes[begin + other] == expected;
  }

  /** Digits as a number, negative if others are among them. */
  private int number(int from, int digits) {
    int value = 0;
    for (int at = begin + from; at < begin + from + digits; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
