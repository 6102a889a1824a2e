package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Arrow Flight SQL JDBC driver, as programs and tools for databases use it. */
@Timeout(120)
class JdbcDriverIT extends OverJdbc {

  private static final String ENDLESS =
      "select count(*) from range(100000000) a, range(100000000) b where a.range * b.range % 7 = 9";

  private static List<List<Object>> rows(ResultSet result) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (result) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<List<Object>> sql(String query) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return rows(statement.executeQuery(query));
    }
  }

  private static int update(String change) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(change);
    }
  }

  @Test
  void aValueOfEveryTypeIsReadByItsGetter() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select 1::tinyint, 2::smallint, 3, 4::bigint, 1.5::float, 2.5::double,"
                    + " 3.25::decimal(10,2), 'text', '\\x01\\x02'::blob, date '2020-02-29',"
                    + " time '12:34:56', timestamp '2020-01-01 00:00:00.000001', true, null::int,"
                    + " [1, null, 3], {'a': 1}, map {'k': 1}, timestamptz '2020-01-01 02:00:00+02'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getByte(1)).isEqualTo((byte) 1);
      assertThat(row.getShort(2)).isEqualTo((short) 2);
      assertThat(row.getInt(3)).isEqualTo(3);
      assertThat(row.getLong(4)).isEqualTo(4);
      assertThat(row.getFloat(5)).isEqualTo(1.5f);
      assertThat(row.getDouble(6)).isEqualTo(2.5);
      assertThat(row.getBigDecimal(7)).isEqualTo(new BigDecimal("3.25"));
      assertThat(row.getString(8)).isEqualTo("text");
      assertThat(row.getBytes(9)).containsExactly(1, 2);
      assertThat(row.getDate(10)).isEqualTo(Date.valueOf("2020-02-29"));
      assertThat(row.getTime(11)).isEqualTo(Time.valueOf("12:34:56"));
      assertThat(row.getTimestamp(12)).isEqualTo(Timestamp.valueOf("2020-01-01 00:00:00.000001"));
      assertThat(row.getBoolean(13)).isTrue();
      assertThat(row.getInt(14)).isZero();
      assertThat(row.wasNull()).isTrue();
      Array list = row.getArray(15);
      assertThat((Object[]) list.getArray()).containsExactly(1, null, 3);
      assertThat(row.getObject(16)).hasToString("{\"a\":1}");
      assertThat(row.getObject(17)).hasToString("{\"k\":1}");
      assertThat(row.getTimestamp(18).toInstant()).hasToString("2020-01-01T00:00:00Z");
      assertThat(row.next()).isFalse();
    }
  }

  @Test
  void markersTakeValuesOfTheirTypes() throws SQLException {
    update(
        "create table bound (id bigint, small int, price decimal(10,2), seen timestamp_ntz,"
            + " day date, name string, flag boolean, weight double, bytes binary)");
    try (PreparedStatement insert =
        connection.prepareStatement("insert into bound values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, 1L << 40);
      insert.setInt(2, 7);
      insert.setBigDecimal(3, new BigDecimal("12.50"));
      insert.setTimestamp(4, Timestamp.valueOf("2024-02-29 12:34:56.789"));
      insert.setDate(5, Date.valueOf("2024-02-29"));
      insert.setString(6, "it's '; drop table bound --");
      insert.setBoolean(7, true);
      insert.setDouble(8, 0.25);
      insert.setBytes(9, new byte[] {0, 39, -1});
      assertThat(insert.executeUpdate()).isEqualTo(1);
      for (int i = 1; i <= 9; i++) {
        insert.setNull(i, Types.NULL);
      }
      insert.setLong(1, 2);
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "select * from bound where id = ? and small = ? and price > ? and seen >= ?"
                + " and day = ? and name like ? and flag = ? and weight < ? + 1")) {
      select.setLong(1, 1L << 40);
      select.setInt(2, 7);
      select.setBigDecimal(3, new BigDecimal("12.49"));
      select.setTimestamp(4, Timestamp.valueOf("2024-02-29 12:34:56.789"));
      select.setDate(5, Date.valueOf("2024-02-29"));
      select.setString(6, "it's%");
      select.setBoolean(7, true);
      select.setInt(8, 0);
      List<List<Object>> found = rows(select.executeQuery());
      assertThat(found).hasSize(1);
      assertThat(found.get(0).subList(0, 8))
          .containsExactly(
              1L << 40,
              7,
              new BigDecimal("12.50"),
              Timestamp.valueOf("2024-02-29 12:34:56.789"),
              Date.valueOf("2024-02-29"),
              "it's '; drop table bound --",
              true,
              0.25);
      assertThat((byte[]) found.get(0).get(8)).containsExactly(0, 39, -1);
    }
    assertThat(sql("select count(small), count(*) from bound where id = 2"))
        .containsExactly(List.of(0L, 1L));
  }

  @Test
  void noNumberIsCutWhereAnyMayStand() throws SQLException {
    update("create table numbered (id bigint)");
    update("insert into numbered values (9007199254740993)");
    try (PreparedStatement select =
        connection.prepareStatement("select ? * 2, id + ?, 7 // ?, ? * 2.5 from numbered")) {
      select.setDouble(1, 1.13);
      select.setInt(2, 2);
      select.setLong(3, 2);
      select.setBigDecimal(4, new BigDecimal("1.5"));
      List<Object> row = rows(select.executeQuery()).get(0);
      assertThat(((Number) row.get(0)).doubleValue()).isEqualTo(2.26);
      assertThat(row.subList(1, 3)).containsExactly(9007199254740995L, 3L);
      assertThat((BigDecimal) row.get(3)).isEqualByComparingTo("3.75");
      select.setLong(2, (1L << 53) + 1);
      assertThatThrownBy(select::executeQuery).hasMessageContaining("CAST(? AS BIGINT)");
    }
    try (PreparedStatement change =
        connection.prepareStatement("update numbered set id = id - ? where id > ?")) {
      for (int i = 0; i < 2; i++) {
        change.setLong(1, 1);
        change.setLong(2, (1L << 53) + i);
        change.addBatch();
      }
      assertThat(Arrays.stream(change.executeBatch()).sum()).isEqualTo(1);
    }
    assertThat(sql("select id from numbered")).containsExactly(List.of(9007199254740992L));
    try (PreparedStatement insert =
        connection.prepareStatement("insert into numbered select ? + 1")) {
      insert.setInt(1, 1);
      insert.addBatch();
      insert.setInt(1, 2);
      insert.addBatch();
      assertThat(Arrays.stream(insert.executeBatch()).sum()).isEqualTo(2);
    }
    assertThat(sql("select id from numbered order by id limit 2"))
        .containsExactly(List.of(2L), List.of(3L));
  }

  @Test
  void preparedChangesAndBatchesOfValues() throws SQLException {
    update("create table batched (id bigint, name string)");
    try (PreparedStatement insert =
        connection.prepareStatement("insert into batched (id, name) values (?, upper(?))")) {
      for (int i = 0; i < 5; i++) {
        insert.setLong(1, i);
        insert.setString(2, i == 3 ? null : "n" + i);
        insert.addBatch();
      }
      assertThat(Arrays.stream(insert.executeBatch()).sum()).isEqualTo(5);
    }
    assertThat(sql("describe history batched")).hasSize(2);
    assertThat(sql("select * from batched order by id"))
        .containsExactly(
            List.of(0L, "N0"),
            List.of(1L, "N1"),
            List.of(2L, "N2"),
            Arrays.asList(3L, null),
            List.of(4L, "N4"));
    try (PreparedStatement change =
        connection.prepareStatement("update batched set name = ?, id = id + ? where id >= ?")) {
      change.setString(1, "changed");
      change.setInt(2, 10);
      change.setInt(3, 3);
      assertThat(change.executeUpdate()).isEqualTo(2);
    }
    assertThat(sql("select id from batched where name = 'changed' order by id"))
        .containsExactly(List.of(13L), List.of(14L));
  }

  @Test
  void aStatementIsCancelledAndTheConnectionGoesOn() throws Exception {
    try (Statement statement = connection.createStatement()) {
      CompletableFuture<List<List<Object>>> running =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return rows(statement.executeQuery(ENDLESS));
                } catch (SQLException e) {
                  throw new CompletionException(e);
                }
              });
      while (!running.isDone()) {
        Thread.sleep(200);
        statement.cancel();
      }
      assertThatThrownBy(running::join).hasCauseInstanceOf(SQLException.class);
    }
    assertThat(sql("select 42")).containsExactly(List.of(42));
    assertThatThrownBy(() -> sql("select nothing")).hasMessageContaining("nothing");
  }

  @Test
  void theDigitsOfDecimalsAreTold() throws SQLException {
    String query = "select 1.5::decimal(10,2) as price, 2::decimal(38,0) as wide, 3 as n";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query);
        PreparedStatement prepared = connection.prepareStatement(query)) {
      for (ResultSetMetaData told : List.of(rows.getMetaData(), prepared.getMetaData())) {
        assertThat(List.of(told.getPrecision(1), told.getScale(1))).containsExactly(10, 2);
        assertThat(List.of(told.getPrecision(2), told.getScale(2))).containsExactly(38, 0);
      }
      assertThat(rows.next()).isTrue();
      assertThat(rows.getBigDecimal("price")).isEqualTo("1.50");
    }
  }
}
