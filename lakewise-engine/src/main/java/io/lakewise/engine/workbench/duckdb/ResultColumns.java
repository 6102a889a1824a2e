package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.WorkColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The columns of a result. */
final class ResultColumns {

  private ResultColumns() {}

  static List<WorkColumn> of(ResultSetMetaData metadata) throws SQLException {
    List<WorkColumn> columns = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      columns.add(new WorkColumn(metadata.getColumnLabel(i), metadata.getColumnTypeName(i)));
    }
    return columns;
  }
}
