package io.lakewise.cli.demo;

import java.nio.file.Path;

/** The folder of a table into which each commit puts one data file, as another process sees it. */
final class TableFolder {

  private final Path folder;

  TableFolder(Path folder) {
    this.folder = folder;
  }

  /** Whether there is a data file more than the log has entries behind the table's creation. */
  boolean hasFileWithoutEntry() {
    int files = count(folder, ".parquet");
    return files > count(folder.resolve("_delta_log"), ".json") - 1;
  }

  private static int count(Path folder, String ending) {
    String[] names =
        folder.toFile().list((in, name) -> name.endsWith(ending) && !name.startsWith("."));
    return names == null ? 0 : names.length;
  }
}
