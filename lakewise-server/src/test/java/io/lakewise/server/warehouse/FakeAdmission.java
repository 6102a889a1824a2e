package io.lakewise.server.warehouse;

import io.lakewise.engine.session.Principal;
import java.time.Clock;

/** One warehouse with one worker that does nothing. */
public final class FakeAdmission implements StatementAdmission {

  private final Warehouse warehouse;

  /** Lets some run and some wait. */
  public FakeAdmission(int running, int queued) {
    warehouse =
        new Warehouse(
            OneWarehouse.entry("default", 1, 1),
            new Means(
                new Machine(1, 1L << 30, running, queued, 4L << 30),
                new FakeWorkers(),
                Runnable::run,
                Clock.systemUTC(),
                () -> "w",
                event -> {}));
  }

  @Override
  public Admission enter(Principal caller, String name, Priority priority, String statement) {
    return warehouse.enter(caller, priority, statement);
  }

  @Override
  public boolean offers(Principal caller, String name) {
    return true;
  }
}
