package io.lakewise.engine.context;

import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.query.RowsSql;
import io.lakewise.engine.statement.PivotText;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the values of pivots that name none, in the order that DuckDB gives them. */
final class PivotValues {

  /** As many columns as one pivot may make. */
  private static final int MOST = 1000;

  private final StatementContext statement;

  PivotValues(StatementContext statement) {
    this.statement = statement;
  }

  /** The query with IN behind each expression that is pivoted on. */
  String listed(String query) {
    String text = query;
    Optional<PivotText.Unlisted> pivot = PivotText.first(text);
    while (pivot.isPresent()) {
      String values = String.join(", ", values(pivot.get()));
      text =
          text.substring(0, pivot.get().start())
              + "("
              + pivot.get().expression()
              + ") IN ("
              + values
              + ")"
              + text.substring(pivot.get().end());
      pivot = PivotText.first(text);
    }
    return text;
  }

  private List<String> values(PivotText.Unlisted pivot) {
    String select =
        pivot.with()
            + "SELECT DISTINCT CAST(("
            + pivot.expression()
            + "\n) AS VARCHAR) AS __value FROM "
            + pivot.source()
            + "\n WHERE ("
            + pivot.expression()
            + "\n) IS NOT NULL ORDER BY __value LIMIT "
            + (MOST + 1);
    PreparedQuery prepared =
        statement.queries().prepare(statement.binder().bind(select, statement.names()));
    List<String> values = new ArrayList<>();
    try (WorkResult rows = statement.work().query(prepared.select(), prepared.tables())) {
      for (List<Object> row = rows.next(); row != null; row = rows.next()) {
        values.add(RowsSql.literal(row.get(0)));
      }
    }
    if (values.isEmpty() || values.size() > MOST) {
      throw NameErrors.pivotValues(pivot.expression(), values.size(), MOST);
    }
    return values;
  }
}
