package io.lakewise.bench.server;

import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Stopwatch;
import java.util.ArrayList;
import java.util.List;

/** Very many sessions that remember something and do nothing. */
final class IdleSessions {

  private static final String SCHEMA = "idle_sessions";
  private static final int SAMPLE = 100;

  private final RunningServer server;
  private final Report report;

  IdleSessions(RunningServer server, Report report) {
    this.server = server;
    this.report = report;
  }

  /** Opens them; answers how many of a sample were forgotten. */
  long open(int count, Caller setting) throws Exception {
    setting.rows("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
    setting.rows("CREATE OR REPLACE TABLE " + SCHEMA + ".only_here AS SELECT 1 AS one");
    double before = server.serverMegabytes() + server.workerMegabytes();
    List<String> cookies = new ArrayList<>();
    long forgotten = 0;
    try (FlightCaller flight = server.flight()) {
      double seconds =
          Stopwatch.seconds(
              () -> {
                for (int session = 0; session < count; session++) {
                  cookies.add(flight.session(SCHEMA));
                }
                return null;
              });
      for (int sample = 0; sample < SAMPLE; sample++) {
        String cookie = cookies.get((int) ((long) sample * count / SAMPLE));
        forgotten += remembers(flight, cookie) ? 0 : 1;
      }
      double after = server.serverMegabytes() + server.workerMegabytes();
      report.line(
          "%-14s %d opened in %.1f s, %.0f MB before, %.0f MB after; %d of %d asked had forgotten",
          "idle sessions", count, seconds, before, after, forgotten, SAMPLE);
    }
    setting.rows("DROP SCHEMA " + SCHEMA + " CASCADE");
    return forgotten;
  }

  private static boolean remembers(FlightCaller flight, String cookie) throws Exception {
    return flight.rowsIn(cookie, "SELECT one FROM only_here") == 1;
  }
}
