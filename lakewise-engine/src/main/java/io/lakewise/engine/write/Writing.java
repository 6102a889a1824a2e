package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.scan.RecordCounts;
import io.lakewise.table.transaction.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What one statement does to its table's files: rows leave by their positions, as deletion vectors
 * or, where the table has none, by writing the rows that stay anew; others come as new files.
 */
final class Writing {

  private static final String KEPT = "__kept";
  private static final String MARKS = "__marks";

  private final StatementContext statement;
  private final Target target;
  private final Transaction transaction;
  private final Staging staging;
  private final FileCounts counts = new FileCounts();

  Writing(StatementContext statement, Target target, Transaction transaction) {
    this.statement = statement;
    this.target = target;
    this.transaction = transaction;
    this.staging = new Staging(statement);
  }

  Transaction transaction() {
    return transaction;
  }

  FileCounts counts() {
    return counts;
  }

  /** Adds rows; returns the files. */
  List<WrittenFile> add(RowShape.Shaped rows, List<BoundTable> tables, Metadata table) {
    List<WrittenFile> files = staging.rows(rows, tables, table);
    files.forEach(transaction::add);
    counts.added(files);
    return files;
  }

  /**
   * Adds change data: rows that end in {@code _change_type} (Delta protocol, "Add CDC File"). Does
   * nothing for tables that keep none.
   */
  void change(String select, Metadata table) {
    if (!keepsChanges(table)) {
      return;
    }
    List<WrittenFile> files = staging.changes(select, List.of(), table);
    files.forEach(transaction::changeFile);
    counts.changes(files);
  }

  static boolean keepsChanges(Metadata table) {
    return Boolean.parseBoolean(table.configuration().get("delta.enableChangeDataFeed"));
  }

  /** Removes whole files. */
  void remove(List<AddFile> files) {
    files.forEach(transaction::remove);
    files.forEach(counts::removed);
  }

  /** The rows that a query over kept steps yields by {@code __file} and {@code __row}. */
  LeavingRows leaving(String select) {
    return LeavingRows.of(select, statement.work().positions(select, List.of()));
  }

  /**
   * Deletes rows.
   *
   * @param files those that {@code __file} counts
   * @return how many
   */
  long delete(LeavingRows rows, List<AddFile> files) {
    Set<Integer> wholly = wholly(rows, files);
    List<Integer> partly = new ArrayList<>();
    for (Map.Entry<Integer, DeletedRows> mark : rows.byFile().entrySet()) {
      AddFile file = files.get(mark.getKey());
      if (wholly.contains(mark.getKey())) {
        remove(List.of(file));
      } else if (transaction.marksRows()) {
        transaction.deleteRows(file, mark.getValue());
        counts.marked(file);
      } else {
        partly.add(mark.getKey());
      }
    }
    if (!partly.isEmpty()) {
      rewrite(rows.select(), files, partly);
    }
    return rows.count();
  }

  /**
   * The files of which all rows leave. What the log says makes the choice and the files themselves
   * decide: another engine may have stated too few rows.
   */
  private Set<Integer> wholly(LeavingRows rows, List<AddFile> files) {
    List<Integer> perhaps =
        rows.byFile().keySet().stream()
            .filter(index -> seemsAll(files.get(index), rows.byFile().get(index)))
            .toList();
    List<AddFile> asked = perhaps.stream().map(files::get).toList();
    List<Long> counts = target.table().rowCounts(target.snapshot(), asked);
    Set<Integer> wholly = new HashSet<>();
    for (int i = 0; i < counts.size(); i++) {
      long leaving = rows.byFile().get(perhaps.get(i)).cardinality();
      if (counts.get(i) == leaving + deleted(asked.get(i))) {
        wholly.add(perhaps.get(i));
      }
    }
    return wholly;
  }

  private static boolean seemsAll(AddFile file, DeletedRows leaving) {
    OptionalLong rows = RecordCounts.of(file.stats());
    return rows.isPresent() && rows.getAsLong() == leaving.cardinality() + deleted(file);
  }

  private static long deleted(AddFile file) {
    return file.deletionVector() == null ? 0 : file.deletionVector().cardinality();
  }

  /** Writes the rows that stay of some files anew, and removes the files. */
  private void rewrite(String select, List<AddFile> files, List<Integer> indexes) {
    List<AddFile> leaving = indexes.stream().map(files::get).toList();
    statement
        .work()
        .materialize(
            MARKS,
            "SELECT list_position("
                + indexes
                + ", CAST(__file AS INTEGER)) - 1 AS __file, __row FROM ("
                + select
                + ") AS __all",
            List.of());
    StringJoiner columns = new StringJoiner(", ");
    target.metadata().schema().names().forEach(name -> columns.add(Identifiers.quote(name)));
    boolean withIds = TableProperties.of(target.metadata()).rowTracking();
    if (withIds) {
      columns.add("__row_id").add("__row_commit_version");
    }
    String stay =
        "SELECT "
            + columns
            + " FROM "
            + KEPT
            + " WHERE NOT EXISTS (SELECT 1 FROM "
            + MARKS
            + " WHERE __marks.__file = __kept.__file AND __marks.__row = __kept.__row)";
    BoundTable kept =
        new BoundTable(KEPT, target.table().scan(target.snapshot(), leaving), true, withIds);
    List<WrittenFile> written =
        staging.rows(RowShape.Shaped.asTheyAre(stay, withIds), List.of(kept), target.metadata());
    written.forEach(transaction::add);
    counts.copied(written);
    remove(leaving);
  }
}
