package io.lakewise.engine.load;

import io.lakewise.table.parquet.duckdb.Literals;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Files as an argument of DuckDB's readers. */
final class FileList {

  private static final Pattern GLOB = Pattern.compile("[*?\\[]");

  private FileList() {}

  /** A list of them, in which no character counts as a pattern. */
  static String of(Collection<Path> files) {
    return files.stream()
        .map(file -> GLOB.matcher(file.toString()).replaceAll(hit -> "[" + hit.group() + "]"))
        .map(Literals::text)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
