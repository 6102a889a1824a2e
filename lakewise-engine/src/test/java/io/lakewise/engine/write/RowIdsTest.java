package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowIdsTest extends WriteFixture {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rowsKeepTheirIdsWhenTheyChangeOrAreCopied(boolean deletionVectors) throws Exception {
    table(
        "t",
        "id INT, v STRING",
        "TBLPROPERTIES ('delta.enableRowTracking' = 'true', 'delta.enableChangeDataFeed' = 'true',"
            + " 'delta.enableDeletionVectors' = '"
            + deletionVectors
            + "')");
    lake.run("INSERT INTO t SELECT range, 'a' FROM range(6)");
    lake.run("UPDATE t SET v = 'u' WHERE id = 4");
    assertThat(written()).containsEntry(4, 4L);
    assertThat(written().size()).isEqualTo(deletionVectors ? 1 : 6);
    lake.run(
        "MERGE INTO t USING (SELECT * FROM (VALUES (2), (4), (9)) s(id)) s ON t.id = s.id"
            + " WHEN MATCHED THEN UPDATE SET v = 'm' WHEN NOT MATCHED THEN INSERT (id) VALUES (9)");
    assertThat(written()).containsEntry(2, 2L).containsEntry(4, 4L);
    assertThat(rows("t"))
        .containsExactly("[0, a]", "[1, a]", "[2, m]", "[3, a]", "[4, m]", "[5, a]", "[9, null]");
  }

  /** The ids that the files of the last commit keep for their rows. */
  private TreeMap<Integer, Long> written() throws Exception {
    String first = Files.readString(location("t").resolve("_delta_log/00000000000000000000.json"));
    Matcher column = Pattern.compile("materializedRowIdColumnName\":\"([^\"]+)").matcher(first);
    assertThat(column.find()).isTrue();
    TreeMap<Integer, Long> ids = new TreeMap<>();
    Matcher added = Pattern.compile("\\{\"add\":\\{\"path\":\"([^\"]+)").matcher(lastCommit("t"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String path : added.results().map(found -> found.group(1)).toList()) {
        String from = " FROM read_parquet('" + location("t").resolve(path) + "')";
        List<String> names = new java.util.ArrayList<>();
        try (ResultSet described = statement.executeQuery("DESCRIBE SELECT *" + from)) {
          while (described.next()) {
            names.add(described.getString(1));
          }
        }
        if (names.contains(column.group(1))) {
          try (ResultSet rows =
              statement.executeQuery("SELECT id, \"" + column.group(1) + "\"" + from)) {
            while (rows.next()) {
              ids.put(rows.getInt(1), rows.getLong(2));
            }
          }
        }
      }
    }
    return ids;
  }
}
