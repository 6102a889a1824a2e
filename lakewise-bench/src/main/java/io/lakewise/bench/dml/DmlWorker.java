package io.lakewise.bench.dml;

import io.lakewise.bench.report.Stopwatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A fresh process that runs every change, each on the table as it was made; prints {@code
 * name=value}. Arguments: the lake, rows, memory in bytes, how often.
 */
public final class DmlWorker {

  private final DmlLake lake;
  private final int runs;

  private DmlWorker(DmlLake lake, int runs) {
    this.lake = lake;
    this.runs = runs;
  }

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    try (DmlLake lake = DmlLake.open(Path.of(arguments[0]), Long.parseLong(arguments[2]))) {
      DmlWorker worker = new DmlWorker(lake, Integer.parseInt(arguments[3]));
      List<Change> changes = Change.over(Long.parseLong(arguments[1]));
      worker.runUncounted(changes.get(0));
      for (Change change : changes) {
        worker.measure(change);
      }
    }
  }

  /** So that nothing is measured of a process that begins. */
  private void runUncounted(Change change) {
    lake.run(change.sql(DmlLake.OURS));
    putBack();
  }

  private void putBack() {
    lake.run("RESTORE TABLE " + DmlLake.OURS + " TO VERSION AS OF 0");
  }

  private void measure(Change change) throws Exception {
    double[] seconds = new double[runs];
    long peak = 0;
    for (int run = 0; run < runs; run++) {
      long before = DmlLake.bytes(lake.folder(DmlLake.OURS));
      PeakMemory.forget();
      Map<String, String> done = new HashMap<>();
      seconds[run] =
          Stopwatch.seconds(
              () -> {
                done.putAll(lake.run(change.sql(DmlLake.OURS)));
                return done;
              });
      peak = Math.max(peak, PeakMemory.bytes());
      if (run == 0) {
        print(change, "bytes", DmlLake.bytes(lake.folder(DmlLake.OURS)) - before);
        print(change, "version", Long.parseLong(done.get("version")));
        print(change, "rows", Long.parseLong(done.get("num_affected_rows")));
      }
      putBack();
    }
    print(change, "seconds", Stopwatch.median(seconds));
    print(change, "peak", peak);
  }

  private static void print(Change change, String what, double value) {
    System.out.printf(Locale.ROOT, "%s.%s=%.6f%n", change.name(), what, value);
  }

  /** The most memory that this process held at once, from Linux's {@code /proc}. */
  private static final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path RESET = Path.of("/proc/self/clear_refs");

    /** Counts from now on. */
    static void forget() throws IOException {
      if (Files.exists(RESET)) {
        Files.writeString(RESET, "5");
      }
    }

    /** The most since then; 0 where it is not known. */
    static long bytes() throws IOException {
      if (!Files.exists(STATUS)) {
        return 0;
      }
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    }
  }
}
