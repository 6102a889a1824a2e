package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many rows of values for one prepared change, as JDBC's {@code executeBatch} sends them. */
@Timeout(120)
class JdbcBatchIT extends OverJdbc {

  private static void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static List<List<Object>> sql(String sql) {
    return server.lake().sql(sql);
  }

  @Test
  void aBatchOfEveryTypeIsOneCommitAndObeysTheTable() throws SQLException {
    run(
        "create table typed (id bigint, price decimal(9,2), day date, seen timestamp, note string,"
            + " flag boolean, raw binary, nothing int, check (id < 2000))");
    String text = "insert into typed values (?, ?, ?, ?, 'n' || ?, ?, ?, ?);";
    try (PreparedStatement insert = connection.prepareStatement(text)) {
      for (int i = 0; i < 1500; i++) {
        typed(insert, i);
      }
      assertThat(Arrays.stream(insert.executeBatch()).sum()).isEqualTo(1500);
      typed(insert, 1);
      typed(insert, 5000);
      assertThatThrownBy(insert::executeBatch).hasMessageContaining("id < 2000");
    }
    assertThat(sql("describe history typed")).hasSize(2);
    assertThat(
            sql(
                "select count(*), sum(id), sum(price)::string, min(day)::string, max(seen)::string,"
                    + " min(note), count(nothing), count(*) filter (flag), hex(max(raw))"
                    + " from typed"))
        .containsExactly(
            List.of(
                1500L,
                BigInteger.valueOf(1124250),
                "1693.87",
                "2020-01-01",
                "2020-01-02 03:04:05.678",
                "n0",
                0L,
                750L,
                "0001"));
  }

  private static void typed(PreparedStatement insert, int i) throws SQLException {
    insert.setLong(1, i);
    insert.setBigDecimal(
        2, i % 1500 == 0 ? null : new BigDecimal("1.125").setScale(2, RoundingMode.HALF_UP));
    insert.setDate(3, Date.valueOf("2020-01-01"));
    insert.setTimestamp(4, new Timestamp(Instant.parse("2020-01-02T03:04:05.678Z").toEpochMilli()));
    insert.setString(5, "" + i);
    insert.setBoolean(6, i % 2 == 0);
    insert.setBytes(7, new byte[] {0, 1});
    insert.setNull(8, Types.INTEGER);
    insert.addBatch();
  }

  @Test
  void aBatchOfUpdatesOrDeletesIsOneCommitOrNone() throws SQLException {
    run("create table many (id bigint not null, age int, name string)");
    run("insert into many select range, 1, 'n' || range from range(1000)");
    try (PreparedStatement change =
        connection.prepareStatement("update many set age = ?, name = ? where id = ?")) {
      for (int i = 0; i < 500; i++) {
        change.setInt(1, i);
        change.setString(2, i % 2 == 0 ? "even" : null);
        change.setLong(3, 2 * i);
        change.addBatch();
      }
      assertThat(Arrays.stream(change.executeBatch()).sum()).isEqualTo(500);
      for (int i = 0; i < 2; i++) {
        change.setInt(1, i);
        change.setString(2, "twice");
        change.setLong(3, 1);
        change.addBatch();
      }
      assertThatThrownBy(change::executeBatch).hasMessageContaining("nothing was changed");
    }
    try (PreparedStatement change =
        connection.prepareStatement("delete from many where id = ? or id = ?")) {
      for (long i = 100; i < 200; i++) {
        change.setLong(1, i);
        change.setLong(2, i + 1);
        change.addBatch();
      }
      assertThat(Arrays.stream(change.executeBatch()).sum()).isEqualTo(101);
    }
    assertThat(sql("describe history many")).hasSize(4);
    assertThat(
            sql(
                "select count(*), sum(age), count(name), count(*) filter (name = 'even') from many"))
        .containsExactly(List.of(899L, BigInteger.valueOf(121375L), 674L, 224L));
    try (PreparedStatement change =
        connection.prepareStatement("update many set id = nullif(?, 7) where name = ?")) {
      change.setLong(1, 5000);
      change.setString(2, "n1");
      change.addBatch();
      change.setLong(1, 7);
      change.setString(2, "n3");
      change.addBatch();
      assertThatThrownBy(change::executeBatch).hasMessageContaining("id");
    }
    assertThat(sql("describe history many")).hasSize(4);
  }

  @Test
  void aBatchOfAnyOtherChangeSaysWhatItHasDone() throws SQLException {
    run("create table ages (id bigint not null, age int)");
    run("insert into ages values (1, 10), (2, 20), (3, 30)");
    try (PreparedStatement change =
        connection.prepareStatement("update ages set age = ?::int where age = ?")) {
      change.setInt(1, 15);
      change.setInt(2, 10);
      change.addBatch();
      change.setInt(1, 10);
      change.setInt(2, 15);
      change.addBatch();
      assertThat(Arrays.stream(change.executeBatch()).sum()).isEqualTo(2);
    }
    try (PreparedStatement change =
        connection.prepareStatement("update ages set id = nullif(?, 7) where age = ? and id < 5")) {
      change.setLong(1, 5);
      change.setInt(2, 10);
      change.addBatch();
      change.setLong(1, 7);
      change.setInt(2, 20);
      change.addBatch();
      assertThatThrownBy(change::executeBatch)
          .hasMessageContaining("row 2 of 2")
          .hasMessageContaining("1 are committed");
    }
    assertThat(sql("select id, age from ages order by age"))
        .containsExactly(List.of(5L, 10), List.of(2L, 20), List.of(3L, 30));
  }

  /** As one statement the second row would not meet what the first one adds. */
  @Test
  void aBatchOfMergesGoesInOrder() throws SQLException {
    run("create table named (id bigint, name string)");
    String text =
        "merge into named using (select cast(? as bigint) as id, ? as name) s on named.id = s.id"
            + " when matched then update set name = named.name || s.name"
            + " when not matched then insert *";
    try (PreparedStatement merge = connection.prepareStatement(text)) {
      for (String[] row : new String[][] {{"1", "a"}, {"01", "b"}, {"2", "c"}}) {
        merge.setString(1, row[0]);
        merge.setString(2, row[1]);
        merge.addBatch();
      }
      assertThat(Arrays.stream(merge.executeBatch()).sum()).isEqualTo(3);
    }
    assertThat(sql("select id, name from named order by id"))
        .containsExactly(List.of(1L, "ab"), List.of(2L, "c"));
    assertThat(sql("describe history named")).hasSize(4);
  }
}
