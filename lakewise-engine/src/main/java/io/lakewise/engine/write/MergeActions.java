package io.lakewise.engine.write;

import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.MergeClause;
import io.lakewise.engine.statement.Name;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The clauses of a MERGE, numbered from 1, each with the values that it gives to columns. */
final class MergeActions {

  /** What a clause does to a row. */
  enum Kind {
    UPDATE,
    DELETE,
    INSERT
  }

  /**
   * A clause.
   *
   * @param number of the clause, from 1
   * @param kind what it does
   * @param match which rows
   * @param condition SQL, perhaps none
   * @param values by lower-case column name, SQL; an empty one stands for DEFAULT; columns that are
   *     not named keep their value (UPDATE) or get their default (INSERT)
   */
  record Action(
      int number,
      Kind kind,
      MergeClause.Match match,
      Optional<String> condition,
      Map<String, Optional<String>> values) {

    /** The columns that it gives a value, in lower case. */
    Set<String> given() {
      return values.entrySet().stream()
          .filter(value -> value.getValue().isPresent())
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }
  }

  private final Target target;
  private final Metadata table;
  private final DataStatement.Merge merge;
  private final String source;
  private final Map<String, String> sourceColumns;
  private final List<Action> actions = new ArrayList<>();

  /**
   * Reads the clauses.
   *
   * @param table the metadata that rows are written with
   * @param source the name by which expressions call the source
   * @param sourceColumns its columns, by lower-case name
   */
  MergeActions(
      Target target,
      Metadata table,
      DataStatement.Merge merge,
      String source,
      Map<String, String> sourceColumns) {
    this.target = target;
    this.table = table;
    this.merge = merge;
    this.source = source;
    this.sourceColumns = sourceColumns;
    Set<MergeClause.Match> closed = new HashSet<>();
    for (MergeClause clause : merge.clauses()) {
      if (closed.contains(clause.match())) {
        throw WriteErrors.unreachableClause(target.label());
      }
      if (clause.condition().isEmpty()) {
        closed.add(clause.match());
      }
      actions.add(action(actions.size() + 1, clause));
    }
  }

  List<Action> all() {
    return actions;
  }

  boolean has(MergeClause.Match match) {
    return actions.stream().anyMatch(action -> action.match() == match);
  }

  /** Whether a target row may match several source rows: it can only be deleted, come what may. */
  boolean onlyDeletesUnconditionally() {
    List<Action> matched =
        actions.stream().filter(action -> action.match() == MergeClause.Match.MATCHED).toList();
    return matched.size() == 1
        && matched.get(0).kind() == Kind.DELETE
        && matched.get(0).condition().isEmpty();
  }

  private Action action(int number, MergeClause clause) {
    Optional<String> condition = clause.condition().map(TargetQuery::text);
    MergeClause.Action action = clause.action();
    if (action instanceof MergeClause.Delete) {
      return new Action(number, Kind.DELETE, clause.match(), condition, Map.of());
    }
    if (action instanceof MergeClause.UpdateAll) {
      return new Action(number, Kind.UPDATE, clause.match(), condition, everyColumn());
    }
    if (action instanceof MergeClause.InsertAll) {
      return new Action(number, Kind.INSERT, clause.match(), condition, everyColumn());
    }
    if (action instanceof MergeClause.Update update) {
      Map<String, Optional<String>> values =
          new Assignments(target, table, merge.alias()).expressions(update.assignments());
      return new Action(number, Kind.UPDATE, clause.match(), condition, values);
    }
    MergeClause.Insert insert = (MergeClause.Insert) action;
    return new Action(number, Kind.INSERT, clause.match(), condition, inserted(insert));
  }

  private Map<String, Optional<String>> everyColumn() {
    Map<String, Optional<String>> values = new LinkedHashMap<>();
    for (StructField field : table.schema().fields()) {
      if (!RowShape.givable(field)) {
        continue;
      }
      String column = sourceColumns.get(key(field.name()));
      if (column == null) {
        if (merge.schemaEvolution() || IdentityValues.made().isIdentity(field)) {
          continue;
        }
        throw WriteErrors.sourceLacks(target.label(), field.name());
      }
      values.put(
          key(field.name()),
          Optional.of(Identifiers.quote(source) + "." + Identifiers.quote(column)));
    }
    return values;
  }

  private Map<String, Optional<String>> inserted(MergeClause.Insert insert) {
    List<String> columns =
        insert.columns().isEmpty()
            ? table.schema().names()
            : insert.columns().stream().map(Name::last).toList();
    if (columns.size() != insert.values().size()) {
      throw WriteErrors.columnCount(target.label(), columns.size(), insert.values().size());
    }
    Map<String, Optional<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (table.schema().field(columns.get(i)).isEmpty()) {
        throw WriteErrors.noSuchColumn(target.label(), columns.get(i), table.schema().names());
      }
      boolean byDefault = insert.values().get(i).text().strip().equalsIgnoreCase("DEFAULT");
      Optional<String> value =
          byDefault ? Optional.empty() : Optional.of(TargetQuery.text(insert.values().get(i)));
      if (values.put(key(columns.get(i)), value) != null) {
        throw WriteErrors.columnTwice(columns.get(i));
      }
    }
    return values;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
