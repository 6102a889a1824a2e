package io.lakewise.server.warehouse;

import io.lakewise.engine.session.ResultColumn;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * One worker process without a queue: started when it is first needed, replaced when it has ended.
 * Thread-safe.
 */
public final class SingleWorker implements AutoCloseable {

  private final WorkerLaunch launch;
  private final BufferAllocator allocator = new RootAllocator();
  private WorkerConnection current;
  private boolean closed;

  /** Starts nothing yet. */
  public SingleWorker(WorkerLaunch launch) {
    this.launch = launch;
  }

  /**
   * The executing half in a worker that lives now.
   *
   * @throws io.lakewise.table.error.LakewiseException if no worker can be started
   */
  public synchronized RemoteWorkbench workbench() {
    if (closed) {
      throw WorkerErrors.closed();
    }
    if (current != null && !current.process().isAlive()) {
      current.close();
      current = null;
    }
    if (current == null) {
      current = new WorkerConnection(WorkerProcess.start(launch), allocator);
    }
    return new RemoteWorkbench(current);
  }

  /** The Arrow schema in which columns are streamed. */
  public Schema arrowSchema(List<ResultColumn> columns) {
    return workbench().arrowSchema(columns);
  }

  /** The process of the worker, if one lives. */
  public synchronized OptionalLong pid() {
    return current == null || !current.process().isAlive()
        ? OptionalLong.empty()
        : OptionalLong.of(current.process().pid());
  }

  /**
   * Lets the worker end by itself within a time, then ends it; the next statement has a new one.
   */
  synchronized void stop(Duration wait) {
    if (current != null) {
      current.process().stop(wait);
      current.close();
      current = null;
    }
  }

  /** Ends the worker; its statements fail. */
  @Override
  public synchronized void close() {
    closed = true;
    if (current != null) {
      current.close();
      current = null;
    }
    allocator.close();
  }
}
