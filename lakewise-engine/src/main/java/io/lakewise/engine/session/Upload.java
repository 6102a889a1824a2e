package io.lakewise.engine.session;

import io.lakewise.engine.workbench.WorkSession;
import java.nio.file.Path;

/** Rows that come from elsewhere, to be written where a statement runs before it does. */
public interface Upload {

  /**
   * Writes all rows as one Parquet file, whose folder may not be there yet.
   *
   * @return their number
   * @throws io.lakewise.table.error.LakewiseException if they do not come whole
   */
  long writeTo(WorkSession work, Path file);
}
