package io.lakewise.table.log;

import io.lakewise.table.storage.StoredObject;
import java.util.List;

/**
 * A complete checkpoint as the listing shows it.
 *
 * @param version whose state it holds
 * @param parts its files: one, or all parts of a multi-part one
 */
public record Checkpoint(long version, List<StoredObject> parts) {
  /** Copies the list. */
  public Checkpoint {
    parts = List.copyOf(parts);
  }
}
