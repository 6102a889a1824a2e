package io.lakewise.server.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.lakewise.catalog.entry.Cadence;
import io.lakewise.server.answer.ApiException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a cadence is due: expressions of Quartz, as Databricks' schedules have them. A time that a
 * day has not, as summer begins, is left out on that day; one that it has twice is due once.
 */
public final class CronTimes {

  private static final int LONGEST = 120;
  private static final Pattern NOT_IN_EVERY_MONTH =
      Pattern.compile("\\b(29|30|31)W\\b", Pattern.CASE_INSENSITIVE);

  private CronTimes() {}

  /**
   * Checks a cadence before it is kept.
   *
   * @throws ApiException if its expression or zone means nothing, or it is due more than once a
   *     minute
   */
  public static void check(Cadence cadence, Instant now) {
    if (!ZoneId.getAvailableZoneIds().contains(cadence.zone())) {
      throw ApiException.invalid(
          "timezone_id is '%s' (expected: a zone such as Europe/Vienna or UTC)."
              .formatted(shown(cadence.zone())));
    }
    String cron = cadence.cron();
    if (cron.length() > LONGEST || !cron.matches("[\\x20-\\x7e]+")) {
      throw wrong(cron, "it is no expression of six or seven fields");
    }
    if (!cron.strip().split(" +")[0].matches("[0-5]?\\d")) {
      throw wrong(cron, "its first field, the second, is one number");
    }
    if (NOT_IN_EVERY_MONTH.matcher(cron).find()) {
      throw wrong(cron, "not every month has that day; use LW for the last weekday of a month");
    }
    Optional<Instant> next;
    try {
      next = next(new Cadence(cron, cadence.zone(), false), now);
    } catch (IllegalArgumentException wrong) {
      throw wrong(cron, String.valueOf(wrong.getMessage()).lines().findFirst().orElse(""));
    }
    if (next.isEmpty()) {
      throw wrong(cron, "no such time comes any more");
    }
  }

  private static ApiException wrong(String cron, String why) {
    return ApiException.invalid(
        "quartz_cron_expression is '%s' (expected: seconds, minutes, hours, day of month, month, day of week, such as 0 0 8 ? * MON-FRI): %s."
            .formatted(shown(cron), why));
  }

  private static String shown(String text) {
    return text.substring(0, Math.min(LONGEST, text.length())).replaceAll("\\p{Cntrl}", "�");
  }

  /**
   * The first time after another; empty while it is paused, or if there is none.
   *
   * @throws IllegalArgumentException if nobody can tell it
   */
  public static Optional<Instant> next(Cadence cadence, Instant after) {
    if (cadence.paused()) {
      return Optional.empty();
    }
    Cron cron =
        new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ))
            .parse(cadence.cron());
    try {
      return ExecutionTime.forCron(cron)
          .nextExecution(after.atZone(ZoneId.of(cadence.zone())))
          .map(ZonedDateTime::toInstant);
    } catch (DateTimeException impossible) {
      throw new IllegalArgumentException(
          "it names a time that some month has not: " + impossible.getMessage(), impossible);
    }
  }
}
