package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** The errors of this package. */
final class ParquetErrors {

  private ParquetErrors() {}

  static LakewiseException notAType(String text, int position) {
    return new LakewiseException(
        Code.USER,
        "\"" + text + "\" is not a type: position " + (position + 1) + " was not expected.");
  }

  static LakewiseException typeWithoutTable(String text, String cast) {
    return new LakewiseException(
        Code.USER,
        "A table cannot hold the type "
            + text
            + ", because Delta Lake has no such type. Cast it, for instance CAST(… AS "
            + cast
            + ").");
  }

  static LakewiseException partitionValue(String value, String type, Exception cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "The log holds the partition value '"
            + value
            + "', which is not a "
            + type
            + " as Delta writes it.",
        cause);
  }

  static LakewiseException deletionVector(String path, Exception cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "The deletion vector of " + path + " is damaged: " + cause.getMessage() + ".",
        cause);
  }

  static LakewiseException failed(String what, Exception cause) {
    return new LakewiseException(Code.INTERNAL, what + " failed: " + cause.getMessage(), cause);
  }

  static LakewiseException withoutFieldId(String column) {
    return new LakewiseException(
        Code.INTERNAL,
        "The table maps columns by id, but the log gives column "
            + column
            + " no delta.columnMapping.id.");
  }

  static LakewiseException notAPartitionValue(String column, String value, String why) {
    return new LakewiseException(
        Code.USER,
        "Column "
            + column
            + " partitions the table and cannot hold the value "
            + value
            + ": "
            + why
            + ". Change the value, or do not partition by this column.");
  }

  static LakewiseException noColumn(String column) {
    return new LakewiseException(Code.USER, "The table has no column " + column + ".");
  }
}
