package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.engine.workbench.TreeJson;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.predicate.Predicate;
import java.io.UncheckedIOException;
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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.duckdb.DuckDBConnection;

/** Asks DuckDB's optimizer which rows of each table a query needs. Serves one query. */
final class QueryPlanner {

  private final StatementParser parser;
  private final PlannedQuery planned;
  private final List<BoundTable> tables;
  private final DuckDBConnection connection;
  private final CastSteps casts;
  private final Map<String, JsonNode> parsed = new HashMap<>();
  private NamedColumns named = NamedColumns.none();

  /** Plans on a connection of a planning instance. */
  QueryPlanner(
      StatementParser parser,
      PlannedQuery planned,
      List<BoundTable> tables,
      DuckDBConnection connection) {
    this.parser = parser;
    this.planned = planned;
    this.tables = tables;
    this.connection = connection;
    this.casts = new CastSteps(new SessionZone(connection));
  }

  /** The plan; the columns take planning twice. */
  Plan plan(boolean withColumns) throws SQLException {
    List<WorkColumn> columns = withColumns ? columns() : List.of();
    List<PlannedScan> scans =
        PlannedScan.of(TreeJson.read(answer("EXPLAIN (FORMAT JSON) " + planned.text(), 2))).stream()
            .filter(scan -> planned.table(scan.table()) != null)
            .toList();
    parse(scans.stream().flatMap(scan -> scan.conditions().stream()));
    if (scans.stream().anyMatch(this::needsNames)) {
      named = serialized();
      parse(named.names().stream());
    }
    Map<String, List<Predicate>> alternatives = new LinkedHashMap<>();
    Map<String, Set<String>> filters = new LinkedHashMap<>();
    for (PlannedScan scan : scans) {
      String table = planned.table(scan.table()).name();
      ScanNames names = names(scan);
      alternatives.computeIfAbsent(table, name -> new ArrayList<>()).add(predicate(scan, names));
      filters
          .computeIfAbsent(table, name -> new LinkedHashSet<>())
          .add(String.join(" AND ", texts(scan, names)));
    }
    return new Plan(columns, predicates(alternatives), shown(filters));
  }

  /** All at once, as each question to DuckDB costs more than its answer. */
  private void parse(Stream<String> expressions) {
    List<String> texts = expressions.filter(text -> !parsed.containsKey(text)).distinct().toList();
    List<JsonNode> trees = parser.expressions(texts);
    for (int i = 0; i < texts.size(); i++) {
      parsed.put(texts.get(i), trees.get(i));
    }
  }

  private boolean needsNames(PlannedScan scan) {
    return !scan.left().isEmpty()
        && (!planned.hasOnlySimpleNames()
            || scan.left().stream().map(parsed::get).anyMatch(this::callsOthers));
  }

  private boolean callsOthers(JsonNode expression) {
    if (expression == null) {
      return false;
    }
    if (expression.path("class").asText().equals("COLUMN_REF")) {
      return planned.index(expression.path("column_names").path(0).asText()) < 0;
    }
    return StreamSupport.stream(expression.spliterator(), false).anyMatch(this::callsOthers);
  }

  /** A plan with NaN or an infinity in it is written as what no JSON is, and then tells nothing. */
  private NamedColumns serialized() throws SQLException {
    String plan = answer(serializing(), 1);
    try {
      return NamedColumns.of(TreeJson.read(plan));
    } catch (UncheckedIOException notJson) {
      return NamedColumns.of(MissingNode.getInstance());
    }
  }

  private String serializing() {
    return "SELECT json_serialize_plan("
        + Literals.text(planned.text())
        + ", optimize := true, skip_null := true, skip_empty := true, skip_default := true)";
  }

  private ScanNames names(PlannedScan scan) {
    Map<String, String> called = new HashMap<>();
    String own = PlannedQuery.own(scan.table());
    for (String name : named.names(own)) {
      named.column(own, name).ifPresent(column -> called.put(name, column));
    }
    return new ScanNames(planned, planned.table(scan.table()), called);
  }

  /** Whether each name that stands in the texts without quotes reads as that name alone. */
  private boolean isCertain(PlannedScan scan) {
    return named.isComplete()
        && named.names(PlannedQuery.own(scan.table())).stream().allMatch(this::isOnlyName);
  }

  private boolean isOnlyName(String name) {
    JsonNode tree = parsed.get(name);
    return ScanNames.isPlain(name)
        && tree != null
        && tree.path("class").asText().equals("COLUMN_REF")
        && tree.path("column_names").size() == 1
        && tree.path("column_names").path(0).asText().equals(name);
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

  private Predicate predicate(PlannedScan scan, ScanNames names) {
    List<Predicate> conditions = new ArrayList<>();
    for (String text : scan.conditions()) {
      Predicate condition = condition(scan, names, text);
      if (!condition.equals(Predicate.ALWAYS)) {
        conditions.add(condition);
      }
    }
    return conditions.size() == 1 ? conditions.get(0) : new Predicate.And(conditions);
  }

  private Predicate condition(PlannedScan scan, ScanNames names, String text) {
    JsonNode expression = parsed.get(text);
    boolean uncertain = scan.left().contains(text) && !isCertain(scan);
    if (expression == null || uncertain || names.isAmbiguous(text)) {
      return new Predicate.Opaque(names.shown(text));
    }
    BoundTable table = planned.table(scan.table());
    ColumnReader columns = new ColumnReader(table.scan().schema(), names::index);
    FilterReader reader = new FilterReader(columns, casts, any -> names.shown(text));
    return reader.read(expression);
  }

  private static List<String> texts(PlannedScan scan, ScanNames names) {
    Set<String> texts = new LinkedHashSet<>();
    for (String condition : scan.conditions()) {
      if (!condition.equals("true")) {
        texts.add(names.shown(condition));
      }
    }
    return List.copyOf(texts);
  }

  private List<WorkColumn> columns() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(planned.text())) {
      return ResultColumns.of(statement.getMetaData());
    }
  }

  private String answer(String question, int column) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getString(column);
    }
  }
}
