package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.WriteSpecification;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import java.util.List;

/** Writes the rows of one statement as files that belong to no table yet. */
final class Staging {

  private static final long DEFAULT_FILE_BYTES = 128L << 20;

  private final StatementContext statement;
  private final String folder;

  Staging(StatementContext statement) {
    this.statement = statement;
    this.folder = statement.lake().stagingFolder().toString();
  }

  List<WrittenFile> rows(String select, List<BoundTable> tables, Metadata table) {
    return stage(select, tables, table, false);
  }

  List<WrittenFile> rows(PreparedQuery query, Metadata table) {
    return stage(query.select(), query.tables(), table, false);
  }

  /** Rows that end in {@code _change_type}. */
  List<WrittenFile> changes(String select, List<BoundTable> tables, Metadata table) {
    return stage(select, tables, table, true);
  }

  private List<WrittenFile> stage(
      String select, List<BoundTable> tables, Metadata table, boolean changes) {
    return statement
        .work()
        .stage(
            select,
            tables,
            new WriteSpecification(table, folder, List.of(), changes, DEFAULT_FILE_BYTES));
  }
}
