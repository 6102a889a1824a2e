package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Statements over a table of four files, all of which but those that they need are gone from disk.
 */
class FilesReadTest extends WriteFixture {

  private static final Pattern PATH = Pattern.compile("\"path\":\"([^\"]+)\"");
  private static final String CHANGE = " WHEN MATCHED THEN UPDATE SET v = 1";

  /** Statement, files that it needs, rows that it changes. */
  private static final String CHANGES =
      """
      UPDATE t SET v = 1 WHERE id = 150 | 1 | 1
      UPDATE t SET v = v + id WHERE id BETWEEN 150 AND 249 AND v = 0 | 1,2 | 100
      UPDATE t SET v = 1 WHERE name = 'name 1310' OR seen < make_timestamptz(5000000) | 0,3 | 6
      UPDATE t SET v = 1 WHERE part = 2 AND st.k >= 0 | 2 | 100
      UPDATE t SET v = 1 WHERE id > 1000 | | 0
      DELETE FROM t WHERE id = 150 | 1 | 1
      DELETE FROM t WHERE x < 5 OR price > 99 | 0,3 | 43
      DELETE FROM t WHERE day IN ('2020-01-05', '2020-04-15') | 0,1 | 2
      DELETE FROM t WHERE part IN (1, 3) AND st.k % 2 = 0 | 1,3 | 100
      DELETE FROM t WHERE name IS NULL | | 0
      UPDATE t SET v = 1 WHERE id > 298.5 AND id <= 300.0 | 2,3 | 2
      UPDATE t SET v = 1 WHERE id * 2 = 301 OR st.k + 1 = 50.0 | 0 | 1
      UPDATE t SET v = 1 WHERE id NOT IN (NULL, 5) | | 0
      DELETE FROM t WHERE day = TIMESTAMP '2020-04-15 00:00:00' OR x = 6.25::FLOAT | 0,1 | 2
      DELETE FROM t WHERE date_trunc('month', day) IN (DATE '2020-06-01') | 1 | 30
      DELETE FROM t WHERE coalesce(part, 7) = 2.0 | 2 | 100
      """;

  /** Source, condition, files that are needed, rows that are changed. */
  private static final String MERGES =
      """
      SELECT 150 AS k | t.id = s.k | 1 | 1
      SELECT i AS k FROM range(100, 200) r(i) | t.id = s.k | 1 | 100
      SELECT i AS k FROM range(100, 200) r(i) | s.k = id AND t.v = 0 | 1 | 100
      SELECT unnest([5, 6, 390, NULL]) AS k | t.id = s.k | 0,3 | 3
      SELECT unnest([5, 390]) AS k | t.id = s.k AND t.price < 70 | 0 | 1
      SELECT unnest([5, 390]) AS k | t.id = s.k + 100 AND t.part = k // 300 + 1 | 1 | 1
      SELECT unnest([5, 390])::BIGINT AS k | id = k AND day < '2020-02-01' | 0 | 1
      SELECT unnest(['2020-01-05 10:00', '2020-04-15'])::TIMESTAMP AS k | t.day = s.k::DATE | 0,1 | 2
      SELECT concat('name ', i) AS k FROM range(1100, 1200) r(i) | t.name = s.k | 1 | 100
      SELECT 62.25::DECIMAL(5,2) AS k | t.price = s.k | 2 | 1
      SELECT 31::DOUBLE AS k | t.x = s.k | 2 | 1
      SELECT make_timestamptz(250000000) AS k | t.seen = s.k | 2 | 1
      SELECT 250 AS k | t.st.k = s.k | 2 | 1
      SELECT 3::TINYINT AS k | t.part = s.k | 3 | 100
      SELECT NULL::INT AS k | t.id = s.k | | 0
      SELECT 1 AS k WHERE false | t.id = s.k | | 0
      SELECT unnest([5, 390]) AS k | t.id = s.k AND t.price > 90.125 | 3 | 1
      """;

  private final List<Path> files = new ArrayList<>();

  /** Rows 0 to 99 are in file 0, 100 to 199 in file 1, and so on. */
  private void fourFiles(String more) throws IOException {
    table(
        "t",
        "id INT, day DATE, name STRING, price DECIMAL(9,2), x DOUBLE, seen TIMESTAMPTZ,"
            + " st STRUCT<k: BIGINT>, part INT, v BIGINT",
        more);
    for (int file = 0; file < 4; file++) {
      lake.run(
          "INSERT INTO t SELECT i, DATE '2020-01-01' + i::INT, 'name ' || (1000 + i), i / 4, i / 8,"
              + " make_timestamptz(i * 1000000), {'k': i}, "
              + file
              + ", 0 FROM range("
              + (100 * file + ", " + 100 * (file + 1))
              + ") r(i)");
      Matcher path = PATH.matcher(lastCommit("t"));
      assertThat(path.find()).isTrue();
      files.add(location("t").resolve(URLDecoder.decode(path.group(1), StandardCharsets.UTF_8)));
    }
  }

  /** Runs a statement where nothing is left but some files. */
  private String runOver(Set<Integer> needed, String statement) throws IOException {
    for (int file = 0; file < files.size(); file++) {
      if (!needed.contains(file)) {
        Files.move(files.get(file), aside(file));
      }
    }
    return lake.run(statement);
  }

  private void putBack() throws IOException {
    for (int file = 0; file < files.size(); file++) {
      if (Files.exists(aside(file))) {
        Files.move(aside(file), files.get(file));
      }
    }
    lake.sql("RESTORE TABLE t TO VERSION AS OF " + files.size());
  }

  private Path aside(int file) {
    return folder.resolve("aside-" + file);
  }

  @Test
  void updateAndDeleteReadOnlyFilesThatCanMatch() throws IOException {
    fourFiles("PARTITIONED BY (part)");
    for (String[] row : cases(CHANGES)) {
      assertThat(runOver(numbers(row[1]), row[0])).as(row[0]).contains(" " + row[2] + " row");
      putBack();
    }
  }

  @Test
  void mergeReadsOnlyFilesWithKeysOfTheSource() throws IOException {
    fourFiles("PARTITIONED BY (part)");
    lake.run("SET TIME ZONE 'Asia/Kolkata'");
    for (String[] row : cases(MERGES)) {
      String merge = "MERGE INTO t USING (" + row[0] + ") s ON " + row[1] + CHANGE;
      assertThat(runOver(numbers(row[2]), merge)).as(merge).contains(" " + row[3] + " row");
      putBack();
    }
  }

  @Test
  void mergeThatInsertsReadsNoMore() throws IOException {
    fourFiles("");
    String merge =
        "MERGE INTO t USING (SELECT unnest([150, 151, 160]) AS id) s ON t.id = s.id AND t.v = 0"
            + CHANGE
            + " WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id)";
    assertThat(runOver(Set.of(1), merge)).contains("merged 3 rows");
    assertThat(lake.value("SELECT sum(v) FROM t WHERE id IN (150, 151, 160)").toString())
        .isEqualTo("3");
  }

  @Test
  void clausesForRowsWithoutSourceReadWhatTheirConditionsNeed() throws IOException {
    fourFiles("");
    String merge =
        "MERGE INTO t USING (SELECT 350 AS id) s ON t.id = s.id"
            + CHANGE
            + " WHEN NOT MATCHED BY SOURCE AND t.id < 10 THEN DELETE"
            + " WHEN NOT MATCHED BY SOURCE AND day = DATE '2020-04-20' THEN UPDATE SET v = 2";
    assertThat(runOver(Set.of(0, 1, 3), merge)).contains("merged 12 rows");
    assertThat(
            lake.sql(
                "SELECT id, v FROM t WHERE v > 0 AND id < 200 OR id BETWEEN 340 AND 360"
                    + " AND v > 0 ORDER BY id"))
        .hasToString("[[110, 2], [350, 1]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t.id = s.id | WHEN NOT MATCHED BY SOURCE THEN DELETE",
        "t.id = s.id | WHEN NOT MATCHED BY SOURCE AND random() < 0.5 THEN DELETE",
        "t.id + s.id = 2 * s.id | WHEN MATCHED THEN DELETE",
        "t.id = st.id | WHEN MATCHED THEN DELETE",
        "t.id = s.id OR t.v = s.id | WHEN MATCHED THEN DELETE",
        "t.id IS NOT DISTINCT FROM s.id OR s.id IS NULL | WHEN MATCHED THEN DELETE"
      })
  void whereEveryRowMayMatterEveryFileIsRead(String on, String clause) throws IOException {
    fourFiles("");
    Files.delete(files.get(2));
    assertThat(
            lake.error(
                "MERGE INTO t USING (SELECT 350 AS id) "
                    + (on.contains("st.") ? "st" : "s")
                    + " ON "
                    + on
                    + " "
                    + clause))
        .contains(files.get(2).getFileName().toString());
  }

  @Test
  void aRowThatOnlyItsOwnConditionReachesIsNotMissed() throws IOException {
    fourFiles("");
    lake.run(
        "MERGE INTO t USING (SELECT 150 AS id, 'name 1001' AS other) s ON t.id = s.id"
            + " AND t.name <> s.other WHEN MATCHED THEN UPDATE SET v = 5"
            + " WHEN NOT MATCHED BY SOURCE AND (t.id = 1 OR t.id = 399) THEN UPDATE SET v = 6");
    assertThat(lake.sql("SELECT id, v FROM t WHERE v > 0 ORDER BY id"))
        .hasToString("[[1, 6], [150, 5], [399, 6]]");
  }

  private static List<String[]> cases(String table) {
    return table.lines().map(line -> line.strip().split("\\s*\\|\\s*")).toList();
  }

  private static Set<Integer> numbers(String list) {
    return Arrays.stream(list.split(","))
        .filter(number -> !number.isEmpty())
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }
}
