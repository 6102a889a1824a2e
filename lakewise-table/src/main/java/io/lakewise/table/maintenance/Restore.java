package io.lakewise.table.maintenance;

import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.feature.ColumnRules.Identity;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.TableEnvironment;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings a table back to the rows, schema and properties of an older version. */
public final class Restore {

  private static final String CLUSTERING = "delta.clustering";

  private final OlderFiles olderFiles;

  /** Restores tables. */
  public Restore(TableEnvironment environment) {
    this.olderFiles = new OlderFiles(environment);
  }

  /** What a restoration moves, with the names of Delta's metrics. */
  public record Moved(
      long numRestoredFiles,
      long restoredFilesSize,
      long numRemovedFiles,
      long removedFilesSize,
      long numOfFilesAfterRestore,
      long tableSizeAfterRestore) {}

  /**
   * Stages the difference between a transaction's version and an older one.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) if files of the older version are
   *     gone, or a vacuum may be about to delete them
   */
  public Moved stage(Transaction transaction, Snapshot older) {
    Map<String, AddFile> now = byPath(transaction.snapshot());
    Map<String, AddFile> then = byPath(older);
    List<AddFile> restored =
        then.values().stream().filter(file -> !same(file, now.get(file.path()))).toList();
    List<AddFile> removed =
        now.values().stream().filter(file -> !same(file, then.get(file.path()))).toList();
    olderFiles.require(transaction.snapshot(), older);
    transaction.readWholeTable();
    transaction.metadata(
        withLaterMarks(older.metadata(), transaction.snapshot().metadata().schema()));
    clustering(transaction, older);
    removed.forEach(transaction::remove);
    restored.forEach(transaction::add);
    return new Moved(
        restored.size(),
        bytes(restored),
        removed.size(),
        bytes(removed),
        then.size(),
        older.files().bytes());
  }

  /** Clustering columns come back too; other domains say what happened since. */
  private static void clustering(Transaction transaction, Snapshot older) {
    DomainMetadata then = older.domains().get(CLUSTERING);
    DomainMetadata now = transaction.snapshot().domains().get(CLUSTERING);
    if (then != null && !then.equals(now)) {
      transaction.domain(then);
    } else if (then == null && now != null) {
      transaction.domain(new DomainMetadata(CLUSTERING, now.configuration(), true));
    }
  }

  private static Map<String, AddFile> byPath(Snapshot version) {
    return version.files().all().stream()
        .collect(Collectors.toMap(AddFile::path, Function.identity(), (one, other) -> other));
  }

  private static boolean same(AddFile one, AddFile other) {
    return other != null && Objects.equals(one.deletionVectorId(), other.deletionVectorId());
  }

  private static long bytes(List<AddFile> files) {
    return files.stream().mapToLong(AddFile::size).sum();
  }

  /** An identity column never gives a value again, whatever is restored. */
  private static Metadata withLaterMarks(Metadata older, StructType now) {
    List<StructField> fields =
        older.schema().fields().stream()
            .map(
                field ->
                    now.field(field.name())
                        .flatMap(ColumnRules::identity)
                        .flatMap(
                            mark ->
                                ColumnRules.identity(field).map(then -> marked(field, then, mark)))
                        .orElse(field))
            .toList();
    return older.withSchema(new StructType(fields));
  }

  private static StructField marked(StructField field, Identity then, Identity now) {
    Long mark = now.highWaterMark();
    if (mark == null || then.step() != now.step()) {
      return field;
    }
    Long had = then.highWaterMark();
    boolean later = had == null || (now.step() > 0 ? mark > had : mark < had);
    return later
        ? ColumnRules.withIdentity(
            field, new Identity(then.start(), then.step(), mark, then.allowsExplicitInsert()))
        : field;
  }
}
