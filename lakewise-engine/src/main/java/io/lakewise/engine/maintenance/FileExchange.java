package io.lakewise.engine.maintenance;

import io.lakewise.engine.session.Result;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.scan.RecordCounts;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Which files took the place of which, for the commit, the history and the answer. */
final class FileExchange {

  private static final String SIZES =
      "STRUCT(\"min\" BIGINT, \"max\" BIGINT, \"avg\" DOUBLE, totalFiles BIGINT, totalSize BIGINT)";
  private static final String METRICS =
      "STRUCT(numFilesAdded BIGINT, numFilesRemoved BIGINT, filesAdded "
          + SIZES
          + ", filesRemoved "
          + SIZES
          + ", partitionsOptimized BIGINT, totalConsideredFiles BIGINT, totalFilesSkipped BIGINT,"
          + " numDeletionVectorsRemoved BIGINT)";

  /** A size that a property wants may be as small as a byte. */
  private static final long MOST_FORESEEN = 1_000_000;

  private final List<Long> removed = new ArrayList<>();
  private final List<Long> added = new ArrayList<>();
  private final Set<Map<String, String>> partitions = new HashSet<>();
  private long vectors;

  /** Stages an exchange in a transaction. */
  void stage(List<AddFile> old, List<WrittenFile> fresh, Transaction transaction) {
    old.forEach(transaction::remove);
    old.forEach(this::count);
    for (WrittenFile file : fresh) {
      transaction.add(file);
      added.add(file.size());
    }
  }

  /**
   * Counts an exchange that is not made: about as many files of about such sizes as the live rows
   * of the old ones need.
   */
  void foresee(List<AddFile> old, long fileBytes) {
    old.forEach(this::count);
    long bytes = old.stream().mapToLong(FileExchange::liveBytes).sum();
    long size = Math.max(1, fileBytes);
    long files = Math.min(MOST_FORESEEN, bytes / size + Math.min(1, bytes % size));
    for (long file = 0; file < files; file++) {
      added.add(bytes / files);
    }
  }

  private void count(AddFile file) {
    removed.add(file.size());
    partitions.add(file.partitionValues());
    vectors += file.deletionVector() == null ? 0 : 1;
  }

  /** Bytes of a file without the share of its deleted rows, where it is known how many it has. */
  private static long liveBytes(AddFile file) {
    OptionalLong rows = RecordCounts.of(file.stats());
    if (file.deletionVector() == null || rows.isEmpty() || rows.getAsLong() == 0) {
      return file.size();
    }
    double live = 1 - (double) file.deletionVector().cardinality() / rows.getAsLong();
    return Math.round(file.size() * Math.max(0, live));
  }

  /** The operation with Delta's metrics of OPTIMIZE. */
  Operation metrics(Operation operation) {
    List<Long> sizes = added.stream().sorted().toList();
    return operation
        .metric("numRemovedFiles", removed.size())
        .metric("numRemovedBytes", sum(removed))
        .metric("numAddedFiles", added.size())
        .metric("numAddedBytes", sum(added))
        .metric("minFileSize", quantile(sizes, 0))
        .metric("p25FileSize", quantile(sizes, 1))
        .metric("p50FileSize", quantile(sizes, 2))
        .metric("p75FileSize", quantile(sizes, 3))
        .metric("maxFileSize", quantile(sizes, 4))
        .metric("numDeletionVectorsRemoved", vectors);
  }

  private static long quantile(List<Long> sorted, int quarters) {
    return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * quarters / 4);
  }

  /** The answer as Databricks gives it. */
  Result answer(String path, long considered) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("numFilesAdded", (long) added.size());
    metrics.put("numFilesRemoved", (long) removed.size());
    metrics.put("filesAdded", sizes(added));
    metrics.put("filesRemoved", sizes(removed));
    metrics.put("partitionsOptimized", (long) partitions.size());
    metrics.put("totalConsideredFiles", considered);
    metrics.put("totalFilesSkipped", considered - removed.size());
    metrics.put("numDeletionVectorsRemoved", vectors);
    return new AnswerRow().with("path", "VARCHAR", path).with("metrics", METRICS, metrics).result();
  }

  private static Map<String, Object> sizes(List<Long> files) {
    Map<String, Object> sizes = new LinkedHashMap<>();
    sizes.put("min", files.stream().min(Long::compare).orElse(null));
    sizes.put("max", files.stream().max(Long::compare).orElse(null));
    sizes.put("avg", files.isEmpty() ? 0d : (double) sum(files) / files.size());
    sizes.put("totalFiles", (long) files.size());
    sizes.put("totalSize", sum(files));
    return sizes;
  }

  private static long sum(List<Long> sizes) {
    return sizes.stream().mapToLong(Long::longValue).sum();
  }
}
