package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.query.Pruned;
import io.lakewise.engine.query.QueryRunner;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.StructField;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** New rows from a query, staged as files of a table. */
final class Insertion {

  private final StatementContext statement;
  private final Target target;

  Insertion(StatementContext statement, Target target) {
    this.statement = statement;
    this.target = target;
  }

  /**
   * Stages a query's rows. If the query reads the target itself, the transaction remembers it.
   *
   * @param columns the table's columns that the query's columns are for, in order; empty for all
   * @param byName whether the query's columns say by their names which they are for
   * @param check what the new rows must satisfy beside the table's own constraints
   */
  List<WrittenFile> stage(
      BoundQuery query,
      List<String> columns,
      boolean byName,
      Metadata table,
      Optional<Check> check,
      Transaction transaction) {
    QueryRunner runner = new QueryRunner(statement.work());
    Plan plan = runner.plan(query);
    PreparedQuery prepared = runner.prepare(query.select(), query.references(), plan);
    remember(prepared, target, transaction);
    List<String> sources = plan.columns().stream().map(WorkColumn::name).toList();
    Map<String, String> given = given(sources, columns, byName, table);
    String from = "(" + prepared.select() + ") AS __source(" + aliases(sources.size()) + ")";
    String select = new RowShape(table, IdentityValues.made()).select(given, from, Map.of());
    if (check.isPresent()) {
      select =
          "SELECT * FROM ("
              + select
              + ") AS __checked WHERE "
              + RowShape.require(check.get().condition(), check.get().message());
    }
    return new Staging(statement).rows(select, prepared.tables(), table);
  }

  /** A condition over the table's columns that every new row must satisfy. */
  record Check(String condition, String message) {}

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

  private Map<String, String> given(
      List<String> sources, List<String> columns, boolean byName, Metadata table) {
    List<String> wanted =
        byName ? sources : columns.isEmpty() ? positional(sources, table) : columns;
    if (wanted.size() != sources.size()) {
      throw WriteErrors.columnCount(target.label(), wanted.size(), sources.size());
    }
    Map<String, StructField> known = new HashMap<>();
    table.schema().fields().forEach(field -> known.put(key(field.name()), field));
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (!known.containsKey(key(wanted.get(i)))) {
        throw WriteErrors.noSuchColumn(target.label(), wanted.get(i), table.schema().names());
      }
      if (given.put(key(wanted.get(i)), "__source." + Identifiers.quote("__c" + i)) != null) {
        throw WriteErrors.columnTwice(wanted.get(i));
      }
    }
    return given;
  }

  /** All columns, or all but the computed ones when the query leaves those out. */
  private static List<String> positional(List<String> sources, Metadata table) {
    List<String> all = table.schema().names();
    if (sources.size() == all.size()) {
      return all;
    }
    IdentityValues identity = IdentityValues.made();
    return table.schema().fields().stream()
        .filter(field -> RowShape.givable(field) && !identity.isIdentity(field))
        .map(StructField::name)
        .toList();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
