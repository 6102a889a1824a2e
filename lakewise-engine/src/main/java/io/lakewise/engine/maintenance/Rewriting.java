package io.lakewise.engine.maintenance;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.WriteSpecification;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.ScanSql;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Writes the live rows of files anew; rows keep their ids where the table tracks them. */
final class Rewriting {

  private static final String ROWS = "__rewritten";

  private final StatementContext statement;
  private final Target target;
  private final String folder;

  Rewriting(StatementContext statement, Target target) {
    this.statement = statement;
    this.target = target;
    this.folder = statement.staging().toString();
  }

  /**
   * Stages new files.
   *
   * @param files of the target's version
   * @param layout how their rows shall lie; their order does not matter without one
   * @param targetBytes about how large a file may become
   */
  List<WrittenFile> write(List<AddFile> files, Optional<Layout> layout, long targetBytes) {
    boolean rowIds = TableProperties.of(target.metadata()).rowTracking();
    StringJoiner columns = new StringJoiner(", ", "SELECT ", " FROM " + ROWS);
    target.metadata().schema().names().forEach(name -> columns.add(Identifiers.quote(name)));
    if (rowIds) {
      columns.add(ScanSql.ROW_ID).add(ScanSql.ROW_COMMIT_VERSION);
    }
    String rows = columns.toString();
    BoundTable table =
        new BoundTable(ROWS, target.table().scan(target.snapshot(), files), false, rowIds);
    return statement
        .work()
        .stage(
            layout.map(wanted -> wanted.placed(rows)).orElse(rows),
            List.of(table),
            new WriteSpecification(
                target.metadata(),
                folder,
                layout.map(Layout::orderBy).orElse(List.of()),
                false,
                rowIds,
                targetBytes));
  }
}
