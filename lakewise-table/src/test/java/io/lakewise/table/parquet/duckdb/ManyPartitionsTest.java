package io.lakewise.table.parquet.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManyPartitionsTest extends OpenDuckDb {

  private static final Metadata TABLE =
      Metadata.of(
          "id",
          new StructType(
              List.of(
                  new StructField("rowid", PrimitiveType.LONG, true),
                  new StructField("a", PrimitiveType.LONG, true),
                  new StructField("b", PrimitiveType.STRING, true))),
          List.of("a", "b"),
          Map.of(),
          null);

  /** 1,250 partitions of two rows each, some values null; the column of data has a wicked name. */
  private static final String ROWS =
      "SELECT CASE WHEN i % 7 = 0 THEN NULL ELSE i END AS rowid, nullif(i % 50, 3) AS a,"
          + " nullif('v' || (i // 50 % 25), 'v4') AS b FROM range(2500) AS r(i)";

  @Test
  void aCopyThatWasEndedIsDoneAnewInRanges() throws SQLException {
    List<WrittenFile> files = write(true);
    assertThat(files).hasSize(1_250).allMatch(file -> file.rows() == 2);
    Set<Map<String, String>> partitions = new HashSet<>();
    files.forEach(file -> partitions.add(file.partitionValues()));
    assertThat(partitions).hasSize(1_250).contains(nulls()).contains(Map.of("a", "7", "b", "v9"));
    String pattern = folder.resolve("data/many-*/*/*/*.parquet").toString();
    String written =
        ("SELECT rowid, nullif(a, '__HIVE_DEFAULT_PARTITION__')::BIGINT,"
                + " nullif(b, '__HIVE_DEFAULT_PARTITION__') FROM read_parquet(")
            + Literals.text(pattern)
            + ", hive_partitioning = true, hive_types_autocast = false)";
    assertThat(count("(" + written + ") EXCEPT ALL (" + ROWS + ")")).isZero();
    assertThat(count("(" + ROWS + ") EXCEPT ALL (" + written + ")")).isZero();
    assertThat(count("FROM duckdb_tables()")).isZero();
  }

  @Test
  void aCopyThatFailedByItselfIsNot() {
    assertThatThrownBy(() -> write(false)).isInstanceOf(LakewiseException.class);
    assertThat(folder.resolve("data").toFile().list()).noneMatch(name -> name.startsWith("many"));
  }

  private List<WrittenFile> write(boolean ended) {
    FileLayout layout = new FileLayout(folder.resolve("data"), List.of(), false, false, 1L << 30);
    return new DataFileWriter(connection, new Failing(ended)).write(ROWS, TABLE, layout);
  }

  private long count(String select) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM (" + select + ")")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Map<String, String> nulls() {
    Map<String, String> values = new HashMap<>();
    values.put("a", null);
    values.put("b", null);
    return values;
  }

  /** Makes every COPY fail, as there is a file where its folder should be. */
  private record Failing(boolean ended) implements CopyWatch {

    @Override
    public Watching over(Path folder, int depth, int most) {
      try {
        Files.writeString(folder, "in the way");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Watching() {
        @Override
        public boolean ended() {
          return ended;
        }

        @Override
        public void close() {
          // nothing was begun
        }
      };
    }
  }
}
