package io.lakewise.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.gate.JudgedFunctions.Kind;
import io.lakewise.engine.workbench.duckdb.EmbeddedWorkbench;
import io.lakewise.engine.workbench.duckdb.WorkbenchConfiguration;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GateTest {

  @TempDir static Path folder;
  private static final ScheduledExecutorService TIMER = Executors.newScheduledThreadPool(1);
  private static EmbeddedWorkbench workbench;

  @BeforeAll
  static void open() {
    workbench =
        new EmbeddedWorkbench(
            new WorkbenchConfiguration(
                1, 200_000_000, folder.resolve("staging"), folder.resolve("spill"), List.of()),
            TIMER);
  }

  @AfterAll
  static void close() {
    workbench.close();
    TIMER.shutdownNow();
  }

  private Gate.Inspection inspect(String select) {
    return Gate.inspect(workbench.parse(select));
  }

  /** What the other half does: knows the tables t and u, and no function that the gate does not. */
  private void admit(String select) {
    Gate.Inspection inspection = inspect(select);
    for (Gate.TableReference table : inspection.tables()) {
      if (!Set.of(List.of("t"), List.of("u")).contains(table.name())) {
        throw new LakewiseException(LakewiseException.Code.USER, "unknown " + table.name());
      }
    }
    if (!inspection.tableFunctions().isEmpty() || !inspection.functions().isEmpty()) {
      throw new LakewiseException(LakewiseException.Code.USER, "unknown function");
    }
  }

  @ParameterizedTest
  @MethodSource("io.lakewise.engine.gate.Statements#hostile")
  void hostileStatementsAreRefused(String statement) {
    assertThatThrownBy(() -> admit(statement))
        .isInstanceOf(LakewiseException.class)
        .extracting(e -> ((LakewiseException) e).code())
        .isEqualTo(LakewiseException.Code.USER);
  }

  @ParameterizedTest
  @MethodSource("io.lakewise.engine.gate.Statements#usual")
  void usualStatementsPass(String statement) {
    admit(statement);
  }

  @Test
  void everyFunctionOfDuckDbIsJudged() throws SQLException {
    Map<Kind, Set<String>> registered = new EnumMap<>(Kind.class);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT function_type, function_name FROM duckdb_functions()")) {
      while (rows.next()) {
        registered
            .computeIfAbsent(kind(rows.getString(1), rows.getString(2)), k -> new TreeSet<>())
            .add(rows.getString(2).toLowerCase(Locale.ROOT));
      }
    }
    JudgedFunctions judged = JudgedFunctions.load();
    for (Kind kind : List.of(Kind.VALUE, Kind.OPERATOR, Kind.TABLE, Kind.PRAGMA)) {
      assertThat(new TreeSet<>(judged.all(kind).keySet()))
          .as("judged functions of kind " + kind)
          .isEqualTo(registered.get(kind));
    }
  }

  @Test
  void everyTypeOfDuckDbIsJudged() throws SQLException {
    Set<String> registered =
        answers("SELECT DISTINCT type_name FROM duckdb_types() WHERE type_name <> '\"null\"'");
    Set<String> judged = new TreeSet<>(JudgedFunctions.load().all(Kind.TYPE).keySet());
    assertThat(judged).containsAll(registered);
  }

  /** A name that DuckDB calls without brackets would pass the gate as one of a column. */
  @Test
  void noOtherNameIsACallWithoutBrackets() throws SQLException {
    Set<String> calls = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      for (String name : answers("SELECT DISTINCT function_name FROM duckdb_functions()")) {
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("SELECT \"" + name + "\"")) {
          calls.add(name);
        } catch (SQLException noSuchColumn) {
          assertThat(noSuchColumn.getMessage()).as(name).contains("not found");
        }
      }
    }
    assertThat(KnownNodes.BARE_FUNCTIONS).containsAll(calls);
    assertThat(calls).contains("current_date", "user");
  }

  private static Set<String> answers(String query) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        names.add(rows.getString(1).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private static Kind kind(String type, String name) {
    return switch (type) {
      case "table", "table_macro" -> Kind.TABLE;
      case "pragma" -> Kind.PRAGMA;
      default -> name.matches("[A-Za-z_][A-Za-z0-9_]*") ? Kind.VALUE : Kind.OPERATOR;
    };
  }

  @Test
  void noMacroThatMayBeCalledReadsTheEngineOrItsCatalog() throws SQLException {
    JudgedFunctions judged = JudgedFunctions.load();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT function_name, macro_definition FROM duckdb_functions()"
                    + " WHERE function_type = 'macro'")) {
      while (rows.next()) {
        if (judged.of(Kind.VALUE, rows.getString(1)) == JudgedFunctions.Judgement.ALLOW) {
          assertThat(rows.getString(2).toLowerCase(Locale.ROOT))
              .as(rows.getString(1))
              .doesNotContain("duckdb_", "query", "pragma", "from ", "current_setting", "sleep");
        }
      }
    }
  }

  @Test
  void tablesAreListedWithTheirPlaceAndVersion() {
    String select =
        "SELECT * FROM a.b.t AS x AT (VERSION => 3) JOIN (SELECT * FROM u) ON x.i = u.i"
            + " WHERE EXISTS (SELECT 1 FROM v AT (TIMESTAMP => '2020-01-01'))";
    JsonNode tree = workbench.parse(select);
    List<Gate.TableReference> tables = Gate.inspect(tree).tables();
    assertThat(tables)
        .extracting(Gate.TableReference::name)
        .containsExactlyInAnyOrder(List.of("a", "b", "t"), List.of("u"), List.of("v"));
    JsonNode at = tables.get(0).at();
    assertThat(at.path("unit").asText()).isEqualTo("VERSION");
    assertThat(at.path("expr").path("literal").path("text").asText()).isEqualTo("3");
    for (Gate.TableReference table : tables) {
      assertThat(tree.at(table.pointer()).path("type").asText()).isEqualTo("BASE_TABLE");
    }
  }

  @Test
  void commonTableExpressionsAreNoTables() {
    assertThat(names("WITH q AS (SELECT * FROM t), r AS (SELECT * FROM Q) SELECT * FROM r, q"))
        .containsExactly(List.of("t"));
    assertThat(names("WITH t AS (SELECT * FROM t) SELECT * FROM t")).containsExactly(List.of("t"));
    assertThat(names("WITH q AS (SELECT 1) SELECT * FROM s.q")).containsExactly(List.of("s", "q"));
    assertThat(names("SELECT * FROM (WITH q AS (SELECT 1) SELECT * FROM q), q"))
        .containsExactly(List.of("q"));
    assertThat(
            names(
                "WITH RECURSIVE r AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM r WHERE a < 5)"
                    + " SELECT * FROM r"))
        .isEmpty();
    assertThat(names("WITH q AS (SELECT 1) SELECT (SELECT count(*) FROM q) UNION FROM q"))
        .isEmpty();
    assertThat(names("WITH RECURSIVE r AS (FROM r UNION ALL FROM r) SELECT * FROM r"))
        .containsExactly(List.of("r"));
    // DuckDB folds ASCII alone, and would look for a file or a catalog view called "k".
    assertThat(names("WITH \"\u212A\" AS (SELECT 1) SELECT * FROM \"k\""))
        .containsExactly(List.of("k"));
    assertThat(names("WITH \"\u00c4\" AS (SELECT 1) SELECT * FROM \"\u00e4\""))
        .containsExactly(List.of("\u00e4"));
  }

  private List<List<String>> names(String select) {
    return inspect(select).tables().stream().map(Gate.TableReference::name).toList();
  }

  @Test
  void functionsThatTheGateDoesNotKnowAreTheCallersToKnow() {
    Gate.Inspection inspection =
        inspect(
            "SELECT f(1), main.s.upper(2), a.upper(), now(), current_date, getvariable('x')"
                + " FROM table_changes('t', 1), range(3), read_parquet('x')");
    assertThat(inspection.functions())
        .extracting(Gate.FunctionCall::name)
        .containsExactly(List.of("f"), List.of("main", "s", "upper"), List.of("getvariable"));
    assertThat(inspection.varying())
        .extracting(Gate.FunctionCall::name)
        .containsExactly(List.of("now"), List.of("current_date"));
    assertThat(inspection.tableFunctions())
        .extracting(Gate.TableFunctionCall::name)
        .containsExactlyInAnyOrder(List.of("table_changes"), List.of("read_parquet"));
    assertThat(inspection.tableFunctions())
        .filteredOn(Gate.TableFunctionCall::readsFiles)
        .hasSize(1);
  }

  @Test
  void deepQueriesAreRefusedOrLookedThrough() {
    assertThat(inspect("SELECT 1" + " + 1".repeat(300)).tables()).isEmpty();
    assertThatThrownBy(() -> inspect("SELECT 1" + " + 1".repeat(3000)))
        .isInstanceOf(LakewiseException.class);
  }
}
