package io.lakewise.server.warehouse;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.duckdb.LateResult;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * A query whose rows begin when somebody asks for them: here, or at the worker with a ticket. Not
 * thread-safe.
 */
public final class DeferredResult extends LateResult {

  private final RemoteWorkSession session;
  private final String select;
  private final List<BoundTable> tables;

  DeferredResult(RemoteWorkSession session, String select, List<BoundTable> tables) {
    super(() -> session.query(select, tables));
    this.session = session;
    this.select = select;
    this.tables = tables;
  }

  /** Lets somebody else fetch the rows from the worker, once; the query begins then. */
  public WorkerTicket handOver() {
    WorkerProcess process = session.running().process();
    byte[] ticket = session.ticket(select, tables);
    return new WorkerTicket(
        process.rowsPort(), process.secret(), ticket, () -> process.ended(WorkerConnection.ENDING));
  }

  @Override
  public long drain(BufferAllocator allocator, BatchSink sink) {
    return session.stream(select, tables, sink);
  }
}
