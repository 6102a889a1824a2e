package io.lakewise.server.warehouse;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.duckdb.LateResult;
import io.lakewise.worker.protocol.WorkRequest;
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

  /**
   * Lets the worker stream the rows to whoever comes with a ticket, once.
   *
   * @return where the worker is and what it asks of callers
   */
  public WorkerAddress handOver(byte[] ticket) {
    session.call(new WorkRequest.Defer(session.key(), ticket, select, tables));
    WorkerProcess process = session.worker().process();
    return new WorkerAddress(process.port(), process.secret());
  }

  @Override
  public long drain(BufferAllocator allocator, BatchSink sink) {
    return session.stream(select, tables, sink);
  }
}
