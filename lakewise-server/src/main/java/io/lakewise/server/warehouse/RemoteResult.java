package io.lakewise.server.warehouse;

import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.worker.protocol.RowCodec;
import io.lakewise.worker.protocol.Wire;
import io.lakewise.worker.protocol.WorkRequest;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Rows that a worker makes while they are read, fetched some thousands at a time. */
final class RemoteResult implements WorkResult {

  private final RemoteWorkSession session;
  private final long number;
  private final List<WorkColumn> columns;
  private Iterator<List<Object>> fetched = List.<List<Object>>of().iterator();
  private boolean closed;

  RemoteResult(RemoteWorkSession session, long number, List<WorkColumn> columns) {
    this.session = session;
    this.number = number;
    this.columns = List.copyOf(columns);
  }

  @Override
  public List<WorkColumn> columns() {
    return columns;
  }

  @Override
  public List<Object> next() {
    if (!fetched.hasNext() && !closed) {
      byte[] rows = session.call(new WorkRequest.Rows(session.key(), number));
      if (rows.length == 0) {
        close();
      }
      fetched = RowCodec.read(rows).iterator();
    }
    return fetched.hasNext() ? fetched.next() : null;
  }

  @Override
  public long writeArrow(Path file) {
    return export(file, true);
  }

  @Override
  public long writeParquet(Path file) {
    return export(file, false);
  }

  private long export(Path file, boolean arrow) {
    byte[] rows =
        session.call(
            new WorkRequest.Export(session.key(), number, file.toAbsolutePath().toString(), arrow));
    return Wire.read(rows, Long.class);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      session.call(new WorkRequest.CloseResult(session.key(), number));
    } catch (LakewiseException ended) {
      if (!WorkerLost.isCauseOf(ended)) {
        throw ended;
      }
    }
  }
}
