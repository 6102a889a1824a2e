package io.lakewise.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tables of other engines whose statistics are wrong: bounds are believed, as by every engine, so
 * that a condition may overlook rows; but no change loses a row that it did not mean.
 */
class LyingStatisticsTest extends LakeOfOthers {

  private static final String FEED =
      "{\"delta.enableChangeDataFeed\":\"false\",\"delta.enableDeletionVectors\":\"true\"}";

  /** Ten rows in one file of which the log says what is given. */
  private HandMadeTable table(String protocol, String stats) throws IOException {
    HandMadeTable table =
        HandMadeTable.of(
            lake,
            root,
            "t" + UUID.randomUUID().toString().replace("-", ""),
            "SELECT range AS id, 'n' || range AS name FROM range(10)");
    return table.commit(
        protocol,
        HandMadeTable.metadata(HandMadeTable.columns(), "[]", FEED),
        HandMadeTable.add(
            "sound.parquet",
            Files.size(table.dataFile()),
            stats == null ? "" : ",\"stats\":\"" + stats.replace("\"", "\\\"") + "\""));
  }

  private List<Object> ids(HandMadeTable table) {
    return lake.sql("SELECT id FROM " + table.name() + " ORDER BY id").stream()
        .map(row -> row.get(0))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"numRecords\":3}",
        "{\"numRecords\":0}",
        "{\"numRecords\":-7}",
        "{\"numRecords\":3000000000}",
        "{\"numRecords\":99999999999999999999}",
        "{\"numRecords\":\"3\"}",
        "{\"numRecords\":3.0}",
        "{\"numRecords\":null}",
        "{\"numRecords\":3,\"numRecords\":10}",
        "{\"numRecords\":3,\"tightBounds\":true,\"minValues\":{\"id\":0},\"maxValues\":{\"id\":9}}",
        "{\"numRecords\":3,\"nullCount\":{\"id\":-1,\"name\":9000000000}}",
        "{\"numRecords\":3,\"nullCount\":{\"id\":\"x\",\"name\":[]},\"minValues\":[],\"maxValues\":7}",
        "{\"minValues\":{\"id\":\"zero\",\"name\":0},\"maxValues\":{\"id\":{},\"name\":[1]}}",
        "{\"numRecords\":3",
        "not JSON",
        "[3]",
        "3",
        "",
        "{}"
      })
  void noRowIsLostThatWasNotMeant(String stats) throws IOException {
    for (String protocol : List.of(HandMadeTable.PROTOCOL, HandMadeTable.VECTORS)) {
      HandMadeTable table = table(protocol, stats);
      lake.run("DELETE FROM " + table.name() + " WHERE id + 0 IN (0, 1, 2)");
      assertThat(ids(table)).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
      lake.run("DELETE FROM " + table.name() + " WHERE id + 0 = 8");
      lake.run("UPDATE " + table.name() + " SET name = 'x' WHERE id + 0 = 4");
      lake.run(
          "MERGE INTO "
              + table.name()
              + " AS t USING (SELECT 5::BIGINT AS id) AS s ON t.id + 0 = s.id"
              + " WHEN MATCHED THEN DELETE");
      assertThat(ids(table)).containsExactly(3L, 4L, 6L, 7L, 9L);
      lake.run("OPTIMIZE " + table.name());
      assertThat(ids(table)).containsExactly(3L, 4L, 6L, 7L, 9L);
      lake.run("DELETE FROM " + table.name() + " WHERE id + 0 > 0");
      assertThat(ids(table)).isEmpty();
    }
  }

  @Test
  void aRowBehindTheStatedEndIsDeletedAndTheTableStaysReadable() throws IOException {
    HandMadeTable table = table(HandMadeTable.VECTORS, "{\"numRecords\":3}");
    lake.run("DELETE FROM " + table.name() + " WHERE id + 0 = 9");
    assertThat(ids(table)).hasSize(9).doesNotContain(9L);
    assertThat(lake.sql("SELECT id, _change_type FROM table_changes('" + table.name() + "', 1)"))
        .containsExactly(List.of(9L, "delete"));
  }

  @Test
  void theChangeFeedShowsOnlyRowsThatChanged() throws IOException {
    HandMadeTable table = table(HandMadeTable.VECTORS, "{\"numRecords\":5}");
    lake.run("DELETE FROM " + table.name() + " WHERE id + 0 = 1");
    assertThat(lake.sql("SELECT id, _change_type FROM table_changes('" + table.name() + "', 1)"))
        .containsExactly(List.of(1L, "delete"));
  }

  @Test
  void boundsThatLieHideRowsFromConditionsAndNothingElse() throws IOException {
    HandMadeTable table =
        table(
            HandMadeTable.VECTORS,
            "{\"numRecords\":10,\"minValues\":{\"id\":100},\"maxValues\":{\"id\":200},"
                + "\"nullCount\":{\"id\":0,\"name\":0}}");
    assertThat(lake.sql("SELECT * FROM " + table.name() + " WHERE id = 5")).isEmpty();
    lake.run("DELETE FROM " + table.name() + " WHERE id = 5");
    lake.run("UPDATE " + table.name() + " SET name = 'x' WHERE id < 50");
    assertThat(ids(table)).hasSize(10);
    lake.run("INSERT INTO " + table.name() + " VALUES (77, 'new')");
    lake.run("OPTIMIZE " + table.name());
    assertThat(lake.sql("SELECT name FROM " + table.name() + " WHERE id = 5"))
        .as("once it is rewritten, by what the rows say")
        .containsExactly(List.of("n5"));
  }
}
