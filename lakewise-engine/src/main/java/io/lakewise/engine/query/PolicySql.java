package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.statement.OwnNames;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The query that stands in the place of a table with a policy: filter and masks beneath a window
 * that DuckDB's optimizer moves no expression through (docs/adr/0008-a-barrier-for-policies.md).
 * The names that its text uses are resolved by itself and never by the statement.
 */
public final class PolicySql implements NameScope {

  private static final String ROWS = OwnNames.PREFIX + "rows";
  private static final String CALL = OwnNames.PREFIX + "policy";
  private static final String BARRIER = OwnNames.PREFIX + "barrier";

  private final Relation beneath;
  private final List<UserFunction> functions = new ArrayList<>();
  private final List<WatchedScope> scopes = new ArrayList<>();
  private final String select;

  /**
   * The query for a table.
   *
   * @param columns those of the table
   * @param more columns that follow them and that no policy concerns
   * @param beneath the rows as they are
   */
  PolicySql(TablePolicy policy, StructType columns, List<String> more, Relation beneath) {
    this.beneath = beneath;
    StringJoiner names = new StringJoiner(", ");
    StringJoiner seen = new StringJoiner(", ");
    for (StructField field : columns.fields()) {
      String name = Identifiers.quote(field.name());
      TablePolicy.Call mask = policy.masks().get(field.name());
      names.add(name);
      seen.add((mask == null ? column(field.name()) : masked(mask, field)) + " AS " + name);
    }
    for (String column : more) {
      names.add(column);
      seen.add(ROWS + "." + column + " AS " + column);
    }
    String where = policy.rows().map(call -> " WHERE " + call(call)).orElse("");
    this.select =
        ("SELECT " + names + " FROM (SELECT *, row_number() OVER () AS " + BARRIER)
            + (" FROM (SELECT " + seen + " FROM " + ROWS + where + ") AS " + ROWS + "_seen)")
            + (" AS " + ROWS + "_kept");
  }

  /** The query for columns without rows. */
  public static PolicySql overNothing(TablePolicy policy, StructType columns) {
    StringJoiner list = new StringJoiner(", ", "SELECT ", " WHERE false");
    columns
        .fields()
        .forEach(
            field ->
                list.add(Literals.nullOf(field.type()) + " AS " + Identifiers.quote(field.name())));
    Relation none = new Relation.Computed(list.toString(), List.of());
    return new PolicySql(policy, columns, List.of(), none);
  }

  /** How the text of a policy calls a column of its table. */
  public static String column(String name) {
    return ROWS + "." + Identifiers.quote(name);
  }

  /** The text. */
  String select() {
    return select;
  }

  /** The functions that it calls, in order of their places in the text. */
  List<UserFunction> functions() {
    return List.copyOf(functions);
  }

  /** Whether no function has looked at more than its arguments while the text was bound. */
  boolean looksNowhere() {
    return scopes.stream().noneMatch(WatchedScope::asked);
  }

  private String masked(TablePolicy.Call mask, StructField field) {
    return "CAST(" + call(mask) + " AS " + DuckDbTypes.toDuckDb(field.type()) + ")";
  }

  private String call(TablePolicy.Call call) {
    WatchedScope scope = new WatchedScope(call.function().scope());
    scopes.add(scope);
    functions.add(call.function().in(scope));
    return CALL + (functions.size() - 1) + "(" + String.join(", ", call.arguments()) + ")";
  }

  @Override
  public Relation relation(List<String> name, VersionChoice at) {
    return beneath;
  }

  @Override
  public Optional<Relation> tableFunction(String name, JsonNode arguments) {
    return Optional.empty();
  }

  @Override
  public Optional<UserFunction> function(List<String> name) {
    String last = name.get(0);
    return last.startsWith(CALL)
        ? Optional.of(functions.get(Integer.parseInt(last.substring(CALL.length()))))
        : Optional.empty();
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.empty();
  }
}
