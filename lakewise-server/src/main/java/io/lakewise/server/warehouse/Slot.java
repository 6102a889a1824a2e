package io.lakewise.server.warehouse;

import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.workbench.Workbench;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A statement's right to run on a worker. Thread-safe.
 *
 * <p>While rows wait for somebody who fetches them, others may have the turn: {@link #lapse} gives
 * it back and keeps the worker alive, {@link #resume} takes it again.
 */
public final class Slot implements AutoCloseable {

  /** What a slot holds on to. */
  enum Hold {
    /** A turn, and the worker. */
    TURN,
    /** The worker alone. */
    WORKER,
    /** Nothing. */
    NOTHING
  }

  private final Warehouse warehouse;
  private final String statement;
  private final String user;
  private final Admitted admitted;
  private final Workbench workbench;

  /** Guarded by the warehouse, as what it holds on to. */
  private PooledWorker worker;

  private Hold hold = Hold.TURN;

  /**
   * A turn on a worker.
   *
   * @param statement whose turn it is; empty for a call that is none
   * @param limited what is done with the executing half in it
   */
  Slot(
      Warehouse warehouse,
      PooledWorker worker,
      String statement,
      String user,
      Admitted admitted,
      UnaryOperator<Workbench> limited) {
    this.warehouse = warehouse;
    this.worker = worker;
    this.statement = statement;
    this.user = user;
    this.admitted = admitted;
    this.workbench =
        worker == null
            ? null
            : limited.apply(worker.worker().workbench().orElse(() -> warehouse.move(this)));
  }

  /** A statement that needs no worker: nothing waits for it, and it waits for nothing. */
  static Slot withoutWorker(Instant now) {
    Admitted admitted =
        new Admitted(WarehouseEntry.DEFAULT, WarehouseEntry.DEFAULT, "", "", now, now);
    Slot slot = new Slot(null, null, "", "", admitted, UnaryOperator.identity());
    slot.hold = Hold.NOTHING;
    return slot;
  }

  /** Where and when the statement was let in. */
  public Admitted admitted() {
    return admitted;
  }

  /** The executing half in the worker, within the time that the warehouse gives a statement. */
  public Workbench workbench() {
    return workbench;
  }

  /** The Arrow schema in which the worker streams columns. */
  public Schema arrowSchema(List<ResultColumn> columns) {
    return worker.worker().arrowSchema(columns);
  }

  /** Lets others have the turn; nothing happens if it has none. */
  public void lapse() {
    if (warehouse != null) {
      warehouse.release(this, Hold.WORKER);
    }
  }

  /**
   * Has a turn again, if it has none and the worker has one to give.
   *
   * @throws io.lakewise.table.error.LakewiseException if it has not: come again later
   */
  public void resume() {
    if (warehouse != null) {
      warehouse.resume(this);
    }
  }

  /** Gives all back. */
  @Override
  public void close() {
    if (warehouse != null) {
      warehouse.release(this, Hold.NOTHING);
    }
  }

  Hold hold() {
    return hold;
  }

  void hold(Hold now) {
    hold = now;
  }

  /** Has what another one has, which has nothing any more. */
  void takeOver(Slot other) {
    worker = other.worker;
    hold = other.hold;
    other.hold = Hold.NOTHING;
  }

  PooledWorker worker() {
    return worker;
  }

  String statement() {
    return statement;
  }

  String user() {
    return user;
  }
}
