package io.lakewise.cli.command;

import io.lakewise.cli.CliErrors;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file that becomes a table.
 *
 * @param path where it is, absolute
 * @param function by which SQL reads it
 * @param tableName the name of a table of its own, quoted where SQL needs it
 */
record ImportedFile(Path path, String function, String tableName) {

  /** What reads CSV. */
  static final String READ_CSV = "read_csv";

  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "csv", READ_CSV,
          "tsv", READ_CSV,
          "json", "read_json",
          "ndjson", "read_json",
          "jsonl", "read_json",
          "parquet", "read_parquet");

  /** Recognises a file by its ending. */
  static ImportedFile of(Path path) {
    String name = path.getFileName().toString();
    String plain = name.replaceFirst("(?i)\\.(gz|zst)$", "");
    int dot = plain.lastIndexOf('.');
    String ending = plain.substring(dot + 1).toLowerCase(Locale.ROOT);
    String function = dot < 0 ? null : FUNCTIONS.get(ending);
    if (function == null) {
      throw CliErrors.unknownEnding(path);
    }
    return new ImportedFile(path, function, identifier(plain.substring(0, dot)));
  }

  /**
   * What stands behind FROM to read these files as one; they must be of one kind. Of CSV files no
   * line but the first {@code skip} is passed over: left to itself, DuckDB takes lines of other
   * widths for a preamble.
   */
  static String relation(List<ImportedFile> files, int skip) {
    String function = files.get(0).function();
    for (ImportedFile file : files) {
      if (!file.function().equals(function)) {
        throw CliErrors.mixedFiles(files.get(0).path(), file.path());
      }
    }
    String paths =
        files.stream()
            .map(file -> Quoting.literal(file.path().toString()))
            .collect(Collectors.joining(", "));
    String everyLine = function.equals(READ_CSV) ? ", skip = " + skip : "";
    return function + "(" + (files.size() == 1 ? paths : "[" + paths + "]") + everyLine + ")";
  }

  private static String identifier(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : Quoting.identifier(name);
  }
}
