package io.lakewise.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.workbench.TreeJson;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadColumnsTest {

  private static Optional<Set<String>> read(String select) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement serialize = connection.prepareStatement("SELECT json_serialize_sql(?)")) {
      serialize.setString(1, select);
      try (ResultSet rows = serialize.executeQuery()) {
        rows.next();
        ObjectNode tree =
            (ObjectNode) TreeJson.read(rows.getString(1)).path("statements").path(0).path("node");
        return ReadColumns.of(tree, "__t0");
      }
    }
  }

  @Test
  void columnsAreReadWhereverTheirNamesStand() throws SQLException {
    assertThat(
            read("SELECT a, t.b, \"C\"[1:2], d.upper(), f(e) OVER (PARTITION BY g), h.i.j,"
                    + " CASE k WHEN l THEN m::INT END FROM __t0 AS t WHERE n IN (1) AND 'o' = ''"
                    + " GROUP BY p HAVING max(q) > 1 QUALIFY r ORDER BY s LIMIT 1")
                .orElseThrow())
        .contains("a", "b", "c", "d", "e", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q")
        .contains("r", "s")
        .doesNotContain("u");
    assertThat(read("SELECT count(*) FROM __t0 AS t").orElseThrow()).doesNotContain("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM __t0 AS t",
        "SELECT t.* FROM __t0 AS t",
        "FROM __t0 AS t",
        "SELECT COLUMNS('a') FROM __t0 AS t",
        "SELECT a FROM __t0 AS t ORDER BY ALL",
        "SELECT #1 FROM __t0 AS t",
        "SELECT t FROM __t0 AS t",
        "SELECT \"T\" FROM __t0 AS t",
        "SELECT t.to_json() FROM __t0 AS t",
        "SELECT count(t) FROM __t0 AS t WHERE a = 1",
        "SELECT t['a'] FROM __t0 AS t",
        "SELECT x FROM __t0 AS t(x)",
        "SELECT a FROM __t0 AS t WHERE EXISTS (SELECT b)",
        "SELECT a FROM __t0 AS t, __t0 AS u",
        "SELECT a FROM (SELECT a FROM __t0) AS t",
        "WITH q AS (SELECT 1) SELECT a FROM __t0 AS t",
        "SELECT list_transform([1], lambda x: x) FROM __t0 AS t",
        "SELECT a FROM __t0 AS t UNION ALL SELECT a FROM __t0 AS t",
        "UNPIVOT __t0 ON a INTO NAME n VALUE v"
      })
  void aQueryThatMayMeanColumnsWithoutTheirNamesReadsAny(String select) throws SQLException {
    assertThat(read(select)).isEmpty();
  }
}
