package io.lakewise.engine.information;

import io.lakewise.engine.session.ResultColumn;
import java.util.ArrayList;
import java.util.List;

/** Columns of a relation written as {@code name} or {@code name:TYPE}. */
final class Columns {

  static final String TIME = "TIMESTAMP WITH TIME ZONE";

  private Columns() {}

  static List<ResultColumn> of(String... columns) {
    List<ResultColumn> typed = new ArrayList<>();
    for (String column : columns) {
      int colon = column.indexOf(':');
      typed.add(
          colon < 0
              ? new ResultColumn(column, "VARCHAR")
              : new ResultColumn(column.substring(0, colon), column.substring(colon + 1)));
    }
    return typed;
  }
}
