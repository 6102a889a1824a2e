package io.lakewise.server.warehouse;

import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.workbench.duckdb.MemoryWatch;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/** Workers that are processes of their own. Thread-safe. */
public final class ProcessWorkers implements WorkerStarter, AutoCloseable {

  private static final long SLACK = 64L << 20;

  private final Function<WorkerSize, WorkerLaunch> launches;
  private final MemoryGroups groups = MemoryGroups.ofThisProcess();
  private final BufferAllocator allocator = new RootAllocator();

  /**
   * Starts workers.
   *
   * @param launches how one of a size is started
   */
  public ProcessWorkers(Function<WorkerSize, WorkerLaunch> launches) {
    this.launches = launches;
  }

  @Override
  public Worker start(WorkerSize size) {
    WorkerLaunch launch = launches.apply(size);
    WorkerProcess process = WorkerProcess.start(launch);
    // Above what the worker's own watcher ends it by, which can say why.
    ProcessHandle.of(process.pid())
        .ifPresent(
            handle -> groups.enclose(handle, MemoryWatch.mostBytes(launch.capBytes()) + SLACK));
    return new ProcessWorker(new WorkerConnection(process, allocator));
  }

  /** Called when all workers have been closed. */
  @Override
  public void close() {
    allocator.close();
  }

  private record ProcessWorker(WorkerConnection connection) implements Worker {

    @Override
    public boolean isAlive() {
      return connection.process().isAlive();
    }

    @Override
    public String lastWords() {
      return connection.process().lastWords();
    }

    @Override
    public long pid() {
      return connection.process().pid();
    }

    @Override
    public RemoteWorkbench workbench() {
      return new RemoteWorkbench(connection);
    }

    @Override
    public Schema arrowSchema(List<ResultColumn> columns) {
      return new RemoteWorkbench(connection).arrowSchema(columns);
    }

    @Override
    public void close() {
      connection.close();
    }
  }
}
