package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.WriteSpecification;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import java.util.List;
import java.util.regex.Pattern;

/** Writes the rows of one statement as files that belong to no table yet. */
final class Staging {

  private static final long DEFAULT_FILE_BYTES = 128L << 20;
  private static final Pattern CONVERSION =
      Pattern.compile("cast|convert|range|overflow", Pattern.CASE_INSENSITIVE);

  private final StatementContext statement;
  private final String folder;

  Staging(StatementContext statement) {
    this.statement = statement;
    this.folder = statement.staging().toString();
  }

  /** Rows as a table holds them. */
  List<WrittenFile> rows(RowShape.Shaped rows, List<BoundTable> tables, Metadata table) {
    try {
      return stage(rows.select(), tables, table, false, rows.withIds());
    } catch (LakewiseException failed) {
      throw explained(failed, rows, tables);
    }
  }

  /** Rows that end in {@code _change_type}. */
  List<WrittenFile> changes(String select, List<BoundTable> tables, Metadata table) {
    return stage(select, tables, table, true, false);
  }

  /** The same failure, with the column whose type cannot hold a value, if that was it. */
  private LakewiseException explained(
      LakewiseException failed, RowShape.Shaped rows, List<BoundTable> tables) {
    if (failed.code() != Code.USER || !CONVERSION.matcher(failed.getMessage()).find()) {
      return failed;
    }
    for (RowShape.Cast cast : rows.casts()) {
      try (WorkSession.WorkResult values = statement.work().query(cast.select(), tables)) {
        for (List<Object> row = values.next(); row != null; row = values.next()) {
          continue;
        }
      } catch (LakewiseException culprit) {
        return WriteErrors.doesNotFit(cast.column(), DuckDbTypes.toDuckDb(cast.type()), culprit);
      }
    }
    return failed;
  }

  private List<WrittenFile> stage(
      String select, List<BoundTable> tables, Metadata table, boolean changes, boolean rowIds) {
    return statement
        .work()
        .stage(
            select,
            tables,
            new WriteSpecification(table, folder, List.of(), changes, rowIds, DEFAULT_FILE_BYTES));
  }
}
