package io.lakewise.server.warehouse;

import io.lakewise.table.error.LakewiseException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A statement's place in the queue of a warehouse. Thread-safe. */
public final class Admission {

  private final CompletableFuture<Slot> slot;
  private final Runnable leave;

  Admission(CompletableFuture<Slot> slot, Runnable leave) {
    this.slot = slot;
    this.leave = leave;
  }

  /** The place of a statement that needs no worker. */
  public static Admission withoutWorker(Instant now) {
    return new Admission(CompletableFuture.completedFuture(Slot.withoutWorker(now)), () -> {});
  }

  /**
   * Done when the statement has a worker, which its user gives back; failed with a {@link
   * LakewiseException} when it gets none.
   */
  public CompletableFuture<Slot> slot() {
    return slot;
  }

  /** Leaves the queue, if it still waits there; then {@link #slot} fails at once. */
  public void cancel() {
    leave.run();
  }

  /**
   * Waits for the turn.
   *
   * @throws LakewiseException if it never comes
   */
  public Slot await() {
    try {
      return slot.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof LakewiseException known) {
        throw known;
      }
      throw failure;
    }
  }
}
