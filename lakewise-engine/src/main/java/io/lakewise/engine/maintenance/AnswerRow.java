package io.lakewise.engine.maintenance;

import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import java.util.ArrayList;
import java.util.List;

/** The one row that a statement answers, column by column. */
final class AnswerRow {

  private final List<ResultColumn> columns = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  AnswerRow with(String name, long value) {
    return with(name, "BIGINT", value);
  }

  AnswerRow with(String name, String type, Object value) {
    columns.add(new ResultColumn(name, type));
    values.add(value);
    return this;
  }

  Result result() {
    return Results.rows(columns, List.of(values));
  }
}
