package io.lakewise.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.deletion.DeletionVectorFiles;
import io.lakewise.table.log.DeletionVector;
import io.lakewise.table.storage.LocalStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tables of other engines whose names, values, expressions and sizes are meant to do harm. */
class HostileContentTest extends LakeOfOthers {

  private static final Duration WATCHDOG = Duration.ofMinutes(2);

  private HandMadeTable table(String columns, String partitions, String configuration)
      throws IOException {
    HandMadeTable table = HandMadeTable.in(lake, root, "t" + UUID.randomUUID());
    return table.commit(
        HandMadeTable.PROTOCOL,
        HandMadeTable.metadata(columns, partitions, configuration),
        table.add());
  }

  private static String column(String name, String type, String metadata) {
    return "{\\\"name\\\":\\\""
        + name
        + "\\\",\\\"type\\\":"
        + type
        + ",\\\"nullable\\\":true,\\\"metadata\\\":{"
        + metadata
        + "}}";
  }

  @TestFactory
  Stream<DynamicTest> namesOfColumnsAreOnlyNames() {
    return Stream.of(
            "a\\\\\\\"b",
            "'); DROP TABLE sound; --",
            "\\\\\\\"); DROP TABLE sound; --",
            "a\\\\nb",
            "a.b",
            "`",
            "__file",
            "__row",
            "__row_id",
            "__s0__",
            "filename",
            "file_row_number",
            "file_index",
            "_change_type",
            "rowid",
            "*",
            "\\\\u001b[2J")
        .map(name -> DynamicTest.dynamicTest(name, () -> onlyAName(name)));
  }

  private void onlyAName(String name) throws IOException {
    HandMadeTable table =
        table(HandMadeTable.columns() + "," + column(name, "\\\"string\\\"", ""), "[]", "{}");
    Ordeal ordeal = new Ordeal(lake, table.folder());
    for (String statement :
        List.of(
            "SELECT * FROM %s",
            "SELECT id FROM %s WHERE id = 1",
            "DESCRIBE TABLE %s",
            "INSERT INTO %s SELECT 2, 'b', 'c'",
            "UPDATE %s SET name = 'x' WHERE id = 1",
            "OPTIMIZE %s",
            "DELETE FROM %s WHERE id = 2")) {
      ordeal.run(statement);
    }
    assertThat(lake.value("SELECT count(*) FROM sound")).isEqualTo(1L);
    boolean reserved =
        ordeal.said().stream().anyMatch(error -> error.contains("rename the column"));
    Ordeal.Outcome rows = ordeal.run("SELECT id FROM %s");
    assertThat(rows.rows())
        .as(rows.toString())
        .isEqualTo(reserved ? List.of("[1]", "[2]") : List.of("[1]"));
  }

  @TestFactory
  Stream<DynamicTest> partitionValuesAreOnlyValues() {
    return Stream.of(
            "'); DROP TABLE sound; --",
            "' || (SELECT count(*) FROM sound) || '",
            "\\u0000",
            "\\u001b]0;owned\\u0007",
            "$$",
            "E'\\\\x41'",
            "9".repeat(5000))
        .map(value -> DynamicTest.dynamicTest(shortened(value), () -> onlyAValue(value)));
  }

  private static String shortened(String value) {
    return "'" + value.substring(0, Math.min(20, value.length())) + "'";
  }

  private void onlyAValue(String value) throws IOException {
    for (String type : List.of("string", "long", "date", "timestamp", "decimal(5,2)", "boolean")) {
      HandMadeTable table = HandMadeTable.in(lake, root, "p" + UUID.randomUUID());
      String columns = HandMadeTable.columns() + "," + column("p", "\\\"" + type + "\\\"", "");
      table.commit(
          HandMadeTable.PROTOCOL,
          HandMadeTable.metadata(columns, "[\"p\"]", "{}"),
          table
              .add()
              .replace("\"partitionValues\":{}", "\"partitionValues\":{\"p\":\"" + value + "\"}"));
      Ordeal ordeal = new Ordeal(lake, table.folder());
      ordeal.run("SELECT * FROM %s");
      ordeal.run("SELECT * FROM %s WHERE p IS NOT NULL");
      ordeal.run("UPDATE %s SET id = 2");
      assertThat(lake.value("SELECT count(*) FROM sound")).isEqualTo(1L);
    }
  }

  @TestFactory
  Stream<DynamicTest> expressionsOfOtherEnginesPassTheGate() {
    return Stream.of(
            "id > 0); DROP TABLE sound; --",
            "id IN (SELECT id FROM read_text('/etc/passwd'))",
            "(SELECT count(*) FROM sound) > 0",
            "getenv('HOME') IS NOT NULL",
            "current_setting('home_directory') = ''",
            "\"=\"(id, 1)",
            "repeat('x', 2000000000) = ''",
            "java_method('lang.System', 'exit', 1) = 1",
            "reflect('lang.System', 'exit', 1) = 1",
            "(".repeat(5000) + "1" + ")".repeat(5000) + " = 1")
        .map(text -> DynamicTest.dynamicTest(shortened(text), () -> gated(text)));
  }

  private void gated(String text) throws IOException {
    String escaped = text.replace("\"", "\\\"");
    HandMadeTable check =
        table(HandMadeTable.columns(), "[]", "{\"delta.constraints.c\":\"" + escaped + "\"}");
    HandMadeTable generated =
        table(
            HandMadeTable.columns()
                + ","
                + column(
                    "g",
                    "\\\"boolean\\\"",
                    "\\\"delta.generationExpression\\\":\\\""
                        + text.replace("\"", "\\\\\\\"")
                        + "\\\""),
            "[]",
            "{}");
    for (HandMadeTable table : List.of(check, generated)) {
      Ordeal ordeal = new Ordeal(lake, table.folder());
      Ordeal.Outcome inserted =
          assertTimeoutPreemptively(
              WATCHDOG, () -> ordeal.run("INSERT INTO %s (id, name) VALUES (2, 'b')"));
      assertThat(inserted.error()).as(text).isNotNull();
      assertThat(ordeal.run("SELECT id FROM %s").rows()).isEqualTo(List.of("[1]"));
      assertThat(lake.value("SELECT count(*) FROM sound")).isEqualTo(1L);
    }
  }

  @Test
  void patternsInNamesOfFilesMeanThemselves() throws IOException {
    for (String name :
        List.of("*.parquet", "[a]x.parquet", "?ound.parquet", "**", "{a,b}.parquet")) {
      HandMadeTable table = HandMadeTable.in(lake, root, "glob" + UUID.randomUUID());
      Files.copy(table.dataFile(), table.folder().resolve("a.parquet"));
      Files.copy(table.dataFile(), table.folder().resolve("ax.parquet"));
      Files.copy(table.dataFile(), table.folder().resolve(name));
      table.commit(
          HandMadeTable.PROTOCOL,
          HandMadeTable.metadata(),
          HandMadeTable.add(name, Files.size(table.dataFile()), ""));
      assertThat(lake.sql("SELECT * FROM " + table.name())).as(name).hasSize(1);
    }
  }

  @Test
  void aVectorOfBillionsIsRefusedAndNotLoaded() throws IOException {
    HandMadeTable table = HandMadeTable.in(lake, root, "billions");
    LocalStore store = new LocalStore(List.of(root), UUID::randomUUID);
    DeletionVector vector =
        new DeletionVectorFiles(store)
            .write(
                table.folder().toString(), UUID.randomUUID(), List.of(DeletedRows.upTo(1L << 32)))
            .get(0);
    for (String stats : List.of("", ",\"stats\":\"{\\\"numRecords\\\":9000000000}\"")) {
      HandMadeTable each = HandMadeTable.in(lake, root, "billions" + UUID.randomUUID());
      TableCopies.files(table.folder()).stream()
          .filter(file -> file.toString().endsWith(".bin"))
          .forEach(file -> copy(file, each.folder()));
      each.commit(
          HandMadeTable.VECTORS,
          HandMadeTable.metadata(),
          HandMadeTable.add(
              "sound.parquet",
              Files.size(each.dataFile()),
              stats
                  + ",\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\""
                  + vector.pathOrInlineDv()
                  + "\",\"offset\":1,\"sizeInBytes\":"
                  + vector.sizeInBytes()
                  + ",\"cardinality\":"
                  + vector.cardinality()
                  + "}"));
      String error =
          assertTimeoutPreemptively(WATCHDOG, () -> lake.error("SELECT * FROM " + each.name()));
      assertThat(error).contains("deletes row 4294967295");
    }
  }

  private static void copy(Path file, Path to) {
    try {
      Files.copy(file, to.resolve(file.getFileName()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void hugeFilesOfTheLogAreRefusedBeforeTheyAreRead() throws IOException {
    HandMadeTable table = table(HandMadeTable.columns(), "[]", "{}");
    try (RandomAccessFile file =
        new RandomAccessFile(table.log("00000000000000000001.json").toFile(), "rw")) {
      file.setLength(20L << 30);
    }
    assertThat(lake.error("SELECT * FROM " + table.name()))
        .contains("00000000000000000001.json", "bytes");
    HandMadeTable text = table(HandMadeTable.columns(), "[]", "{}");
    text.commit(
        HandMadeTable.add("sound.parquet", 1, ",\"stats\":\"" + "x".repeat(70 << 20) + "\""));
    assertThat(lake.error("SELECT * FROM " + text.name())).contains("00000000000000000001.json");
  }
}
