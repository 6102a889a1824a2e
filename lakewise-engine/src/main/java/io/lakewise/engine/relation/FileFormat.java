package io.lakewise.engine.relation;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Formats of files with DuckDB's options that concern only how the rows are read. */
enum FileFormat {
  PARQUET("read_parquet", "binary_as_string file_row_number"),
  CSV(
      "read_csv",
      """
      all_varchar allow_quoted_nulls auto_detect auto_type_candidates column_names column_types
      columns comment compression dateformat decimal_separator delim delimiter dtypes encoding
      escape files_to_sniff force_not_null header ignore_errors max_line_size maximum_line_size
      names new_line normalize_names null null_padding nullstr parallel quote sample_size sep skip
      strict_mode thousands timestampformat types
      """),
  JSON(
      "read_json",
      """
      auto_detect columns compression convert_strings_to_integers dateformat
      field_appearance_threshold format ignore_errors map_inference_threshold maximum_depth
      maximum_object_size maximum_sample_files records sample_size timestampformat
      """);

  private static final Map<String, FileFormat> FUNCTIONS =
      Map.ofEntries(
          Map.entry("read_parquet", PARQUET),
          Map.entry("parquet_scan", PARQUET),
          Map.entry("read_csv", CSV),
          Map.entry("read_csv_auto", CSV),
          Map.entry("read_json", JSON),
          Map.entry("read_json_auto", JSON),
          Map.entry("read_json_objects", JSON),
          Map.entry("read_json_objects_auto", JSON),
          Map.entry("read_ndjson", JSON),
          Map.entry("read_ndjson_auto", JSON),
          Map.entry("read_ndjson_objects", JSON));

  private final String function;
  private final Set<String> options;

  FileFormat(String function, String options) {
    this.function = function;
    String everywhere = "filename hive_partitioning hive_types hive_types_autocast union_by_name ";
    this.options = new TreeSet<>(Set.of((everywhere + options.strip()).split("\\s+")));
  }

  /** The format that one of DuckDB's functions reads, if it is one that reads files. */
  static Optional<FileFormat> ofFunction(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name));
  }

  /** The format with a name such as {@code csv}. */
  static Optional<FileFormat> named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "parquet" -> Optional.of(PARQUET);
      case "csv", "tsv" -> Optional.of(CSV);
      case "json", "ndjson", "jsonl" -> Optional.of(JSON);
      default -> Optional.empty();
    };
  }

  /** The format that a file's name shows, compressed or not. */
  static Optional<FileFormat> ofFile(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst|zstd)$", "");
    return named(plain.substring(plain.lastIndexOf('.') + 1));
  }

  /** DuckDB's function that reads it. */
  String function() {
    return function;
  }

  /** Lower-case names of the options that may be used. */
  Set<String> options() {
    return options;
  }
}
