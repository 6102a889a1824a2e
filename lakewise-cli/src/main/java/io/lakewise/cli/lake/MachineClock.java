package io.lakewise.cli.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The machine's time in the machine's zone. Java's default zone is set to UTC, so that no value
 * depends on it; the zone is looked up when it is asked for.
 */
final class MachineClock extends Clock {

  private static final String FOLDER = "zoneinfo/";

  private final Clock clock = Clock.systemUTC();
  private final String variable;
  private final Path link;

  /** The zone is that of the variable TZ, or else where the link of the system leads. */
  MachineClock(String variable, Path link) {
    this.variable = variable;
    this.link = link;
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return clock.withZone(zone);
  }

  @Override
  public ZoneId getZone() {
    if (variable != null && !variable.isBlank()) {
      return zone(variable.replaceFirst("^:", ""));
    }
    try {
      return zone(Files.readSymbolicLink(link).toString());
    } catch (IOException | UnsupportedOperationException unknown) {
      return ZoneOffset.UTC;
    }
  }

  private static ZoneId zone(String name) {
    int folder = name.lastIndexOf(FOLDER);
    try {
      return ZoneId.of(folder < 0 ? name : name.substring(folder + FOLDER.length()));
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }
}
