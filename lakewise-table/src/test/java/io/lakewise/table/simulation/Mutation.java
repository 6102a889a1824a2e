package io.lakewise.table.simulation;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.CheckpointFiles;
import io.lakewise.table.maintenance.CloneReferences;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.transaction.Transaction;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** A mistake to be found: it gets between the parts that a history is made of. */
interface Mutation {

  /** No mistake. */
  Mutation NONE = new Mutation() {};

  default ObjectStore store(ObjectStore store) {
    return store;
  }

  default RowFiles files(Supplier<UUID> ids) {
    return new RowFiles(ids);
  }

  default CheckpointFiles checkpoints(CheckpointFiles checkpoints) {
    return checkpoints;
  }

  default CloneReferences clones(CloneReferences references) {
    return references;
  }

  default Duration retention(Duration retention) {
    return retention;
  }

  default Transaction begin(DeltaTable table) {
    return table.begin();
  }

  default boolean takesUnknownAsFailed() {
    return false;
  }

  /** How often a call fails: more often where a mistake shows only after rare faults. */
  default double faults(double usual) {
    return usual;
  }
}
