package io.lakewise.engine.load;

import io.lakewise.table.parquet.duckdb.Literals;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** Files as an argument of DuckDB's readers. */
final class FileList {

  private FileList() {}

  /** A list of them, in which no character counts as a pattern. */
  static String of(Collection<Path> files) {
    return files.stream()
        .map(file -> Literals.file(file.toString()))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
