package io.lakewise.bench.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures with which a bench ends: {@code metric value limit ok|MISSED}. */
public final class Metrics {

  private record Metric(String name, double value, String limit, boolean kept) {}

  private final List<Metric> metrics = new ArrayList<>();

  /** A figure that must not exceed a limit. */
  public void atMost(String name, double value, double limit) {
    metrics.add(
        new Metric(name, value, String.format(Locale.ROOT, "<=%.2f", limit), value <= limit));
  }

  /** A figure that must not fall below a limit. */
  public void atLeast(String name, double value, double limit) {
    metrics.add(
        new Metric(name, value, String.format(Locale.ROOT, ">=%.2f", limit), value >= limit));
  }

  /** Prints one line a metric. */
  public void print(PrintWriter out) {
    for (Metric metric : metrics) {
      out.printf(
          Locale.ROOT,
          "%s %.3f %s %s%n",
          metric.name(),
          metric.value(),
          metric.limit(),
          metric.kept() ? "ok" : "MISSED");
    }
    out.flush();
  }

  /** 0 if every limit was kept, else 1. */
  public int exitStatus() {
    return metrics.stream().allMatch(Metric::kept) ? 0 : 1;
  }
}
