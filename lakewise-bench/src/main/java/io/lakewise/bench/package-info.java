/**
 * The benches: {@code lakewise bench NAME}. Each prints machine, versions, command and medians, and
 * ends with one line a metric. Starting points: {@link io.lakewise.bench.BenchCommands}, {@link
 * io.lakewise.bench.report.Metrics}.
 */
package io.lakewise.bench;
