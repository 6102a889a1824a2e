package io.lakewise.bench.server;

import io.lakewise.bench.process.FolderOption;
import io.lakewise.bench.report.Metrics;
import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Stopwatch;
import io.lakewise.bench.tpch.RawDuckDb;
import io.lakewise.bench.tpch.TpchLake;
import io.lakewise.cli.Console;
import io.lakewise.server.configuration.ServerConfiguration.Logging;
import io.lakewise.server.log.ServerLog;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lakewise bench server}: how long clients of a server wait. */
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a server on TPC-H's tables and asks it through Arrow's Flight SQL client and the",
      "statement API, in turn with the same lake in this process and raw DuckDB on the same",
      "files. No statement is asked twice, except where that is measured. The exit status is 1",
      "if a limit is missed.",
      ""
    },
    footer = {"", "Examples:", "  lakewise bench server", "  lakewise bench server --seconds 0"})
public final class ServerCommand implements Callable<Integer> {

  private static final int QUERY_RUNS = 3;

  /** Statements that one client asks before another has its turn, where that is measured. */
  private static final int IN_A_ROW = 50;

  private final Console console;

  @Option(names = "--sf", paramLabel = "N", defaultValue = "1", description = "Scale factor.")
  private double scale;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "500",
      description = "Counted lookups of each client, after as many that are not counted.")
  private int runs;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "Rows of three numbers that are streamed.")
  private long rows;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "64",
      description = "Clients at once under load.")
  private int clients;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long they ask; 0 for not at all.")
  private int seconds;

  @Option(
      names = "--users",
      paramLabel = "N",
      defaultValue = "4",
      description = "Users whose the clients are; the first has half of them.")
  private int users;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Idle sessions; 0 for none.")
  private int sessions;

  @Option(names = "--no-tpch", description = "Without the 22 queries.")
  private boolean withoutQueries;

  @Mixin private FolderOption folder = new FolderOption();

  /** A bench that prints on a console. */
  public ServerCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    ServerLog.begin(new Logging(Optional.empty(), "WARN"));
    String label = scale == Math.rint(scale) ? Long.toString((long) scale) : "" + scale;
    Path root = folder.or("tpch-sf" + label);
    int threads = Runtime.getRuntime().availableProcessors();
    Report report = new Report(console);
    try (Embedded embedded = new Embedded(root)) {
      TpchLake tpch = new TpchLake(root, embedded.session());
      tpch.prepare(scale);
      report.heading(
          "server --sf " + label + " --runs " + runs + " --clients " + clients,
          "peers:   the same lake in this process (embedded); DuckDB "
              + RawDuckDb.version()
              + ", "
              + threads
              + " threads, same files",
          "warm-up: " + runs + " lookups of each; every lookup asks for another order");
      try (RawDuckDb duckDb = new RawDuckDb(threads, tpch.files());
          RunningServer server = RunningServer.start(root, root.resolve("server.log"));
          FlightCaller flight = server.flight()) {
        cold(report, server.json());
        Map<String, Caller> callers = new LinkedHashMap<>();
        callers.put("duckdb", sql -> duckDb.run(sql).size());
        callers.put("embedded", embedded);
        callers.put("flight", flight);
        callers.put("json", server.json());
        latencies(report, callers);
        report
            .metrics()
            .atLeast(
                "server.stream_million_rows_s",
                new Streaming(report, rows, QUERY_RUNS).measure(flight, threads),
                5);
        if (!withoutQueries) {
          Queries.Found found = new Queries(report, QUERY_RUNS).measure(flight, embedded);
          report.metrics().atMost("server.tpch_ratio", found.ratio(), 1.10);
          report.metrics().atMost("server.different_results", found.different(), 0);
        }
        endure(report, server);
      }
    }
    return report.finish();
  }

  private static void cold(Report report, Caller caller) throws Exception {
    double first = Stopwatch.seconds(() -> caller.rows("SELECT 1"));
    report.line("%-14s first answer of a cold worker %.2f s", "start", first);
    report.metrics().atMost("server.cold_worker_s", first, 1);
  }

  private void latencies(Report report, Map<String, Caller> callers) throws Exception {
    Latencies latencies = new Latencies(report, runs, runs, 1);
    Latencies inRow = new Latencies(report, 0, runs, IN_A_ROW);
    Lookups lookups = new Lookups(scale, 0);
    Metrics metrics = report.metrics();
    Map<String, double[]> found = latencies.measure("point lookup", callers, lookups::one);
    metrics.atMost("server.flight_lookup_p50_ms", Stopwatch.median(found.get("flight")), 10);
    metrics.atMost(
        "server.flight_lookup_p99_ms", Stopwatch.percentile(found.get("flight"), 0.99), 40);
    metrics.atMost("server.json_lookup_p50_ms", Stopwatch.median(found.get("json")), 8);
    found = inRow.measure("... in a row", callers, lookups::one);
    metrics.atMost("server.flight_lookup_in_row_p50_ms", Stopwatch.median(found.get("flight")), 10);
    metrics.atMost("server.json_lookup_in_row_p50_ms", Stopwatch.median(found.get("json")), 8);
    latencies.measure("select N", callers, lookups::none);
    List<String> known = List.of(lookups.one(), lookups.some(), lookups.one());
    int[] next = {0};
    found =
        latencies.measure("asked again", callers, () -> known.get(next[0]++ / callers.size() % 3));
    metrics.atMost("server.flight_again_p50_ms", Stopwatch.median(found.get("flight")), 3);
    metrics.atMost("server.json_again_p50_ms", Stopwatch.median(found.get("json")), 3);
    found = inRow.measure("... in a row", callers, () -> known.get(next[0]++ % 3));
    metrics.atMost("server.flight_again_in_row_p50_ms", Stopwatch.median(found.get("flight")), 3);
    metrics.atMost("server.json_again_in_row_p50_ms", Stopwatch.median(found.get("json")), 3);
  }

  private void endure(Report report, RunningServer server) throws Exception {
    Metrics metrics = report.metrics();
    if (sessions > 0) {
      long forgotten = new IdleSessions(server, report).open(sessions, server.json());
      metrics.atMost("server.sessions_forgotten", forgotten, 0);
    }
    if (seconds > 0) {
      LoadUsers shared = LoadUsers.make(server, users, clients);
      Load.Found found = new Load(server, report, scale, shared).run(clients, seconds);
      metrics.atMost("server.load_errors", found.errors(), 0);
      metrics.atMost("server.load_memory_growth", found.growth(), 1.2);
      metrics.atLeast("server.load_fairness", found.fairness(), 0.8);
      found
          .recording()
          .ifPresent(share -> metrics.atMost("server.load_recording_share", share, 0.02));
    }
  }
}
