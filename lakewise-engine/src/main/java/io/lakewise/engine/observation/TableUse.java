package io.lakewise.engine.observation;

/**
 * How a statement used a table.
 *
 * @param table its name in full; {@code delta.} and its id for one that was called by its path
 * @param version that was read; -1 if there was none
 * @param access {@code READ} for a query's table, else what the statement does to it, such as
 *     {@code UPDATE}
 * @param filesBefore files of the version; 0 where no files were chosen
 * @param files those of them that were read
 * @param bytesBefore their size
 * @param bytes the size of those that were read
 * @param direct whether the statement named the table itself, and no view or function did
 */
public record TableUse(
    String table,
    long version,
    String access,
    long filesBefore,
    long files,
    long bytesBefore,
    long bytes,
    boolean direct) {

  /** The access of a table in a query. */
  public static final String READ = "READ";
}
