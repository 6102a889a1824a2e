package io.lakewise.engine.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurvesTest {

  private static final String SQUARE =
      "SELECT x::INT AS x, y::INT AS y FROM range(64) a(x), range(64) b(y)";
  private static final String CUBE =
      "SELECT x::INT AS x, y::INT AS y, z::INT AS z FROM range(16) a(x), range(16) b(y), range(16)"
          + " c(z)";

  @Test
  void neighboursOnTheHilbertCurveAreNeighboursInSpace() throws SQLException {
    assertStepsOfOne(walk(Curves.hilbert(SQUARE, List.of("x", "y")), "x, y"), 64 * 64);
    assertStepsOfOne(walk(Curves.hilbert(CUBE, List.of("x", "y", "z")), "x, y, z"), 16 * 16 * 16);
  }

  @Test
  void theZorderCurveInterleavesBits() throws SQLException {
    List<List<Integer>> walk = walk(Curves.zorder(SQUARE, List.of("x", "y")), "x, y");
    assertThat(walk.subList(0, 6))
        .containsExactly(
            List.of(0, 0),
            List.of(0, 1),
            List.of(1, 0),
            List.of(1, 1),
            List.of(0, 2),
            List.of(0, 3));
  }

  @Test
  void twentyColumnsAreNotTooMany() throws SQLException {
    List<String> many = java.util.Collections.nCopies(20, "x");
    assertThat(walk(Curves.hilbert("SELECT 1 AS x UNION ALL SELECT 2", many), "x")).hasSize(2);
  }

  private static void assertStepsOfOne(List<List<Integer>> walk, int length) {
    assertThat(walk).hasSize(length).doesNotHaveDuplicates();
    for (int i = 1; i < walk.size(); i++) {
      int distance = 0;
      for (int axis = 0; axis < walk.get(i).size(); axis++) {
        distance += Math.abs(walk.get(i).get(axis) - walk.get(i - 1).get(axis));
      }
      assertThat(distance).as("step to %s", walk.get(i)).isEqualTo(1);
    }
  }

  private static List<List<Integer>> walk(String sql, String columns) throws SQLException {
    List<List<Integer>> points = new ArrayList<>();
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows =
            duckDb
                .createStatement()
                .executeQuery("SELECT " + columns + " FROM (" + sql + ") ORDER BY __place")) {
      while (rows.next()) {
        List<Integer> point = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          point.add(rows.getInt(i));
        }
        points.add(point);
      }
    }
    return points;
  }
}
