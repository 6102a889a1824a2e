package io.lakewise.engine.alteration;

import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.definition.Clusterings;
import io.lakewise.engine.error.AlterationErrors;
import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.engine.key.SeenKey;
import io.lakewise.engine.key.SeenKeys;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What else of a table is made of a column. */
final class ColumnUses {

  private final StatementContext statement;
  private final Target target;

  ColumnUses(StatementContext statement, Target target) {
    this.statement = statement;
    this.target = target;
  }

  /** Refuses to drop a column that something needs. */
  void refuseToDrop(List<String> path) {
    List<String> uses = expressions(path);
    uses.addAll(policies(path));
    uses.addAll(layout(path));
    uses.addAll(keys(path, false));
    uses.addAll(statistics(path));
    refuse(path, "dropped", uses);
  }

  /** Refuses to rename a column that something knows by its name; layouts follow the column. */
  void refuseToRename(List<String> path) {
    List<String> uses = expressions(path);
    uses.addAll(policies(path));
    uses.addAll(statistics(path));
    refuse(path, "renamed", uses);
  }

  /**
   * Refuses to change the type of a column that an expression reads, or that is one of a key: a
   * foreign key and what it refers to have the same types.
   */
  void refuseAnotherType(List<String> path) {
    List<String> uses = expressions(path);
    uses.addAll(keys(path, false));
    refuse(path, "given another type", uses);
  }

  /** Refuses to let a column of the primary key hold NULL. */
  void refuseNull(List<String> path) {
    refuse(path, "made nullable", keys(path, true));
  }

  private List<String> keys(List<String> path, boolean primary) {
    return new SeenKeys(statement)
        .of(target.entry(), target.metadata()).stream()
            .map(SeenKey::key)
            .filter(key -> path.size() == 1 && key.has(path.get(0)))
            .filter(key -> key.primary() || !primary)
            .map(key -> (key.primary() ? "primary key " : "foreign key ") + key.name())
            .toList();
  }

  private void refuse(List<String> path, String operation, List<String> uses) {
    if (!uses.isEmpty()) {
      throw AlterationErrors.columnUsed(target.label(), String.join(".", path), operation, uses);
    }
  }

  private List<String> expressions(List<String> path) {
    Metadata table = target.metadata();
    String column = path.get(0).toLowerCase(Locale.ROOT);
    PortableExpressions expressions = statement.expressions();
    List<String> uses = new ArrayList<>();
    ColumnRules.constraints(table)
        .forEach(
            (name, condition) -> {
              if (expressions.columns(table.schema(), condition).contains(column)) {
                uses.add("constraint " + name + " (" + condition + ")");
              }
            });
    for (StructField field : table.schema().fields()) {
      ColumnRules.generationExpression(field)
          .filter(value -> expressions.columns(table.schema(), value).contains(column))
          .ifPresent(value -> uses.add("generated column " + field.name() + " (" + value + ")"));
    }
    return uses;
  }

  private List<String> policies(List<String> path) {
    return statement.policies().using(target, path.get(0)).stream()
        .map(policy -> "the " + LogProperties.mark(policy))
        .toList();
  }

  private List<String> layout(List<String> path) {
    Metadata table = target.metadata();
    List<String> uses = new ArrayList<>();
    if (path.size() == 1
        && table.partitionColumns().stream().anyMatch(each -> each.equalsIgnoreCase(path.get(0)))) {
      uses.add("the partitioning");
    }
    if (Clusterings.columns(target.snapshot()).stream().anyMatch(each -> within(each, path))) {
      uses.add("the clustering");
    }
    return uses;
  }

  private List<String> statistics(List<String> path) {
    List<String> uses = new ArrayList<>();
    String indexed = target.metadata().configuration().get(TableProperties.STATISTICS_COLUMNS);
    if (indexed != null) {
      for (String each : indexed.split(",", -1)) {
        if (within(List.of(each.strip().replace("`", "").split("\\.", -1)), path)) {
          uses.add("the property " + TableProperties.STATISTICS_COLUMNS);
        }
      }
    }
    return uses;
  }

  private static boolean within(List<String> column, List<String> path) {
    return column.size() >= path.size()
        && String.join(".", column.subList(0, path.size()))
            .equalsIgnoreCase(String.join(".", path));
  }
}
