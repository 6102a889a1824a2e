package io.lakewise.server.warehouse;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.duckdb.LateResult;
import io.lakewise.server.result.StreamedRows;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** A query whose rows begin when somebody asks for them. Not thread-safe. */
public final class DeferredResult extends LateResult implements StreamedRows {

  private final RemoteWorkSession session;
  private final String select;
  private final List<BoundTable> tables;

  DeferredResult(RemoteWorkSession session, String select, List<BoundTable> tables) {
    super(() -> session.query(select, tables));
    this.session = session;
    this.select = select;
    this.tables = tables;
  }

  @Override
  public long drain(BufferAllocator allocator, BatchSink sink) {
    return session.stream(select, tables, sink);
  }

  @Override
  public long leftMillis() {
    return session.key().limits().leftMillis();
  }

  @Override
  public void stream(Reader reader) {
    session.stream(select, tables, reader);
  }
}
