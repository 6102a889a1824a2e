package io.lakewise.engine.load;

import io.lakewise.engine.error.LoadErrors;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.table.parquet.duckdb.Literals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The options of COPY INTO, in Databricks' names or DuckDB's.
 *
 * @param reader arguments of DuckDB's reader, SQL by name
 * @param dateFormat for JSON, in DuckDB's spelling
 * @param timestampFormat for JSON, in DuckDB's spelling
 * @param header whether the first line of a CSV file names the columns; empty to find out
 * @param multiLine whether a JSON file is an array, or its records span lines
 * @param badRecordsPath where bad records are kept
 * @param dropBadRecords whether bad records are passed over silently
 * @param mergeSchema whether the table gets columns that it does not have
 * @param force whether files that were loaded are loaded once more
 */
record CopyOptions(
    Map<String, String> reader,
    Optional<String> dateFormat,
    Optional<String> timestampFormat,
    Optional<Boolean> header,
    boolean multiLine,
    Optional<String> badRecordsPath,
    boolean dropBadRecords,
    boolean mergeSchema,
    boolean force) {

  private static final Map<String, String> CSV =
      Map.ofEntries(
          Map.entry("sep", "delim"),
          Map.entry("delimiter", "delim"),
          Map.entry("delim", "delim"),
          Map.entry("quote", "quote"),
          Map.entry("escape", "escape"),
          Map.entry("comment", "comment"),
          Map.entry("encoding", "encoding"),
          Map.entry("charset", "encoding"),
          Map.entry("nullvalue", "nullstr"),
          Map.entry("nullstr", "nullstr"),
          Map.entry("skiprows", "skip"),
          Map.entry("skip", "skip"),
          Map.entry("decimal_separator", "decimal_separator"),
          Map.entry("compression", "compression"));

  /** Options that say what is so anyway: types come from the table, names are united. */
  private static final List<String> GRANTED = List.of("inferschema", "mergeschema");

  static CopyOptions of(DataStatement.CopyInto copy) {
    Map<String, String> given = lower(copy.formatOptions());
    Map<String, String> copyOptions = lower(copy.copyOptions());
    boolean csv = copy.format().equals("CSV");
    boolean json = copy.format().equals("JSON");
    Map<String, String> reader = new LinkedHashMap<>();
    if (csv) {
      given.forEach(
          (name, value) -> {
            if (CSV.containsKey(name)) {
              boolean number = CSV.get(name).equals("skip");
              reader.put(CSV.get(name), number ? count(name, value) : Literals.text(value));
            }
          });
    }
    TreeSet<String> known = new TreeSet<>(GRANTED);
    if (csv) {
      known.addAll(CSV.keySet());
      known.add("header");
    }
    if (csv || json) {
      known.addAll(List.of("badrecordspath", "dateformat", "mode", "multiline", "timestampformat"));
    }
    refuseOthers("FORMAT_OPTIONS", given, known);
    refuseOthers("COPY_OPTIONS", copyOptions, new TreeSet<>(List.of("force", "mergeschema")));
    return new CopyOptions(
        reader,
        Optional.ofNullable(given.get("dateformat")).map(DatePattern::ofDuckDb),
        Optional.ofNullable(given.get("timestampformat")).map(DatePattern::ofDuckDb),
        Optional.ofNullable(given.get("header")).map(value -> flag("header", value)),
        flag(given, "multiline"),
        Optional.ofNullable(given.get("badrecordspath")),
        drops(given.getOrDefault("mode", "FAILFAST")),
        flag(copyOptions, "mergeschema"),
        flag(copyOptions, "force"));
  }

  private static boolean drops(String mode) {
    return switch (mode.toUpperCase(Locale.ROOT)) {
      case "FAILFAST" -> false;
      case "DROPMALFORMED" -> true;
      default -> throw LoadErrors.optionValue("mode", mode, "FAILFAST or DROPMALFORMED");
    };
  }

  private static Map<String, String> lower(Map<String, String> options) {
    Map<String, String> lower = new LinkedHashMap<>();
    options.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return lower;
  }

  private static void refuseOthers(
      String clause, Map<String, String> given, TreeSet<String> known) {
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw LoadErrors.option(clause, name, known);
      }
    }
  }

  private static boolean flag(Map<String, String> options, String name) {
    return options.containsKey(name) && flag(name, options.get(name));
  }

  private static boolean flag(String name, String value) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw LoadErrors.optionValue(name, value, "true or false");
    };
  }

  private static String count(String name, String value) {
    if (!value.strip().matches("\\d{1,9}")) {
      throw LoadErrors.optionValue(name, value, "a whole number");
    }
    return value.strip();
  }
}
