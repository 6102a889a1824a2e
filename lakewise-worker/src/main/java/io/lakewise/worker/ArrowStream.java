package io.lakewise.worker;

import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import io.lakewise.engine.workbench.duckdb.ArrowResult;
import io.lakewise.table.error.LakewiseException;
import org.apache.arrow.flight.BackpressureStrategy;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.IpcOption;

/**
 * Sends a query's rows to a client as fast as it takes them. The query ends when the client goes
 * away, whatever it does at that moment.
 */
final class ArrowStream {

  private static final long WAIT_MILLIS = 100;

  private final StreamedQuery query;
  private final BufferAllocator allocator;
  private final ServerStreamListener client;
  private final BackpressureStrategy.CallbackBackpressureStrategy pace;

  /** Listens for a cancel from now on. */
  ArrowStream(StreamedQuery query, BufferAllocator allocator, ServerStreamListener client) {
    this.query = query;
    this.allocator = allocator;
    this.client = client;
    HeldSession session = query.session();
    this.pace =
        new BackpressureStrategy.CallbackBackpressureStrategy() {
          @Override
          protected void cancelCallback() {
            session.interrupt();
          }
        };
    pace.register(client);
  }

  /** Runs the query to its end; never throws. */
  void run() {
    try {
      query.session().step(this::stream);
      if (client.isCancelled()) {
        return;
      }
      if (query.session().isInterrupted()) {
        throw WorkErrors.cancelled();
      }
      client.completed();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      LakewiseException error = WorkErrors.failed(e);
      CallStatus status =
          query.session().isInterrupted()
              ? CallStatus.CANCELLED.withDescription(error.getMessage())
              : WorkErrors.status(error);
      client.error(status.toRuntimeException());
    }
  }

  private Void stream(WorkSession work) {
    Sink sink = new Sink();
    boolean whole = false;
    try (BufferAllocator own = allocator.newChildAllocator("stream", 0, Long.MAX_VALUE);
        WorkResult result = work.query(query.select(), query.tables())) {
      ((ArrowResult) result).drain(own, sink);
      whole = !client.isCancelled() && !query.session().isInterrupted();
    } finally {
      query.session().used(sink.sent.usage(!whole));
    }
    return null;
  }

  /** Sends each batch when the client is ready for it. */
  private final class Sink implements ArrowResult.BatchSink {

    private final SentRows sent = new SentRows();
    private VectorSchemaRoot rows;

    @Override
    public void begin(VectorSchemaRoot root, DictionaryProvider dictionaries) {
      rows = root;
      client.start(root, dictionaries, IpcOption.DEFAULT);
    }

    @Override
    public boolean batch() {
      if (!ready()) {
        return false;
      }
      sent.add(rows);
      client.putNext();
      return true;
    }

    private boolean ready() {
      while (!client.isReady()) {
        if (client.isCancelled() || query.session().isInterrupted()) {
          return false;
        }
        pace.waitForListener(WAIT_MILLIS);
      }
      return !client.isCancelled() && !query.session().isInterrupted();
    }
  }
}
