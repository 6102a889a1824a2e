package io.lakewise.table.transaction;

import io.lakewise.table.parquet.FileScan;

/** Decides by reading rows whether a transaction's condition meets rows of another one. */
@FunctionalInterface
public interface RowProbe {

  /**
   * Whether one of the rows satisfies the condition that the transaction read with.
   *
   * @param rows rows that another transaction brought or took away; its positions to leave out
   *     leave just those in question
   */
  boolean matchesAny(FileScan rows);
}
