package io.lakewise.server.warehouse;

import io.lakewise.engine.session.ResultColumn;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;

/** Workers that do nothing, and end when a test says so. */
final class FakeWorkers implements WorkerStarter {

  /** All that were ever started, in order. */
  final List<FakeWorker> started = new ArrayList<>();

  /** Whether the next ones cannot be started. */
  boolean broken;

  /** How often one was to be started. */
  int tried;

  @Override
  public Worker start(WorkerSize size) {
    tried++;
    if (broken) {
      throw new LakewiseException(Code.RESOURCE, "no memory for a worker");
    }
    FakeWorker worker = new FakeWorker(size);
    started.add(worker);
    return worker;
  }

  /** How many live. */
  long alive() {
    return started.stream().filter(FakeWorker::isAlive).count();
  }

  static final class FakeWorker implements Worker {

    final WorkerSize size;
    private volatile boolean ended;

    FakeWorker(WorkerSize size) {
      this.size = size;
    }

    void crash() {
      ended = true;
    }

    @Override
    public boolean isAlive() {
      return !ended;
    }

    @Override
    public String lastWords() {
      return "";
    }

    @Override
    public long pid() {
      return 0;
    }

    @Override
    public RemoteWorkbench workbench() {
      return new RemoteWorkbench(null);
    }

    @Override
    public Schema arrowSchema(List<ResultColumn> columns) {
      return new Schema(List.of());
    }

    @Override
    public void close() {
      ended = true;
    }
  }
}
