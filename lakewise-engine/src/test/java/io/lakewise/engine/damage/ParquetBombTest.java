package io.lakewise.engine.damage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lakewise.engine.TestLake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data files that promise more than they hold: two thousand million rows in a hundred bytes, pages
 * of two gigabytes, schemas a hundred thousand levels deep, sizes below zero. Each statement ends
 * in rows or in one clear error, soon, and the next one works.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParquetBombTest {

  private static final Duration WATCHDOG = Duration.ofMinutes(3);

  private Path root;
  private TestLake lake;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("lake"));
    lake = new TestLake(root);
    lake.run("SET STATEMENT_TIMEOUT = 20");
  }

  @AfterAll
  void close() {
    lake.close();
  }

  private static List<String> lines() throws IOException {
    try (InputStream file = ParquetBombTest.class.getResourceAsStream("bombs.txt")) {
      return new String(file.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("-- "))
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> doNoHarm() throws IOException {
    return lines().stream()
        .map(line -> line.split(" "))
        .map(line -> DynamicTest.dynamicTest(line[0], () -> endsSoon(line[0], line[2])));
  }

  private void endsSoon(String name, String deflated) throws IOException {
    byte[] bytes;
    try (InputStream inflated =
        new InflaterInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(deflated)))) {
      bytes = inflated.readAllBytes();
    }
    HandMadeTable table = HandMadeTable.in(lake, root, "bomb_" + name);
    Files.write(table.dataFile(), bytes);
    table.commit(
        HandMadeTable.VECTORS,
        HandMadeTable.metadata(),
        HandMadeTable.add("sound.parquet", bytes.length, ",\"stats\":\"{\\\"numRecords\\\":3}\""));
    Ordeal ordeal = new Ordeal(lake, table.folder());
    for (String statement :
        List.of(
            "SELECT count(*), count(id), max(name) FROM %s",
            "SELECT * FROM %s LIMIT 3", "DELETE FROM %s WHERE id = 2", "OPTIMIZE %s")) {
      Ordeal.Outcome outcome =
          assertTimeoutPreemptively(WATCHDOG, () -> ordeal.run(statement), name + statement);
      boolean named =
          outcome.error() == null
              || outcome.error().contains("bomb_" + name)
              || outcome.error().contains("time limit");
      assertThat(named).as(name + " " + statement + ": " + outcome).isTrue();
      assertThat(lake.value("SELECT id FROM sound")).isEqualTo(1L);
    }
    Files.deleteIfExists(table.dataFile());
  }
}
