package io.lakewise.engine.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.table.kernel.KernelReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of tables in a lake of a test. */
final class TableFolders {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TableFolders() {}

  /** The folder of the only table. */
  static Path only(Path lake) {
    try (Stream<Path> tables = Files.list(lake.resolve("tables"))) {
      List<Path> found = tables.toList();
      if (found.size() != 1) {
        throw new AssertionError("not one table: " + found);
      }
      return found.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a commit. */
  static String commit(Path table, long version) {
    try {
      return Files.readString(table.resolve(String.format("_delta_log/%020d.json", version)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JSON text. */
  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Data files in the folder and below it, live or not. */
  static List<Path> dataFiles(Path table) {
    try (Stream<Path> files = Files.walk(table)) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> !file.toString().contains("_delta_log"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A table as Kernel reads it. */
  static KernelReader kernel(Path lake) {
    return KernelReader.of(only(lake));
  }
}
