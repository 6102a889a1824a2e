package io.lakewise.bench.server;

import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Stopwatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Many clients of several users at once, with statements of several kinds, half of them by Flight.
 */
final class Load {

  private static final int KINDS = 32;

  private final RunningServer server;
  private final Report report;
  private final double scale;
  private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger errors = new AtomicInteger();
  private final AtomicLong inserted = new AtomicLong();
  private final LoadUsers users;
  private final AtomicLongArray done;

  Load(RunningServer server, Report report, double scale, LoadUsers users) {
    this.server = server;
    this.report = report;
    this.scale = scale;
    this.users = users;
    this.done = new AtomicLongArray(users.count());
  }

  /**
   * What was found.
   *
   * @param errors other than that too much runs, and acknowledged rows that are missing
   * @param growth of the memory of server and workers, of the last quarter over the second
   * @param fairness statements of the user who had the fewest, over those of the user who had the
   *     most
   * @param recording its share of the processor time of server and workers, if that can be told
   */
  record Found(long errors, double growth, double fairness, OptionalDouble recording) {}

  Found run(int clients, int seconds) throws Exception {
    JsonCaller setting = server.json();
    setting.rows("CREATE OR REPLACE TABLE load_rows (client INT, number BIGINT)");
    RecordingCost cost = RecordingCost.from(server, report);
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      int number = client;
      running.add(CompletableFuture.runAsync(() -> ask(number, end), threads));
    }
    List<Double> memory = new ArrayList<>();
    List<Double> workers = new ArrayList<>();
    while (System.nanoTime() < end) {
      Thread.sleep(250);
      memory.add(server.serverMegabytes());
      workers.add(server.workerMegabytes());
    }
    running.forEach(CompletableFuture::join);
    threads.shutdown();
    OptionalDouble recording = cost.share(millis.size());
    long missing = Math.abs(inserted.get() - counted(setting));
    setting.rows("DROP TABLE load_rows");
    print(clients, seconds, memory, workers);
    return new Found(
        errors.get() + missing,
        Math.max(growth(memory), growth(workers)),
        shares(seconds),
        recording);
  }

  private static long counted(JsonCaller caller) throws Exception {
    return caller.rows("SELECT * FROM load_rows");
  }

  private void ask(int client, long end) {
    Lookups lookups = new Lookups(scale, 1_000_003L * (client + 1));
    String token = users.token(users.of(client));
    // Of the clients of each user one half.
    boolean byFlight = client / 2 % 2 == 0;
    try (FlightCaller flight = server.flight(token)) {
      Caller caller = byFlight ? flight : server.json(token);
      for (int turn = client; System.nanoTime() < end; turn++) {
        ask(caller, client, turn, lookups);
      }
    } catch (Exception notClosed) {
      errors.incrementAndGet();
    }
  }

  private void ask(Caller caller, int client, int turn, Lookups lookups) throws Exception {
    boolean insert = turn % KINDS == 0;
    String sql =
        insert
            ? "INSERT INTO load_rows VALUES (" + client + ", " + turn + ")"
            : turn % 8 == 1 ? lookups.some() : turn % 8 == 2 ? lookups.none() : lookups.one();
    try {
      millis.add(Stopwatch.seconds(() -> caller.rows(sql)) * 1000);
      inserted.addAndGet(insert ? 1 : 0);
      done.incrementAndGet(users.of(client));
    } catch (BusyException full) {
      busy.incrementAndGet();
      Thread.sleep(50);
    } catch (Exception failure) {
      if (errors.incrementAndGet() <= 3) {
        report.line("failed: %s: %s", sql, failure);
      }
    }
  }

  private double shares(int seconds) {
    StringBuilder line = new StringBuilder();
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int user = 0; user < users.count(); user++) {
      long count = done.get(user);
      least = Math.min(least, count);
      most = Math.max(most, count);
      line.append(user == 0 ? "" : ", ")
          .append(users.clients(user))
          .append(" clients ")
          .append(Math.round(count / (double) seconds));
    }
    report.line("%-14s statements a second of each user: %s", "shares", line);
    return most == 0 ? 0 : least / (double) most;
  }

  private void print(int clients, int seconds, List<Double> memory, List<Double> workers) {
    double[] each = millis.stream().mapToDouble(Double::doubleValue).toArray();
    report.line(
        "%-14s %d clients, %d s: %.0f statements a second, p50 %.0f ms, p99 %.0f ms, %d refused"
            + " as busy, %d failed, %d rows inserted",
        "load",
        clients,
        seconds,
        each.length / (double) seconds,
        Stopwatch.median(each),
        Stopwatch.percentile(each, 0.99),
        busy.get(),
        errors.get(),
        inserted.get());
    report.line(
        "%-14s server %.0f MB, then %.0f MB; workers %.0f MB, then %.0f MB",
        "memory", quarter(memory, 1), quarter(memory, 3), quarter(workers, 1), quarter(workers, 3));
  }

  private static double growth(List<Double> megabytes) {
    return quarter(megabytes, 3) / quarter(megabytes, 1);
  }

  /** The median of a quarter of the values, from 0 to 3. */
  private static double quarter(List<Double> values, int number) {
    List<Double> part =
        values.subList(values.size() * number / 4, values.size() * (number + 1) / 4);
    return Stopwatch.median(part.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
