package io.lakewise.engine.write;

import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.statement.OwnNames;
import java.util.List;
import java.util.Locale;

/** Columns of tables that are called like those by which statements keep rows apart. */
final class OwnColumns {

  private OwnColumns() {}

  /** Refuses such columns: the rows that a statement means could not be told from others. */
  static void refuse(List<String> columns, String of) {
    for (String column : columns) {
      if (OwnNames.COLUMNS.contains(column.toLowerCase(Locale.ROOT))) {
        throw WriteErrors.ownColumn(of, column);
      }
    }
  }
}
