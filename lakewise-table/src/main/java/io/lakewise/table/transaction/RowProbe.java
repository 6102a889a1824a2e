package io.lakewise.table.transaction;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.snapshot.Snapshot;
import java.util.List;

/** Decides by reading rows whether a transaction's condition meets rows of another one. */
@FunctionalInterface
public interface RowProbe {

  /**
   * Whether a live row of the files satisfies the condition that the transaction read with.
   *
   * @param version says how to read the files (schema, partition columns)
   * @param files with the rows in question as their live ones; each may carry a deletion vector,
   *     also an inline one that no log names
   */
  boolean matchesAny(Snapshot version, List<AddFile> files);
}
