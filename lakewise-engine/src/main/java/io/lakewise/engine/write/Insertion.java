package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.lineage.ComputedColumns;
import io.lakewise.engine.lineage.QueryLineage;
import io.lakewise.engine.observation.Lineage.Place;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.query.Pruned;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.StructField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** New rows from a query, in the shape of a table. */
final class Insertion {

  private final StatementContext statement;
  private final Target target;

  Insertion(StatementContext statement, Target target) {
    this.statement = statement;
    this.target = target;
  }

  /**
   * The query with its files pruned. If it reads the target itself, the transaction remembers that.
   */
  PreparedQuery prepare(InsertSource source, Transaction transaction) {
    PreparedQuery prepared =
        statement
            .queries()
            .prepare(source.query().select(), source.query().references(), source.plan());
    remember(prepared, target, transaction);
    return prepared;
  }

  /** Tells where the rows come from; {@code files} null if they come from a query. */
  void trace(InsertSource source, Metadata table, Place files) {
    List<String> names = source.plan().columns().stream().map(WorkColumn::name).toList();
    List<String> written =
        source.columns().stream()
            .map(name -> table.schema().field(name).map(StructField::name).orElse(name))
            .toList();
    statement
        .trace()
        .lineage(
            () ->
                (files == null
                        ? QueryLineage.of(source.query(), names)
                        : QueryLineage.ofFiles(source.query(), names, files))
                    .into(
                        target.place(),
                        written,
                        ComputedColumns.added(table, statement.expressions())));
  }

  /** The rows as the table holds them. */
  RowShape.Shaped rows(InsertSource source, PreparedQuery prepared, Metadata table) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < source.columns().size(); i++) {
      String column = source.columns().get(i);
      StructField field =
          table
              .schema()
              .field(column)
              .orElseThrow(
                  () -> WriteErrors.noSuchColumn(target.label(), column, table.schema().names()));
      String type = source.plan().columns().get(i).type();
      GivenMembers.check(target.label(), field.name(), field.type(), type);
      String value = "__source." + Identifiers.quote("__c" + i);
      if (given.put(column.toLowerCase(Locale.ROOT), value) != null) {
        throw WriteErrors.columnTwice(column);
      }
    }
    int width = source.plan().columns().size();
    String from = "(" + prepared.select() + ") AS __source(" + aliases(width) + ")";
    return new RowShape(statement.expressions(), table, IdentityValues.made()).select(given, from);
  }

  /** Tells a transaction what a query read of its own table. */
  static void remember(PreparedQuery prepared, Target target, Transaction transaction) {
    for (Pruned pruned : prepared.pruned()) {
      if (pruned.reference().table().location().equals(target.table().location())) {
        transaction.read(pruned.predicate());
      }
    }
  }

  static String aliases(int count) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < count; i++) {
      names.append(i == 0 ? "__c" : ", __c").append(i);
    }
    return names.toString();
  }
}
