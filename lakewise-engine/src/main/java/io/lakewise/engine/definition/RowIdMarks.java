package io.lakewise.engine.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.CloneErrors;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.Transaction;

/**
 * How far a table has counted its rows (Delta protocol, "Row Tracking"): it never counts back, also
 * when a clone replaces it.
 */
final class RowIdMarks {

  private static final String DOMAIN = "delta.rowTracking";
  private static final ObjectMapper JSON = new ObjectMapper();

  private RowIdMarks() {}

  /** Keeps the mark of the replaced table where it is further than the cloned one's. */
  static void keepFurthest(Target replaced, Snapshot cloned, Transaction transaction) {
    if (replaced != null && mark(replaced.snapshot()) > mark(cloned)) {
      transaction.domain(replaced.snapshot().domains().get(DOMAIN));
    }
  }

  private static long mark(Snapshot snapshot) {
    DomainMetadata domain = snapshot.domains().get(DOMAIN);
    if (domain == null) {
      return -1;
    }
    try {
      return JSON.readTree(domain.configuration()).path("rowIdHighWaterMark").asLong(-1);
    } catch (JsonProcessingException e) {
      throw CloneErrors.unreadableMark(snapshot.location(), e);
    }
  }
}
