package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.write.JoinCondition.Equality;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * What a kept source says of the target's rows that equal one of its rows: between which values
 * their keys are and, where these are few, which they are.
 */
final class KeyRanges {

  private static final String INSTANT = "TIMESTAMP WITH TIME ZONE";
  private static final int FEW = 64;
  private static final int LONGEST_VALUE = 1000;

  /** Types whose values read back from their text as the same. */
  private static final Pattern EXACT =
      Pattern.compile(
          "U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|DECIMAL\\(.*|FLOAT|DOUBLE|BOOLEAN|DATE"
              + "|TIMESTAMP|VARCHAR");

  private final StatementContext statement;
  private final TargetScope scope;
  private final String source;

  /**
   * Ranges of a source.
   *
   * @param scope knows the kept source
   * @param source by which expressions call it
   */
  KeyRanges(StatementContext statement, TargetScope scope, String source) {
    this.statement = statement;
    this.scope = scope;
    this.source = source;
  }

  /** For each equality, where anything is known, a condition on the target as SQL. */
  List<String> conditions(List<Equality> equalities) {
    List<String> conditions = new ArrayList<>();
    if (equalities.isEmpty()) {
      return conditions;
    }
    StringJoiner list = new StringJoiner(", ");
    for (Equality equality : equalities) {
      String value = equality.value();
      list.add("typeof(min(" + value + "))");
      list.add("CAST(min(" + value + ") AS VARCHAR)").add("CAST(max(" + value + ") AS VARCHAR)");
      list.add("approx_count_distinct(" + value + ")");
    }
    List<Object> found = rows(list.toString(), "").get(0);
    for (int i = 0; i < equalities.size(); i++) {
      condition(equalities.get(i), found.subList(4 * i, 4 * i + 4)).ifPresent(conditions::add);
    }
    return conditions;
  }

  private Optional<String> condition(Equality equality, List<Object> found) {
    String type = (String) found.get(0);
    String least = (String) found.get(1);
    String most = (String) found.get(2);
    if (least == null) {
      return Optional.of("false");
    }
    if (type.equals(INSTANT) && !least.contains("inf") && !most.contains("inf")) {
      return Optional.of(instants(equality));
    }
    if (!EXACT.matcher(type).matches() || !isShort(least) || !isShort(most)) {
      return Optional.empty();
    }
    String column = equality.column();
    String range = column + " BETWEEN " + literal(least, type) + " AND " + literal(most, type);
    boolean few = ((Number) found.get(3)).longValue() <= FEW;
    return Optional.of(few ? range + values(equality, type) : range);
  }

  /** By microseconds: the text of an instant depends on the time zone. */
  private String instants(Equality equality) {
    String value = equality.value();
    List<Object> found =
        rows("epoch_us(min(" + value + ")), epoch_us(max(" + value + "))", "").get(0);
    return equality.column()
        + " BETWEEN make_timestamptz(CAST("
        + found.get(0)
        + " AS BIGINT)) AND make_timestamptz(CAST("
        + found.get(1)
        + " AS BIGINT))";
  }

  private String values(Equality equality, String type) {
    String value = equality.value();
    String distinct = "DISTINCT CAST(" + value + " AS VARCHAR)";
    StringJoiner list = new StringJoiner(", ", " AND " + equality.column() + " IN (", ")");
    List<List<Object>> rows = rows(distinct, " WHERE " + value + " IS NOT NULL LIMIT " + 2 * FEW);
    for (List<Object> row : rows) {
      String text = (String) row.get(0);
      if (!isShort(text)) {
        return "";
      }
      list.add(literal(text, type));
    }
    return rows.size() < 2 * FEW ? list.toString() : "";
  }

  private static boolean isShort(String text) {
    return text.length() <= LONGEST_VALUE && text.indexOf(0) < 0;
  }

  private static String literal(String text, String type) {
    return "CAST(" + Literals.text(text) + " AS " + type + ")";
  }

  private List<List<Object>> rows(String list, String rest) {
    String from = " FROM " + TargetScope.SOURCE + " AS " + Identifiers.quote(source);
    BoundQuery query = statement.binder().bind("SELECT " + list + from + rest, scope);
    List<List<Object>> rows = new ArrayList<>();
    try (WorkSession.WorkResult result = statement.work().query(query.select(), List.of())) {
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row);
      }
    }
    return rows;
  }
}
