package io.lakewise.engine.write;

import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.engine.statement.MergeClause.Match;
import io.lakewise.engine.write.MergeActions.Action;
import io.lakewise.engine.write.MergeActions.Kind;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The queries of a MERGE: one that joins source and target and decides for each pair which clause
 * applies, and those that read its kept answer.
 */
final class MergeSql {

  /** The name under which the answer of {@link #matches} is kept. */
  static final String MATCHES = "__matches";

  /** True in every row of the source, so null where a row of the target has none. */
  static final String SOURCE_ROW = "__source_row";

  private static final String CHANGED = "__new_";

  private final PortableExpressions expressions;
  private final Metadata read;
  private final Metadata written;
  private final MergeActions actions;

  /**
   * Queries of a MERGE.
   *
   * @param read the target's metadata as it is read
   * @param written as it is written, perhaps with more columns
   */
  MergeSql(PortableExpressions expressions, Metadata read, Metadata written, MergeActions actions) {
    this.expressions = expressions;
    this.read = read;
    this.written = written;
    this.actions = actions;
  }

  /** The same for other metadata of what is written. */
  MergeSql withTable(Metadata table) {
    return new MergeSql(expressions, read, table, actions);
  }

  /**
   * Every pair of source and target, and single rows of either if a clause can apply to them:
   * positions, the number of the clause, if one applies, the target's columns as they are and the
   * values that the clause gives.
   *
   * @param target the target's name in expressions
   * @param from the target in FROM
   * @param sourceFrom the source in FROM
   * @param source the source's name in expressions
   * @param queries whether conditions of clauses hold queries, so that DuckDB lets no other
   *     expression of the same list call the decision by its name
   */
  String pairs(
      String target,
      String from,
      String sourceFrom,
      String source,
      String condition,
      boolean queries) {
    String at = Identifiers.quote(target);
    String by = Identifiers.quote(source);
    StringJoiner list = new StringJoiner(", ", "SELECT ", "");
    list.add(at + ".__file").add(at + ".__row").add(by + "." + SOURCE_ROW);
    String decision = decision(at, by) + " AS __action";
    list.add(queries ? "__decided.__action" : decision);
    if (withIds()) {
      list.add(at + ".__row_id");
    }
    for (StructField field : read.schema().fields()) {
      if (isKept(field)) {
        list.add(at + "." + Identifiers.quote(field.name()) + " AS " + old(field));
      }
    }
    values().forEach((name, value) -> list.add(value + " AS " + Identifiers.quote(name)));
    String beside = queries ? " CROSS JOIN LATERAL (SELECT " + decision + ") AS __decided" : "";
    return list + " FROM " + join(from, sourceFrom) + " ON " + condition + beside;
  }

  /** Whether the old value of a column is needed: it stays, or is told as change data. */
  private boolean isKept(StructField field) {
    return Writing.keepsChanges(written)
        || actions.all().stream()
            .anyMatch(
                action ->
                    action.kind() == Kind.UPDATE
                        && RowShape.givable(field)
                        && !action.values().containsKey(key(field)));
  }

  /** Those of the pairs to which a clause applies. */
  static String decided(String pairs) {
    return "SELECT * FROM (" + pairs + ") AS __pairs WHERE __action IS NOT NULL";
  }

  /** Those of the pairs that depend on a row of the target. */
  static String touching(String pairs) {
    return "SELECT 1 FROM ("
        + pairs
        + ") AS __pairs WHERE __row IS NOT NULL AND ("
        + SOURCE_ROW
        + " IS NOT NULL OR __action IS NOT NULL)";
  }

  private String join(String from, String sourceFrom) {
    boolean inserts = actions.has(Match.NOT_MATCHED_BY_TARGET);
    boolean bySource = actions.has(Match.NOT_MATCHED_BY_SOURCE);
    String kind =
        inserts && bySource ? "FULL OUTER" : inserts ? "LEFT" : bySource ? "RIGHT" : "INNER";
    return sourceFrom + " " + kind + " JOIN " + from;
  }

  private String decision(String at, String by) {
    StringJoiner cases = new StringJoiner(" ", "CASE ", " END");
    for (Action action : actions.all()) {
      String rows =
          switch (action.match()) {
            case MATCHED -> at + ".__row IS NOT NULL AND " + by + "." + SOURCE_ROW + " IS NOT NULL";
            case NOT_MATCHED_BY_TARGET -> at + ".__row IS NULL";
            case NOT_MATCHED_BY_SOURCE -> by + "." + SOURCE_ROW + " IS NULL";
          };
      cases.add(
          "WHEN "
              + rows
              + action.condition().map(condition -> " AND " + condition).orElse("")
              + " THEN "
              + action.number());
    }
    return cases.toString();
  }

  /**
   * By column of the kept answer the expression of a value that clauses give, null for rows of
   * others: a column of its own for each expression, so that no type is mixed with another.
   */
  private Map<String, String> values() {
    Map<String, List<Integer>> clauses = new LinkedHashMap<>();
    Map<String, String> expressionOf = new LinkedHashMap<>();
    for (Action action : actions.all()) {
      for (StructField field : written.schema().fields()) {
        Optional<String> value = action.values().getOrDefault(key(field), Optional.empty());
        if (value.isPresent()) {
          String name = changed(action, field);
          clauses.computeIfAbsent(name, key -> new ArrayList<>()).add(action.number());
          expressionOf.put(name, value.get());
        }
      }
    }
    Map<String, String> values = new LinkedHashMap<>();
    clauses.forEach(
        (name, numbers) ->
            values.put(
                name,
                "CASE WHEN __action IN ("
                    + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + ") THEN "
                    + expressionOf.get(name)
                    + " END"));
    return values;
  }

  /** Positions of the target rows that leave; one that several source rows match several times. */
  String leaving() {
    return "SELECT __file, __row FROM " + MATCHES + " WHERE __row IS NOT NULL";
  }

  /** The numbers of the clauses that apply to rows, and to how many. */
  String counts() {
    return "SELECT __action, count(*) FROM " + MATCHES + " GROUP BY __action";
  }

  /** The rows that one clause writes, as the table holds them; empty for a clause that deletes. */
  RowShape.Shaped rows(Action action, IdentityValues identity) {
    Map<String, String> given = new LinkedHashMap<>();
    for (StructField field : written.schema().fields()) {
      Optional<String> value = action.values().get(key(field));
      boolean existed = read.schema().field(field.name()).isPresent();
      if (value == null && action.kind() == Kind.UPDATE && existed && RowShape.givable(field)) {
        given.put(key(field), old(field));
      } else if (value != null && value.isPresent()) {
        given.put(key(field), Identifiers.quote(changed(action, field)));
      }
    }
    String from =
        "(SELECT * FROM "
            + MATCHES
            + where(other -> other.number() == action.number())
            + ") AS __m";
    boolean keepsIds = action.kind() == Kind.UPDATE && withIds();
    return new RowShape(expressions, written, identity, keepsIds).select(given, from);
  }

  /** Rows as they were before a kind of clause, with their change type; of the written schema. */
  String before(Kind kind, String changeType) {
    StringJoiner list = new StringJoiner(", ", "SELECT DISTINCT ON (__file, __row) ", "");
    for (StructField field : written.schema().fields()) {
      boolean existed = read.schema().field(field.name()).isPresent();
      String value =
          existed
              ? "CAST(" + old(field) + " AS " + DuckDbTypes.toDuckDb(field.type()) + ")"
              : "NULL";
      list.add(value + " AS " + Identifiers.quote(field.name()));
    }
    return list
        + ", '"
        + changeType
        + "' AS _change_type FROM "
        + MATCHES
        + where(action -> action.kind() == kind);
  }

  private String where(Predicate<Action> wanted) {
    List<Integer> numbers = actions.all().stream().filter(wanted).map(Action::number).toList();
    return numbers.isEmpty()
        ? " WHERE false"
        : " WHERE __action IN ("
            + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "))
            + ")";
  }

  private boolean withIds() {
    return TableProperties.of(read).rowTracking();
  }

  private static String old(StructField field) {
    return Identifiers.quote("__old_" + field.name());
  }

  /** The same for clauses of the same value, as those of {@code SET *} and {@code INSERT *}. */
  String changed(Action action, StructField field) {
    Optional<String> value = action.values().get(key(field));
    int first =
        actions.all().stream()
            .filter(other -> value.equals(other.values().get(key(field))))
            .findFirst()
            .orElseThrow()
            .number();
    return CHANGED + first + "_" + field.name();
  }

  private static String key(StructField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }
}
