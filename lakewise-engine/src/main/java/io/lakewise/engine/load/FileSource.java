package io.lakewise.engine.load;

import io.lakewise.engine.workbench.WorkSession;
import java.util.List;

/** Files of one format as a query. */
interface FileSource {

  /** The query over all files; it passes over bad records. */
  String select();

  /** The records that {@link #select} passed over, once a step of the session has run it. */
  List<BadRecord> badRecords(WorkSession work);
}
