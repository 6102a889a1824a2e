package io.lakewise.worker;

import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import io.lakewise.engine.workbench.duckdb.ArrowResult;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;

/** Sends a query's rows to the server itself, as an Arrow IPC stream. */
final class RowsAnswer {

  /** A batch that is not full is mostly the last; it waits for the answer behind the rows. */
  private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final StreamedQuery query;
  private final BufferAllocator allocator;

  RowsAnswer(StreamedQuery query, BufferAllocator allocator) {
    this.query = query;
    this.allocator = allocator;
  }

  /**
   * Runs the query to its end. The last rows may be held back in {@code output}.
   *
   * @throws LakewiseException if the query fails or is interrupted
   * @throws IOException if nobody takes the rows any more
   */
  void to(OutputStream output) throws IOException {
    HeldSession session = query.session();
    try {
      session.step(work -> stream(work, output));
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      LakewiseException error = WorkErrors.failed(e);
      throw session.isInterrupted()
          ? new LakewiseException(Code.USER, error.getMessage(), error)
          : error;
    }
    if (session.isInterrupted()) {
      throw WorkErrors.cancelled();
    }
  }

  private Void stream(WorkSession work, OutputStream output) {
    boolean whole = false;
    try (BufferAllocator own = allocator.newChildAllocator("stream", 0, Long.MAX_VALUE);
        Sink sink = new Sink(output)) {
      try (WorkResult result = work.query(query.select(), query.tables())) {
        ((ArrowResult) result).drain(own, sink);
        whole = !query.session().isInterrupted();
      } finally {
        query.session().used(sink.sent.usage(!whole));
      }
    }
    return null;
  }

  /** Writes each batch as it comes. */
  private final class Sink implements ArrowResult.BatchSink, AutoCloseable {

    private final SentRows sent = new SentRows();
    private final OutputStream output;
    private VectorSchemaRoot rows;
    private ArrowStreamWriter writer;
    private long flushed = System.nanoTime();

    private Sink(OutputStream output) {
      this.output = output;
    }

    @Override
    public void begin(VectorSchemaRoot root, DictionaryProvider dictionaries) {
      rows = root;
      writer = new PartedWriter(root, dictionaries, Channels.newChannel(output));
      try {
        writer.start();
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }

    @Override
    public boolean batch() {
      if (query.session().isInterrupted()) {
        return false;
      }
      sent.add(rows);
      try {
        writer.writeBatch();
        long now = System.nanoTime();
        if (rows.getRowCount() >= ArrowResult.BATCH_ROWS || now - flushed > HELD_NANOS) {
          flushed = now;
          output.flush();
        }
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
      return true;
    }

    /** Says that no more comes, and gives back what was kept of dictionaries. */
    @Override
    public void close() {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
