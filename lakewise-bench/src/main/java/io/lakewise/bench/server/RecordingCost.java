package io.lakewise.bench.server;

import io.lakewise.bench.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What recording takes of the processor time of a server and its workers: the threads that record;
 * what is left for the tables at the end, for which the whole server counts; a profile for each
 * statement that has one; and a bound for the statements' own threads.
 */
final class RecordingCost {

  /**
   * Measured apart: 1.4 microseconds, and a call or two for statements that are noted meanwhile.
   */
  private static final double OWN_THREAD_MILLIS = 0.005;

  private static final String HISTORY = "SELECT 1 FROM system.query.history WHERE start_time >= '";

  private final RunningServer server;
  private final Report report;
  private final Instant since;
  private final Optional<ProcessorTime> before;

  private RecordingCost(RunningServer server, Report report, Instant since) {
    this.server = server;
    this.report = report;
    this.since = since;
    this.before = server.processorTime();
  }

  /** From now on; what was recorded before is in its tables. */
  static RecordingCost from(RunningServer server, Report report) throws Exception {
    Instant since = Instant.now();
    server.json().rows(HISTORY + since + "'");
    return new RecordingCost(server, report, since);
  }

  /**
   * The share of the processor time that recording has taken, some statements later; empty where
   * the system does not tell.
   */
  OptionalDouble share(long statements) throws Exception {
    if (before.isEmpty()) {
      report.line("%-14s not measured: there is no /proc", "recording");
      return OptionalDouble.empty();
    }
    ProcessorTime load = server.processorTime().orElseThrow().minus(before.get());
    try (FlightCaller flight = server.flight()) {
      long recorded = flight.rows(HISTORY + since + "'");
      ProcessorTime all = server.processorTime().orElseThrow().minus(before.get());
      long profiled = flight.rows(HISTORY + since + "' AND peak_memory_bytes IS NOT NULL");
      double rest = all.all() - load.all();
      double profile = profileMillis();
      double profiles = profile * profiled / recorded;
      double each = (load.recording() + rest) / statements + profiles + OWN_THREAD_MILLIS;
      double whole = all.all() / statements;
      report.line(
          "%-14s %.3f ms of %.2f ms of processor time a statement: threads that record %.3f, tables"
              + " at the end %.3f, profiles %.3f (%.3f each, of %.0f %%), own threads %.3f",
          "recording",
          each,
          whole,
          load.recording() / statements,
          rest / statements,
          profiles,
          profile,
          100.0 * profiled / recorded,
          OWN_THREAD_MILLIS);
      return OptionalDouble.of(each / whole);
    }
  }

  private static double profileMillis() throws IOException {
    Path folder = Files.createTempDirectory("lakewise-bench-");
    try {
      return ProfileCost.millis(folder);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }
}
