package io.lakewise.table.feature;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Delta's spelling of a duration: {@code interval 1 week 2 days}. */
final class Intervals {

  private static final Map<String, Long> MICROSECONDS =
      Map.of(
          "microsecond", 1L,
          "millisecond", 1_000L,
          "second", 1_000_000L,
          "minute", 60_000_000L,
          "hour", 3_600_000_000L,
          "day", 86_400_000_000L,
          "week", 604_800_000_000L);

  private Intervals() {}

  /**
   * The duration, empty if the text is null or not of the form; months and years have no length.
   */
  static Optional<Duration> parse(String text) {
    if (text == null) {
      return Optional.empty();
    }
    String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
    int first = words[0].equals("interval") ? 1 : 0;
    if ((words.length - first) < 2 || (words.length - first) % 2 != 0) {
      return Optional.empty();
    }
    Duration sum = Duration.ZERO;
    for (int i = first; i < words.length; i += 2) {
      Long unit = MICROSECONDS.get(words[i + 1].replaceFirst("s$", ""));
      if (unit == null || !words[i].matches("\\d{1,9}")) {
        return Optional.empty();
      }
      long count = Long.parseLong(words[i]);
      sum = sum.plus(Duration.ofSeconds(unit / 1_000_000).multipliedBy(count));
      sum = sum.plusNanos(Math.multiplyExact(unit % 1_000_000 * 1_000, count));
    }
    return Optional.of(sum);
  }
}
