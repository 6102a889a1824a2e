package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.observation.Lineage.Place;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.transaction.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rows of files that become rows of a table as those of an INSERT do. */
public final class LoadedRows {

  private final StatementContext statement;
  private final Target target;
  private final Transaction transaction;
  private final InsertSource source;
  private final Place files;

  /**
   * Rows for a transaction's table.
   *
   * @param columns the table's columns that the query's columns are for, in order; empty for all
   * @param byName whether the query's columns say by their names which they are for
   * @param files what the query reads by functions that read files; null if it reads none
   */
  public LoadedRows(
      StatementContext statement,
      Target target,
      Transaction transaction,
      BoundQuery query,
      List<String> columns,
      boolean byName,
      Place files) {
    this.files = files;
    this.statement = statement;
    this.target = target;
    this.transaction = transaction;
    this.source = InsertSource.ofRows(statement, target, query, columns, byName);
  }

  /** The columns of the rows by the names of the table's columns that they are for. */
  public List<WorkColumn> given() {
    return source.given();
  }

  /** The rows as the table would hold them; nothing is written. */
  public PreparedQuery preview(Metadata table) {
    Insertion insertion = new Insertion(statement, target);
    PreparedQuery prepared = insertion.prepare(source, transaction);
    return new PreparedQuery(
        insertion.rows(source, prepared, table).select(), prepared.tables(), prepared.pruned());
  }

  /**
   * Stages the rows and adds their files to the transaction.
   *
   * @param table the table's metadata, perhaps with further columns
   */
  public List<WrittenFile> stage(Metadata table) {
    Insertion insertion = new Insertion(statement, target);
    insertion.trace(source, table, files);
    PreparedQuery prepared = insertion.prepare(source, transaction);
    List<WrittenFile> files =
        new Writing(statement, target, transaction)
            .add(insertion.rows(source, prepared, table), prepared.tables(), table);
    long rows = files.stream().mapToLong(WrittenFile::rows).sum();
    Metadata advanced =
        IdentityValues.advanced(
            table,
            rows,
            source.columns().stream()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    if (!advanced.equals(target.metadata())) {
      transaction.metadata(advanced);
    }
    return files;
  }
}
