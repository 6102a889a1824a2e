package io.lakewise.engine.write;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A column of each type of docs/types.md; its value follows from a number {@code n}. */
enum MatrixColumn {
  BOOLEAN("BOOLEAN", "(n % 2 = 0)"),
  BYTE("TINYINT", "(n % 100 - 50)::TINYINT"),
  SHORT("SMALLINT", "(n * 100 - 30000)::SMALLINT"),
  INTEGER("INTEGER", "(n * 7)::INTEGER"),
  LONG("BIGINT", "9007199254740993 + n::BIGINT"),
  FLOAT("FLOAT", "CASE n % 4 WHEN 0 THEN 'NaN'::FLOAT ELSE n::FLOAT / 4 END"),
  DOUBLE(
      "DOUBLE",
      "CASE n % 5 WHEN 0 THEN 'NaN'::DOUBLE WHEN 1 THEN '-Infinity'::DOUBLE ELSE n + 0.1::DOUBLE END"),
  DECIMAL("DECIMAL(12,3)", "(n * 1.125)::DECIMAL(12,3)"),
  WIDE_DECIMAL("DECIMAL(38,10)", "1234567890123456789012345678.0123456789::DECIMAL(38,10) - n"),
  STRING("VARCHAR", "CASE n % 3 WHEN 0 THEN 'ü''\"% ' ELSE repeat('long', 20) END || n"),
  BINARY("BLOB", "encode('\u00e9' || n)"),
  DATE("DATE", "DATE '1500-01-01' + (n * 1000)::INTEGER"),
  TIMESTAMP("TIMESTAMP", "TIMESTAMP '1969-12-31 23:59:59.123456' + to_seconds(n * 1000.5)"),
  TIMESTAMPTZ(
      "TIMESTAMPTZ", "TIMESTAMPTZ '2024-02-29 12:00:00.000001+00' + to_seconds(n * 3600.25)"),
  STRUCT("STRUCT(a INTEGER, \"b c\" VARCHAR)", "{'a': n, 'b c': 'x' || n}"),
  ARRAY("INTEGER[]", "CASE n % 3 WHEN 0 THEN [] ELSE [n, NULL, n + 1] END"),
  MAP("MAP(VARCHAR, DOUBLE)", "MAP {'k' || n: n / 4, 'l': NULL}"),
  NESTED(
      "STRUCT(l STRUCT(m MAP(INTEGER, DATE[]))[])",
      "{'l': [{'m': MAP {n: [DATE '2024-01-01' + n::INTEGER, NULL]}}, NULL]}");

  private final String type;
  private final String value;

  MatrixColumn(String type, String value) {
    this.type = type;
    this.value = value;
  }

  String column() {
    return "c_" + name().toLowerCase(Locale.ROOT);
  }

  /** Whether it may partition a table that Kernel reads. */
  boolean partitions() {
    return ordinal() < STRUCT.ordinal() && this != BINARY && this != FLOAT && this != DOUBLE;
  }

  /** The value for a number, NULL for some. */
  String value(String n) {
    return "CAST(CASE WHEN "
        + n
        + " % 7 = 3 THEN NULL ELSE "
        + value.replaceAll("\\bn\\b", "(" + n + ")")
        + " END AS "
        + type
        + ")";
  }

  /** Something of every column. */
  static String join(Function<MatrixColumn, String> part) {
    return Arrays.stream(values()).map(part).collect(Collectors.joining(", "));
  }

  static List<MatrixColumn> all() {
    return List.of(values());
  }

  String definition() {
    return column() + " " + type;
  }
}
