package io.lakewise.table.changes;

import io.lakewise.table.parquet.FileScan;
import java.io.Serializable;

/**
 * Rows that changed in one version.
 *
 * @param version that changed them
 * @param timestamp of the version, milliseconds since the epoch
 * @param type what happened to them
 * @param rows the rows, of the schema of the last version asked for; for {@link Type#IN_ROWS} with
 *     one more column at the end, {@code _change_type}
 * @param except null, or rows that count as unchanged: a row that is in both, as often as it is in
 *     this one, did not change (SQL's {@code EXCEPT ALL})
 */
public record ChangeScan(long version, long timestamp, Type type, FileScan rows, FileScan except)
    implements Serializable {

  /** The column that says what happened to a row. */
  public static final String CHANGE_TYPE = "_change_type";

  /** The column with the version that changed a row. */
  public static final String COMMIT_VERSION = "_commit_version";

  /** The column with the time of that version. */
  public static final String COMMIT_TIMESTAMP = "_commit_timestamp";

  /** What happened to rows. */
  public enum Type {
    /** They came. */
    INSERT("insert"),
    /** They left. */
    DELETE("delete"),
    /**
     * Each row says it itself: {@code insert}, {@code delete}, {@code update_preimage} or {@code
     * update_postimage}.
     */
    IN_ROWS(null);

    private final String wireName;

    Type(String wireName) {
      this.wireName = wireName;
    }

    /** What stands in {@code _change_type}; null for {@link #IN_ROWS}. */
    public String wireName() {
      return wireName;
    }
  }
}
