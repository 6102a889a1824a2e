package io.lakewise.engine.write;

import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.transaction.Transaction;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Positions of rows, found by a step, that a transaction deletes or stands on. */
final class MarkedRows {

  private final WorkSession work;
  private final List<AddFile> files;

  /** Positions in the files of a scan, which {@code __file} counts. */
  MarkedRows(WorkSession work, List<AddFile> files) {
    this.work = work;
    this.files = files;
  }

  /**
   * Deletes rows.
   *
   * @param select yields {@code __file} and {@code __row}
   * @return how many
   */
  long delete(String select, Transaction transaction) {
    return each(select, transaction::deleteRows);
  }

  /** Remembers rows that stay as read. */
  long read(String select, Transaction transaction) {
    return each(select, transaction::readRows);
  }

  private long each(String select, BiConsumer<AddFile, DeletedRows> action) {
    TreeMap<Long, DeletedRows.Builder> positions = new TreeMap<>();
    long count = 0;
    try (WorkSession.WorkResult rows = work.query(select, List.of())) {
      for (List<Object> row = rows.next(); row != null; row = rows.next()) {
        positions
            .computeIfAbsent(number(row.get(0)), file -> new DeletedRows.Builder())
            .add(number(row.get(1)));
        count++;
      }
    }
    positions.forEach(
        (file, marked) -> action.accept(files.get(Math.toIntExact(file)), marked.build()));
    return count;
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
