package io.lakewise.engine.pruning;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells by trial which files may hold a row: for each file, raw DuckDB evaluates the condition on
 * every combination of values that the logged bounds allow, drawn from all bounds, the constants of
 * the condition and their neighbours, and some extremes. Shares no code with the pruner.
 */
final class BruteForce implements AutoCloseable {

  private static final Pattern CONSTANT =
      Pattern.compile("'((?:[^']|'')*)'|\\b\\d+(?:\\.\\d+)?\\b");

  private final Connection connection = DriverManager.getConnection("jdbc:duckdb:");
  private final Map<String, String> types;
  private final Set<String> partitionColumns;
  private final List<LoggedFile> files;

  /**
   * Tries files of one table.
   *
   * @param types DuckDB's type by column, nested fields by their dotted names
   */
  BruteForce(Map<String, String> types, Set<String> partitionColumns, List<LoggedFile> files)
      throws SQLException {
    this.types = new LinkedHashMap<>(types);
    this.partitionColumns = partitionColumns;
    this.files = files;
  }

  /**
   * The places in the log's order of the files in which a row may exist for which the condition is
   * true.
   */
  Set<Integer> left(String condition, String zone) throws SQLException {
    Set<Integer> left = new TreeSet<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = '" + zone + "'");
      List<String> columns =
          types.keySet().stream().filter(column -> mentions(condition, column)).toList();
      for (String column : columns) {
        statement.execute(pool(column, condition));
      }
      for (int place = 0; place < files.size(); place++) {
        if (exists(statement, files.get(place), columns, condition)) {
          left.add(place);
        }
      }
    }
    return left;
  }

  private static boolean mentions(String condition, String column) {
    String outside = condition.replaceAll("'(?:[^']|'')*'", "''");
    return Pattern.compile("(?<![\\w.])" + Pattern.quote(column) + "(?![\\w.])")
        .matcher(outside)
        .find();
  }

  private static String flat(String column) {
    return column.replace('.', '_');
  }

  private String pool(String column, String condition) {
    String type = types.get(column);
    List<String> values = new ArrayList<>();
    for (LoggedFile file : files) {
      for (String bound : new String[] {low(file, column), high(file, column)}) {
        if (bound != null) {
          values.add(bound);
        }
      }
    }
    for (String text : constants(condition)) {
      values.add("try_cast(" + text + " AS " + type + ")");
      if (type.equals("DOUBLE")) {
        values.add("try_cast(" + text + " AS FLOAT)");
      }
    }
    values.addAll(extremes(type));
    values.addAll(usual(type));
    String all = values.stream().map(v -> "(" + v + ")").collect(Collectors.joining(", "));
    return "CREATE OR REPLACE TEMP TABLE pool_"
        + flat(column)
        + " AS SELECT DISTINCT v FROM (SELECT unnest([v"
        + neighbours(type)
        + "]) AS v FROM (SELECT CAST(v AS "
        + type
        + ") AS v FROM (VALUES "
        + all
        + ") AS given(v))) WHERE v IS NOT NULL";
  }

  private static List<String> constants(String condition) {
    List<String> constants = new ArrayList<>();
    Matcher matcher = CONSTANT.matcher(condition);
    while (matcher.find()) {
      String text = matcher.group(1) == null ? matcher.group() : matcher.group(1);
      constants.add("'" + text + "'");
      if (matcher.group(1) == null) {
        constants.add("'-" + text + "'");
      } else if (text.indexOf('%') >= 0) {
        constants.add("'" + text.substring(0, text.indexOf('%')) + "'");
        constants.add("'" + text.replaceAll("\\$(.)", "$1") + "'");
      }
    }
    return constants;
  }

  private static List<String> extremes(String type) {
    return switch (type) {
      case "VARCHAR" -> List.of("''", "'zzzz'", "chr(1114111)");
      case "BOOLEAN" -> List.of("true", "false");
      case "DOUBLE", "FLOAT" -> List.of("'nan'", "'inf'", "'-inf'", "0");
      case "DATE" -> List.of("DATE '0001-01-01'", "DATE '9999-12-31'");
      case "TIMESTAMP", "TIMESTAMPTZ" -> List.of("'0001-01-01 12:00:00'", "'9999-12-30 12:00:00'");
      case "BLOB" -> List.of("''::BLOB", "'\\xFF\\xFF'::BLOB");
      default -> List.of("-1000000", "0", "1000000");
    };
  }

  /** Values in the midst of files, between their bounds. */
  private static List<String> usual(String type) {
    IntFunction<String> value =
        switch (type) {
          case "DATE" -> n -> "DATE '2020-01-01' + " + n * 5;
          case "TIMESTAMP" -> n -> "TIMESTAMP '2020-01-01 00:00:00.5' + to_hours(" + n * 5 + ")";
          case "TIMESTAMPTZ" ->
              n -> "TIMESTAMPTZ '2020-01-01 00:00:00.123456+00' + to_hours(" + n * 5 + ")";
          case "DECIMAL(10,2)" -> n -> n + " * 50.125 - 1000";
          case "DOUBLE", "FLOAT" -> n -> n + " / 8 - 6.0";
          case "INTEGER", "BIGINT" -> n -> n + " - 60";
          default -> n -> "NULL";
        };
    return IntStream.range(0, 190).mapToObj(value).toList();
  }

  private static String neighbours(String type) {
    return switch (type) {
      case "VARCHAR" -> ", v || chr(1), v || 'a'";
      case "BOOLEAN", "BLOB" -> "";
      case "DOUBLE" -> ", v + 1e-9, v - 1e-9";
      case "FLOAT" -> ", v + 0.001::FLOAT, v - 0.001::FLOAT";
      case "DATE" -> ", CAST(v + INTERVAL 1 DAY AS DATE), CAST(v - INTERVAL 1 DAY AS DATE)";
      case "TIMESTAMP", "TIMESTAMPTZ" -> ", v + INTERVAL 1 MICROSECOND, v - INTERVAL 1 MICROSECOND";
      case "DECIMAL(10,2)" ->
          ", TRY_CAST(v + 0.01 AS DECIMAL(10,2)), TRY_CAST(v - 0.01 AS DECIMAL(10,2))";
      default ->
          ", TRY_CAST(v::HUGEINT + 1 AS " + type + "), TRY_CAST(v::HUGEINT - 1 AS " + type + ")";
    };
  }

  private boolean exists(
      Statement statement, LoggedFile file, List<String> columns, String condition)
      throws SQLException {
    String candidate = condition;
    List<String> sources = new ArrayList<>();
    for (String column : columns) {
      candidate =
          candidate.replaceAll(
              "(?<![\\w.'])" + Pattern.quote(column) + "(?![\\w.'])", flat(column));
      sources.add("(" + candidates(file, column) + ") AS from_" + flat(column));
    }
    String from = sources.isEmpty() ? "" : " FROM " + String.join(", ", sources);
    try (ResultSet rows =
        statement.executeQuery("SELECT count(*) > 0" + from + " WHERE " + candidate)) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private String candidates(LoggedFile file, String column) {
    String name = flat(column);
    String type = types.get(column);
    String none = "SELECT CAST(NULL AS " + type + ") AS " + name;
    boolean nulls;
    boolean values;
    if (partitionColumns.contains(column)) {
      nulls = file.partition().get(column) == null || file.partition().get(column).isEmpty();
      values = !nulls;
    } else {
      String count = file.logged("nullCount", column);
      nulls = count == null || !count.equals("0");
      values = count == null || Long.parseLong(count) < file.rows();
    }
    if (!values) {
      return none;
    }
    String allowed =
        "SELECT v AS " + name + " FROM pool_" + name + " WHERE " + within(file, column);
    return nulls ? allowed + " UNION ALL " + none : allowed;
  }

  private String within(LoggedFile file, String column) {
    String low = low(file, column);
    String high = high(file, column);
    String range =
        (low == null ? "true" : "v >= " + low) + " AND " + (high == null ? "true" : "v <= " + high);
    if (!Set.of("DOUBLE", "FLOAT").contains(types.get(column))) {
      return range;
    }
    boolean without =
        partitionColumns.contains(column) || "0".equals(file.logged("nanCount", column));
    // Writers differ in whether NaN counts for a maximum, so only its own count excludes it.
    return without ? "(" + range + ") AND NOT isnan(v)" : "(" + range + ") OR isnan(v)";
  }

  private String low(LoggedFile file, String column) {
    return bound(file, column, "minValues");
  }

  private String high(LoggedFile file, String column) {
    String high = bound(file, column, "maxValues");
    boolean time = types.get(column).startsWith("TIMESTAMP");
    if (high == null || !time || partitionColumns.contains(column)) {
      return high;
    }
    // The protocol cuts times to milliseconds: what has no microseconds may have had some.
    return "CASE WHEN epoch_us("
        + high
        + ") % 1000 = 0 THEN "
        + high
        + " + INTERVAL 999 MICROSECONDS ELSE "
        + high
        + " END";
  }

  private String bound(LoggedFile file, String column, String part) {
    String text =
        partitionColumns.contains(column)
            ? file.partition().get(column)
            : file.logged(part, column);
    return text == null || (text.isEmpty() && partitionColumns.contains(column))
        ? null
        : "CAST('" + text.replace("'", "''") + "' AS " + types.get(column) + ")";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
