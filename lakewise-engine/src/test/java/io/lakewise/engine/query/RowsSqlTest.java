package io.lakewise.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.session.ResultColumn;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that Lakewise knows by itself, as queries. */
class RowsSqlTest {

  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("i", "INTEGER"),
          new ResultColumn("a \"name\"", "VARCHAR"),
          new ResultColumn("t", "TIMESTAMP WITH TIME ZONE"),
          new ResultColumn("d", "DECIMAL(9,2)"),
          new ResultColumn("b", "BOOLEAN"));

  private static List<List<Object>> rows(int count) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          Arrays.asList(
              i,
              i % 2 == 0 ? null : "it's [\"" + i + "\\\u00e9\", null]\n",
              Instant.ofEpochSecond(i, 1000),
              new BigDecimal(i).movePointLeft(2),
              i % 3 == 0));
    }
    return rows;
  }

  private static List<String> read(String sql) throws Exception {
    List<String> read = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows = connection.createStatement().executeQuery(sql + " ORDER BY 1")) {
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= COLUMNS.size(); i++) {
          row.add(rows.getObject(i));
        }
        read.add(row.toString());
      }
    }
    return read;
  }

  @Test
  void manyRowsAreTheSameAsFew() throws Exception {
    String few = RowsSql.select(COLUMNS, rows(1000));
    String many = RowsSql.select(COLUMNS, rows(1001));
    assertThat(few).contains("VALUES");
    assertThat(many).doesNotContain("VALUES");
    assertThat(read(many)).hasSize(1001).startsWith(read(few).toArray(String[]::new));
  }
}
