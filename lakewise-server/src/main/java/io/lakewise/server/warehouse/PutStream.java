package io.lakewise.server.warehouse;

import io.lakewise.table.error.LakewiseException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.SyncPutListener;

/** Batches on their way from a client to a worker, as fast as the worker takes them. */
final class PutStream {

  private static final long LOOK_NANOS = 200_000;

  private final FlightClient worker;
  private final CallOption credential;

  PutStream(FlightClient worker, CallOption credential) {
    this.worker = worker;
    this.credential = credential;
  }

  /**
   * Sends all batches; answers what the worker replies.
   *
   * @throws org.apache.arrow.flight.FlightRuntimeException if the worker does not
   */
  byte[] send(FlightDescriptor target, ClientRows rows) throws InterruptedException {
    try (SyncPutListener listener = new SyncPutListener()) {
      // The dictionaries come with the first batch.
      boolean more = next(rows);
      FlightClient.ClientStreamListener out =
          worker.startPut(target, rows.batch(), rows.dictionaries(), listener, credential);
      while (more && ready(out, listener)) {
        out.putNext();
        try {
          more = next(rows);
        } catch (LakewiseException broken) {
          out.error(broken);
          throw broken;
        }
      }
      out.completed();
      return answer(listener);
    }
  }

  private static boolean next(ClientRows rows) {
    try {
      return rows.next();
    } catch (RuntimeException clientHasGone) {
      throw WorkerErrors.rowsBroken(clientHasGone);
    }
  }

  /** Waits until the worker takes a batch; false when it has answered without wanting more. */
  private static boolean ready(FlightClient.ClientStreamListener out, SyncPutListener listener) {
    while (!out.isReady()) {
      if (listener.isCancelled()) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }

  private static byte[] answer(SyncPutListener listener) throws InterruptedException {
    try (PutResult result = listener.read()) {
      if (result == null) {
        throw CallStatus.UNAVAILABLE.withDescription("it said nothing").toRuntimeException();
      }
      byte[] reply = new byte[(int) result.getApplicationMetadata().readableBytes()];
      result.getApplicationMetadata().getBytes(0, reply);
      return reply;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof FlightRuntimeException known
          ? known
          : CallStatus.INTERNAL.withCause(e).toRuntimeException();
    }
  }
}
