package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.List;

/** Errors of statements that restore, lay out, clean and convert tables. */
public final class MaintenanceErrors {

  private MaintenanceErrors() {}

  /** ZORDER BY on a clustered table. */
  public static LakewiseException zorderOfClustered(String label) {
    return user(
        label
            + " is clustered, and OPTIMIZE lays it out by its clustering columns: leave out ZORDER"
            + " BY, or change the columns with ALTER TABLE … CLUSTER BY");
  }

  /** A column that the table does not have. */
  public static LakewiseException noSuchColumn(String label, String column, List<String> columns) {
    return user(label + " has no column " + column + "; it has " + String.join(", ", columns));
  }

  /** A layout by a partition column. */
  public static LakewiseException layoutByPartition(String column) {
    return user(
        "Column "
            + column
            + " is a partition column: each file holds one value of it already. ZORDER BY takes"
            + " other columns");
  }

  /** A layout by a column whose values have no order. */
  public static LakewiseException layoutWithoutOrder(String column) {
    return user("Column " + column + " has values without an order: ZORDER BY cannot use it");
  }

  /** VACUUM with a retention shorter than the table's. */
  public static LakewiseException retentionTooShort(String label, String hours, long standard) {
    return user(
        "VACUUM "
            + label
            + " RETAIN "
            + hours
            + " HOURS would remove files of versions that the table keeps for "
            + standard
            + " hours: running queries and time travel may need them. If they do not, change the"
            + " table first: ALTER TABLE "
            + label
            + " SET TBLPROPERTIES ('delta.deletedFileRetentionDuration' = 'interval "
            + hours
            + " hours')");
  }

  /** CONVERT TO DELTA of something else than a path. */
  public static LakewiseException notAParquetPath(String name) {
    return user(
        name + " is no folder of Parquet files: write CONVERT TO DELTA parquet.`files/folder`");
  }

  /** CONVERT TO DELTA where it is not allowed. */
  public static LakewiseException convertElsewhere(String path) {
    return user(
        "'"
            + path
            + "' cannot be converted: the folder must lie below the lake's files/, elsewhere in the"
            + " lake beside its own tables and state, or in a folder that the operator has declared"
            + " (--allow)");
  }

  /** A folder without Parquet files. */
  public static LakewiseException nothingToConvert(String location) {
    return user("There are no Parquet files (*.parquet) in " + location + " to convert");
  }

  /** A folder that cannot be listed. */
  public static LakewiseException folderUnreadable(String location, Exception cause) {
    return new LakewiseException(
        Code.RESOURCE, "Cannot list " + location + ": " + cause.getMessage(), cause);
  }

  /** A column of several types. */
  public static LakewiseException differingTypes(String column, String types) {
    return user(
        "Column "
            + column
            + " has different types in the files ("
            + types
            + "): a table's files must agree; write those anew that differ, or load them with COPY"
            + " INTO");
  }

  /** A column of a type that files may have and tables may not. */
  public static LakewiseException declaredVariant(String column) {
    return user(
        "Column "
            + column
            + " is declared to be Parquet's own type VARIANT, which cannot be read in a table: load"
            + " the files into a new one, with CREATE TABLE … AS SELECT * FROM read_parquet('…')");
  }

  /** Partition folders that are not those of PARTITIONED BY. */
  public static LakewiseException partitionsDiffer(
      String file, List<String> found, List<String> declared) {
    return user(
        "The folders of "
            + file
            + (found.isEmpty() ? " name no partition" : " name " + String.join(", ", found))
            + ", but PARTITIONED BY names "
            + (declared.isEmpty() ? "none" : String.join(", ", declared))
            + ": give the columns of all folders with their types, such as PARTITIONED BY (day"
            + " DATE)");
  }

  /** A partition folder whose value is not of the column's type. */
  public static LakewiseException partitionValue(String column, String value, String type) {
    return user("The folder " + column + "=" + value + " has a value that is no " + type);
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
