package io.lakewise.table.maintenance;

import java.util.Set;

/** Says which files of a table others stand on. */
@FunctionalInterface
public interface CloneReferences {

  /** No table was cloned. */
  CloneReferences NONE = location -> Set.of();

  /**
   * Store paths of files in a table's folder that other tables, such as shallow clones, read: data
   * files and deletion vectors. An answer that may lack one must be an exception.
   *
   * @param location the folder of the table whose files are about to go
   */
  Set<String> filesReadElsewhere(String location);
}
