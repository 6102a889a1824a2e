package io.lakewise.engine.damage;

import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table whose log a test writes line by line, beside one sound data file. */
final class HandMadeTable {

  private static final String COLUMNS =
      "{\\\"name\\\":\\\"id\\\",\\\"type\\\":\\\"long\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}},"
          + "{\\\"name\\\":\\\"name\\\",\\\"type\\\":\\\"string\\\",\\\"nullable\\\":true,"
          + "\\\"metadata\\\":{}}";

  static final String PROTOCOL = "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}";

  static final String VECTORS =
      "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
          + "\"readerFeatures\":[\"deletionVectors\",\"v2Checkpoint\"],"
          + "\"writerFeatures\":[\"deletionVectors\",\"v2Checkpoint\"]}}";

  private final Path folder;
  private final Path dataFile;
  private long version = -1;

  private HandMadeTable(Path folder, Path dataFile) {
    this.folder = folder;
    this.dataFile = dataFile;
  }

  /** A folder in the lake's {@code open} with one data file of the row (1, 'sound'). */
  static HandMadeTable in(TestLake lake, Path root, String name) throws IOException {
    lake.run(
        "CREATE TABLE IF NOT EXISTS sound LOCATION 'open/sound' AS"
            + " SELECT 1::BIGINT AS id, 'sound' AS name");
    Path from =
        TableCopies.files(root.resolve("open/sound")).stream()
            .filter(file -> file.toString().endsWith(".parquet"))
            .findFirst()
            .orElseThrow();
    Path folder = Files.createDirectories(root.resolve("open").resolve(name));
    Files.createDirectories(folder.resolve("_delta_log"));
    Path file = Files.copy(from, folder.resolve("sound.parquet"));
    return new HandMadeTable(folder, file);
  }

  /** The same with the rows of a query in its data file {@code sound.parquet}. */
  static HandMadeTable of(TestLake lake, Path root, String name, String select) throws IOException {
    String from = "from" + name;
    lake.run("CREATE TABLE " + from + " LOCATION 'open/" + from + "' AS " + select);
    HandMadeTable table = in(lake, root, name);
    Path file =
        TableCopies.files(root.resolve("open").resolve(from)).stream()
            .filter(each -> each.toString().endsWith(".parquet"))
            .findFirst()
            .orElseThrow();
    Files.copy(file, table.dataFile, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return table;
  }

  Path folder() {
    return folder;
  }

  Path dataFile() {
    return dataFile;
  }

  String name() {
    return "delta.`" + folder + "`";
  }

  Path log(String name) {
    return folder.resolve("_delta_log").resolve(name);
  }

  /** Writes the next commit. */
  HandMadeTable commit(String... lines) throws IOException {
    version++;
    Files.writeString(
        log(String.format("%020d.json", version)), String.join("\n", List.of(lines)) + "\n");
    return this;
  }

  static String metadata() {
    return metadata(COLUMNS, "[]", "{}");
  }

  /** Columns as an escaped JSON text. */
  static String metadata(String columns, String partitions, String configuration) {
    return "{\"metaData\":{\"id\":\"7f3d\",\"format\":{\"provider\":\"parquet\",\"options\":{}},"
        + "\"schemaString\":\"{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":["
        + columns
        + "]}\",\"partitionColumns\":"
        + partitions
        + ",\"configuration\":"
        + configuration
        + "}}";
  }

  static String columns() {
    return COLUMNS;
  }

  String add() throws IOException {
    return add("sound.parquet", Files.size(dataFile), "");
  }

  static String add(String path, long size, String more) {
    return "{\"add\":{\"path\":\""
        + path
        + "\",\"partitionValues\":{},\"size\":"
        + size
        + ",\"modificationTime\":1,\"dataChange\":true"
        + more
        + "}}";
  }
}
