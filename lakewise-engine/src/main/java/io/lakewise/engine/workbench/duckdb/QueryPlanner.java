package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.engine.workbench.TreeJson;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/** Asks DuckDB's optimizer which rows of each table a query needs. Serves one query. */
final class QueryPlanner {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final StatementParser parser;
  private final PlannedQuery planned;
  private final List<BoundTable> tables;
  private final Map<String, JsonNode> parsed = new HashMap<>();

  QueryPlanner(StatementParser parser, PlannedQuery planned, List<BoundTable> tables) {
    this.parser = parser;
    this.planned = planned;
    this.tables = tables;
  }

  /** Plans on a connection of a planning instance; the columns take planning twice. */
  Plan plan(DuckDBConnection connection, boolean withColumns) throws SQLException {
    List<WorkColumn> columns = withColumns ? columns(connection) : List.of();
    List<PlannedScan> scans = PlannedScan.of(TreeJson.read(explain(connection)));
    parse(scans);
    Map<String, List<Predicate>> alternatives = new LinkedHashMap<>();
    Map<String, Set<String>> filters = new LinkedHashMap<>();
    for (PlannedScan scan : scans) {
      BoundTable table = planned.table(scan.table());
      if (table != null) {
        alternatives
            .computeIfAbsent(table.name(), name -> new ArrayList<>())
            .add(predicate(table, scan.filters()));
        filters
            .computeIfAbsent(table.name(), name -> new LinkedHashSet<>())
            .add(String.join(" AND ", texts(table, scan.filters())));
      }
    }
    return new Plan(columns, predicates(alternatives), shown(filters));
  }

  /** All at once, as each question to DuckDB costs more than its answer. */
  private void parse(List<PlannedScan> scans) {
    List<String> texts =
        scans.stream()
            .filter(scan -> planned.table(scan.table()) != null)
            .flatMap(scan -> scan.filters().stream())
            .map(FilterText::expression)
            .distinct()
            .toList();
    List<JsonNode> expressions = parser.expressions(texts);
    for (int i = 0; i < texts.size(); i++) {
      parsed.put(texts.get(i), expressions.get(i));
    }
  }

  private Map<String, Predicate> predicates(Map<String, List<Predicate>> alternatives) {
    Map<String, Predicate> predicates = new LinkedHashMap<>();
    for (BoundTable table : tables) {
      List<Predicate> scans = alternatives.getOrDefault(table.name(), List.of());
      if (!scans.contains(Predicate.ALWAYS)) {
        predicates.put(table.name(), scans.size() == 1 ? scans.get(0) : new Predicate.Or(scans));
      }
    }
    return predicates;
  }

  private static Map<String, List<String>> shown(Map<String, Set<String>> filters) {
    Map<String, List<String>> shown = new LinkedHashMap<>();
    filters.forEach(
        (name, texts) -> {
          if (!texts.contains("")) {
            shown.put(name, List.copyOf(texts));
          }
        });
    return shown;
  }

  private Predicate predicate(BoundTable table, List<String> filters) {
    List<Predicate> conditions = new ArrayList<>();
    for (String filter : filters) {
      Predicate condition = condition(table, FilterText.expression(filter));
      if (!condition.equals(Predicate.ALWAYS)) {
        conditions.add(condition);
      }
    }
    return conditions.size() == 1 ? conditions.get(0) : new Predicate.And(conditions);
  }

  private Predicate condition(BoundTable table, String text) {
    if (isAmbiguous(table, text)) {
      return new Predicate.Opaque(named(table, text));
    }
    JsonNode expression = parsed.get(text);
    if (expression == null) {
      return new Predicate.Opaque(named(table, text));
    }
    ColumnReader columns = new ColumnReader(table.scan().schema(), planned::index);
    FilterReader reader = new FilterReader(columns, any -> named(table, text));
    return reader.read(expression);
  }

  /** Behind a dot a plan names members without quotes, so a member's name may read as anything. */
  private boolean isAmbiguous(BoundTable table, String text) {
    List<StructField> fields = table.scan().schema().fields();
    for (int i = 0; i < fields.size(); i++) {
      if (text.contains(planned.prefix() + i + ".") && !hasPlainMembers(fields.get(i).type())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasPlainMembers(DataType type) {
    return !(type instanceof StructType struct)
        || struct.fields().stream()
            .allMatch(
                field -> PLAIN.matcher(field.name()).matches() && hasPlainMembers(field.type()));
  }

  private List<String> texts(BoundTable table, List<String> filters) {
    Set<String> texts = new LinkedHashSet<>();
    for (String filter : filters) {
      String expression = FilterText.expression(filter);
      if (!expression.equals("true")) {
        texts.add(named(table, expression));
      }
    }
    return List.copyOf(texts);
  }

  /** The text with the names that a user knows. */
  private String named(BoundTable table, String text) {
    List<StructField> fields = table.scan().schema().fields();
    String named = text;
    for (int i = fields.size() - 1; i >= 0; i--) {
      named = named.replace(planned.prefix() + i, fields.get(i).name());
    }
    return named;
  }

  private List<WorkColumn> columns(DuckDBConnection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(planned.text())) {
      return ResultColumns.of(statement.getMetaData());
    }
  }

  private String explain(DuckDBConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("EXPLAIN (FORMAT JSON) " + planned.text())) {
      rows.next();
      return rows.getString(2);
    }
  }
}
