package io.lakewise.server.flight;

import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.server.result.StreamedRows;
import io.lakewise.server.warehouse.Slot;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A statement whose answer waits for its ticket, or is being fetched.
 *
 * @param principal whose ticket it is
 * @param result the answer; closing it ends the statement
 * @param slot of the worker that has the rows, or null if this process has them
 * @param opened when
 * @param recording of what it does
 * @param unwanted is completed when nobody wants it any more
 */
record OpenStatement(
    Principal principal,
    Result result,
    Slot slot,
    Instant opened,
    FlightRecording recording,
    CompletableFuture<Void> unwanted) {

  /** Its plan and what belongs to it. */
  private static final long OBJECT_BYTES = 64 << 10;

  /** About what it takes in memory. */
  long bytes() {
    return OBJECT_BYTES + recording.textBytes();
  }

  /** Who keeps its rows for who asks again, if somebody does. */
  Optional<Consumer<byte[]>> keeper() {
    return result instanceof QueryResult query ? query.keeper() : Optional.empty();
  }

  /** Its rows, if they can be carried as they are. */
  Optional<StreamedRows> rows() {
    return result instanceof QueryResult query && query.rows() instanceof StreamedRows streamed
        ? Optional.of(streamed)
        : Optional.empty();
  }

  /** Whether the rows are to come from a worker. */
  boolean waits() {
    return slot != null;
  }

  /** The same while its rows are fetched. */
  OpenStatement fetched() {
    return new OpenStatement(principal, result, slot, Instant.MAX, recording, unwanted);
  }

  /** Nobody wants it; whoever fetches its rows stops. */
  void cancel() {
    recording.cancelled();
    unwanted.complete(null);
  }

  /** Ends it, and gives its slot back. */
  void end() {
    try {
      result.close();
    } finally {
      if (slot != null) {
        slot.close();
      }
      recording.closed();
    }
  }
}
