package io.lakewise.bench.report;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Times work, and tells the middle and the slow end of several times. */
public final class Stopwatch {

  private Stopwatch() {}

  /** The wall-clock seconds that work takes. */
  public static double seconds(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Does work several times, each of them timed. */
  public static double[] seconds(int runs, Callable<?> work) throws Exception {
    double[] seconds = new double[runs];
    for (int run = 0; run < runs; run++) {
      seconds[run] = seconds(work);
    }
    return seconds;
  }

  /** The middle one of some values, the upper one of two. */
  public static double median(double[] values) {
    return percentile(values, 0.5);
  }

  /** The value that a part of the values does not exceed; NaN if there is none. */
  public static double percentile(double[] values, double part) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))];
  }
}
