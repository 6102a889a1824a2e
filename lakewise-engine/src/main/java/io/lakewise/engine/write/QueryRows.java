package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.query.QueryRunner;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.StructField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of a query as the first rows of a table that has the query's columns. */
public final class QueryRows {

  private final StatementContext statement;

  /** Stages in the context of one statement. */
  public QueryRows(StatementContext statement) {
    this.statement = statement;
  }

  /**
   * Stages the rows.
   *
   * @param replaced the table that the new one replaces, which the query may read; or null
   */
  public List<WrittenFile> stage(
      BoundQuery query, Metadata table, Target replaced, Transaction transaction) {
    QueryRunner runner = statement.queries();
    Plan plan = runner.plan(query);
    PreparedQuery prepared = runner.prepare(query.select(), query.references(), plan);
    if (replaced != null) {
      Insertion.remember(prepared, replaced, transaction);
    }
    Map<String, String> given = new LinkedHashMap<>();
    List<StructField> fields = table.schema().fields();
    for (int i = 0; i < fields.size(); i++) {
      given.put(
          fields.get(i).name().toLowerCase(Locale.ROOT),
          "__source." + Identifiers.quote("__c" + i));
    }
    String from =
        "(" + prepared.select() + ") AS __source(" + Insertion.aliases(fields.size()) + ")";
    RowShape.Shaped rows =
        new RowShape(statement.expressions(), table, IdentityValues.made()).select(given, from);
    return new Staging(statement).rows(rows, prepared.tables(), table);
  }
}
