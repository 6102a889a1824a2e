package io.lakewise.server.flight;

import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.server.warehouse.Slot;
import io.lakewise.server.warehouse.WorkerTicket;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A statement whose answer waits for its ticket, or is being fetched.
 *
 * @param principal whose ticket it is
 * @param result the answer; closing it ends the statement
 * @param worker who streams the rows, or null if this process has them
 * @param slot of the worker, or null if none is needed
 * @param opened when
 * @param recording of what it does
 */
record OpenStatement(
    Principal principal,
    Result result,
    WorkerTicket worker,
    Slot slot,
    Instant opened,
    FlightRecording recording) {

  /** Who keeps its rows for who asks again, if somebody does. */
  Optional<Consumer<byte[]>> keeper() {
    return result instanceof QueryResult query ? query.keeper() : Optional.empty();
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
