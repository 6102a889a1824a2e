package io.lakewise.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.workbench.TreeJson;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What runs is the text that DuckDB makes of the tree that passed the gate. So that text has to be
 * the same tree, whatever names and strings stand in it.
 */
class RenderedTextTest {

  /** A name, in its quotes, and a string that try to end where they stand. */
  private static final String NAME = "\"a\"\" b'), getenv('x') -- \n/*\"";

  private static final String TEXT = "'a'' b\"), getenv(\"x\") -- \n/*'";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 AS N",
        "SELECT N FROM t",
        "SELECT N.N FROM t",
        "SELECT * FROM t AS N (N, b)",
        "SELECT * FROM N",
        "SELECT * FROM N.N.N",
        "SELECT * FROM t JOIN u USING (N, b)",
        "SELECT * EXCLUDE (N) REPLACE (1 AS b) FROM t",
        "SELECT * RENAME (a AS N) FROM t",
        "SELECT N.* FROM t",
        "SELECT N(1), s.N(1), N(DISTINCT 1), a.N(1)",
        "SELECT f(N := 1), f(1, N := 2)",
        "SELECT * FROM N(1), N.N(1), f(N := 1)",
        "SELECT {N: 1, T: 2}, struct_pack(N := 1), MAP {T: 1}",
        "SELECT x.N, ({T: 1}).\"a b\", x[T], x[T:T]",
        "SELECT list_transform([1], lambda N, b: N + b)",
        "SELECT a COLLATE N FROM t ORDER BY a COLLATE N DESC",
        "SELECT CAST(a AS STRUCT(N INTEGER, b VARCHAR)), CAST(a AS UNION(N INTEGER))",
        "SELECT CAST(a AS ENUM(T, 'b')), CAST(a AS N), CAST(a AS MAP(VARCHAR, STRUCT(N INT)))",
        "SELECT sum(a) OVER N FROM t WINDOW N AS (PARTITION BY N ORDER BY N)",
        "WITH N AS (SELECT 1), N2(N) AS (SELECT 2) SELECT * FROM N",
        "WITH RECURSIVE N(N) AS (SELECT 1 UNION ALL SELECT N + 1 FROM N) SELECT * FROM N",
        "WITH RECURSIVE N(N) USING KEY (N) AS (SELECT 1 UNION SELECT 2 FROM N) FROM N",
        "FROM (PIVOT t ON a IN (T AS N) USING sum(N) AS N GROUP BY N)",
        "FROM (PIVOT N ON N IN (T, 'z') USING sum(N))",
        "FROM (UNPIVOT t ON N, c INTO NAME N VALUE N)",
        "SELECT COLUMNS(T), COLUMNS(N) FROM t",
        "SELECT * LIKE T FROM t",
        "FROM t AT (TIMESTAMP => T)",
        "FROM t TABLESAMPLE reservoir(10%) REPEATABLE (3)",
        "SELECT T, E'a\\n', $$a'b$$, DATE T, INTERVAL T, x'41'",
        "SELECT a->T, a->>T, a LIKE T, a NOT ILIKE T, a SIMILAR TO T, a GLOB T, a ~ T",
        "SELECT CASE WHEN a THEN T ELSE N END, a IN (T, N), a BETWEEN T AND N",
        "SELECT a AT TIME ZONE T, extract(T FROM a), string_agg(a, T ORDER BY N)",
        "SELECT * FROM unnest([1]) WITH ORDINALITY N(N, b)",
        "SELECT N FROM t GROUP BY N HAVING N = T ORDER BY N",
        "SELECT first_value(N IGNORE NULLS) OVER (ORDER BY N ROWS 1 PRECEDING EXCLUDE TIES) FROM t",
        "SELECT DISTINCT ON (N) N FROM t QUALIFY row_number() OVER (ORDER BY N) = 1 LIMIT 10%",
        "SELECT -(a + b) * c, a - (b - c), (a = b) = c, a = (b = c), a ** (b ** c), NOT (a AND b)",
        "(SELECT 1 LIMIT 1) UNION ALL BY NAME (SELECT 2 ORDER BY 1) EXCEPT SELECT N FROM N",
        "FROM (DESCRIBE SELECT N FROM N), (SUMMARIZE N)",
        "SELECT [N + 1 FOR N IN [1]], try(N), TRY_CAST(T AS DATE), array(SELECT N FROM N)",
      })
  void isTheTreeThatPassed(String pattern) throws SQLException {
    sameTree(
        pattern
            .replaceAll("\\bN2\\b", "q")
            .replaceAll("\\bN\\b", "\u0001")
            .replaceAll("\\bT\\b", "\u0002")
            .replace("\u0001", NAME)
            .replace("\u0002", TEXT));
  }

  @ParameterizedTest
  @MethodSource("usual")
  void usualStatementsStayWhatTheyAre(String statement) throws SQLException {
    sameText(statement);
  }

  /** VALUES gets one more query around it each time. */
  static List<String> usual() {
    return Statements.usual().stream().filter(text -> !text.startsWith("VALUES")).toList();
  }

  private static void sameTree(String select) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      String tree = ask(connection, "SELECT json_serialize_sql(?)", select);
      String text = ask(connection, "SELECT json_deserialize_sql(?)", tree);
      String again = ask(connection, "SELECT json_serialize_sql(?)", text);
      assertThat(plain(again)).as(text).isEqualTo(plain(tree));
      assertThat(plain(tree).path("error").asBoolean()).as(tree).isFalse();
    }
  }

  /** Some constructs are spelled out when they are rendered, and then stay as they are. */
  private static void sameText(String select) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      String once = rendered(connection, select);
      String twice = rendered(connection, once);
      assertThat(rendered(connection, twice)).isEqualTo(twice);
    }
  }

  private static String rendered(Connection connection, String select) throws SQLException {
    String tree = ask(connection, "SELECT json_serialize_sql(?)", select);
    return ask(connection, "SELECT json_deserialize_sql(?)", tree);
  }

  private static String ask(Connection connection, String query, String argument)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, argument);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private static JsonNode plain(String json) {
    JsonNode tree = TreeJson.read(json);
    strip(tree);
    return tree;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("query_location");
      object.remove("query_location_length");
    }
    node.forEach(RenderedTextTest::strip);
  }
}
