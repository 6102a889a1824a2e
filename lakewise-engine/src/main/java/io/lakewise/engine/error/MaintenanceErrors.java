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

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
