package io.lakewise.catalog.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Decides about records in a backup. The tables of records know by a sequence's id and numbers what
 * they have already; the lake may have got more since the backup was made, so that a sequence goes
 * on far behind where it was.
 */
final class BackupRecords {

  /** More batches than were written since, whenever the backup was made. */
  private static final long AHEAD = 1L << 40;

  private final Handle handle;
  private boolean foreign;

  BackupRecords(Handle handle) {
    this.handle = handle;
  }

  /** Whether a row is to be inserted, which may be changed for that. */
  boolean isWanted(String table, ObjectNode row) {
    return switch (table) {
      case "record_sequence" -> sequence(row);
      // Nobody could tell whether the tables have those of another sequence.
      case "pending_records" -> !foreign;
      default -> true;
    };
  }

  private boolean sequence(ObjectNode row) {
    Optional<String> there =
        handle.createQuery("SELECT id FROM record_sequence").mapTo(String.class).findOne();
    row.put("last_sequence", row.path("last_sequence").asLong() + AHEAD);
    if (there.isEmpty()) {
      return true;
    }
    foreign = !there.get().equals(row.path("id").asText());
    return false;
  }
}
