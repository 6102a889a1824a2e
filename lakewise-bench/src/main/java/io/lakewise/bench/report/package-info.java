/**
 * What every bench says: the machine, and at its end one line a metric. Starting points: {@link
 * io.lakewise.bench.report.Report}, {@link io.lakewise.bench.report.Stopwatch}.
 */
package io.lakewise.bench.report;
