package io.lakewise.server.warehouse;

import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ResultColumn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.arrow.vector.types.pojo.Schema;

/** The default warehouse over one worker that a test has. */
final class OneWarehouse implements StatementAdmission {

  private static final Machine MACHINE = new Machine(2, 1L << 30, 8, 100, 4L << 30);

  private final Warehouse warehouse;

  OneWarehouse(SingleWorker worker) {
    warehouse =
        new Warehouse(
            entry("default", 1, 1),
            new Means(
                MACHINE,
                size -> new Lent(worker),
                Runnable::run,
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString(),
                event -> {}));
  }

  static WarehouseEntry entry(String name, int least, int most) {
    return new WarehouseEntry(
        name,
        name,
        Optional.empty(),
        least,
        most,
        0,
        Optional.empty(),
        0,
        false,
        "everyone",
        Instant.EPOCH);
  }

  @Override
  public Admission enter(Principal caller, String name, Priority priority, String statement) {
    return warehouse.enter(caller, priority, statement);
  }

  @Override
  public boolean offers(Principal caller, String name) {
    return name.equals("default");
  }

  private record Lent(SingleWorker worker) implements Worker {

    @Override
    public boolean isAlive() {
      return true;
    }

    @Override
    public String lastWords() {
      return "";
    }

    @Override
    public long pid() {
      return worker.pid().orElseThrow();
    }

    @Override
    public RemoteWorkbench workbench() {
      return worker.workbench();
    }

    @Override
    public Schema arrowSchema(List<ResultColumn> columns) {
      return worker.arrowSchema(columns);
    }

    @Override
    public void close() {}
  }
}
