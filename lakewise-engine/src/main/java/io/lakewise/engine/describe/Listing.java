package io.lakewise.engine.describe;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.query.RowsSql;
import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that Lakewise knows by itself, as the answer of a statement or as a query.
 *
 * @param columns names and types
 * @param rows values: null, String, Boolean, Number, Instant, List or Map of them
 */
public record Listing(List<ResultColumn> columns, List<List<Object>> rows) {

  /** Copies the columns. */
  public Listing {
    columns = List.copyOf(columns);
  }

  /** Columns that all hold text. */
  static List<ResultColumn> texts(String... names) {
    List<ResultColumn> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(new ResultColumn(name, "VARCHAR"));
    }
    return columns;
  }

  /** The rows as a query. */
  public String select() {
    return RowsSql.select(columns, rows);
  }

  /** The rows as the answer of a statement. */
  public Result result(StatementContext statement) {
    ZoneId zone = statement.session().zone();
    List<List<Object>> values = new ArrayList<>();
    for (List<Object> row : rows) {
      List<Object> shown = new ArrayList<>(row);
      shown.replaceAll(
          value -> value instanceof Instant time ? time.atZone(zone).toOffsetDateTime() : value);
      values.add(shown);
    }
    return Results.rows(
        columns,
        values,
        () -> new QueryResult(statement.work().query(select(), List.of()), zone, statement::end));
  }
}
