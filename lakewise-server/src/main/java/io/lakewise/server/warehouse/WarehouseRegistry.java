package io.lakewise.server.warehouse;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.Warehouses;
import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.engine.session.Principal;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All warehouses: the one way by which SQL, the command line and the API change them, and by which
 * statements of every protocol come to a worker. Thread-safe.
 */
public final class WarehouseRegistry implements StatementAdmission, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WarehouseRegistry.class);

  /** So soon a change by another server on the same state is seen. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Supplier<Warehouses> state;
  private final Means means;
  private final SeenWarehouses seen;
  private final Map<String, Warehouse> warehouses = new LinkedHashMap<>();
  private final List<Warehouse> dropped = new ArrayList<>();
  private List<WarehouseEntry> entries = List.of();
  private Instant looked = Instant.MIN;
  private boolean closed;

  /**
   * Warehouses as the state has them; starts nothing yet.
   *
   * @param background where workers are started and ended
   * @param ids new ids
   */
  public WarehouseRegistry(
      Supplier<Warehouses> state,
      Machine machine,
      ProcessWorkers workers,
      Executor background,
      InstantSource clock,
      Supplier<String> ids,
      WarehouseEvents events) {
    this(state, new Means(machine, workers, background, clock, ids, events));
  }

  WarehouseRegistry(Supplier<Warehouses> state, Means means) {
    this.state = state;
    this.means = means;
    this.seen = new SeenWarehouses(state, means.clock());
  }

  @Override
  public Admission enter(Principal caller, String warehouse, Priority priority, String statement) {
    return running(entry(caller, warehouse)).enter(caller, priority, statement);
  }

  @Override
  public boolean offers(Principal caller, String warehouse) {
    try {
      return !entry(caller, warehouse).id().isEmpty();
    } catch (NameNotFoundException none) {
      return false;
    }
  }

  /**
   * The settings of a warehouse.
   *
   * @param warehouse id or name; empty for the default one
   * @throws LakewiseException if there is none for the caller
   */
  public WarehouseEntry entry(Principal caller, String warehouse) {
    String wanted = warehouse.isBlank() ? WarehouseEntry.DEFAULT : warehouse;
    Viewer viewer = caller.viewer();
    Optional<WarehouseEntry> known = known(viewer, wanted);
    return known.orElseGet(
        () -> {
          look();
          return known(viewer, wanted).orElseGet(() -> state.get().require(viewer, wanted));
        });
  }

  private synchronized Optional<WarehouseEntry> known(Viewer viewer, String idOrName) {
    return entries.stream()
        .filter(
            entry ->
                entry.id().equals(idOrName)
                    || entry
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .equals(idOrName.toLowerCase(Locale.ROOT)))
        .filter(entry -> seen.by(viewer).contains(entry.id()))
        .findFirst();
  }

  private synchronized Warehouse running(WarehouseEntry entry) {
    if (closed) {
      throw WorkerErrors.closed();
    }
    return warehouses.computeIfAbsent(entry.id(), id -> new Warehouse(entry, means));
  }

  /** How those are that the caller sees. */
  public List<WarehouseStatus> list(Principal caller) {
    look();
    List<WarehouseStatus> all = new ArrayList<>();
    synchronized (this) {
      Viewer viewer = caller.viewer();
      for (WarehouseEntry entry : entries) {
        if (seen.by(viewer).contains(entry.id())) {
          all.add(running(entry).status());
        }
      }
    }
    return all;
  }

  /** How one is, by its id or name. */
  public WarehouseStatus status(Principal caller, String warehouse) {
    return running(entry(caller, warehouse)).status();
  }

  /**
   * The statements that run, then those that wait, each the oldest first: all of them for who may
   * change the warehouse, else the caller's own.
   */
  public List<Standing> queue(Principal caller, String warehouse) {
    WarehouseEntry entry = entry(caller, warehouse);
    boolean all = state.get().manages(caller.viewer(), entry.id());
    return running(entry).standing().stream()
        .filter(each -> all || each.user().equals(caller.id()))
        .toList();
  }

  /**
   * Makes a warehouse, of one worker of the smallest size, which stops after 45 minutes.
   *
   * @param options settings by name
   * @return its settings
   */
  public WarehouseEntry create(Principal caller, String name, Map<String, String> options) {
    WarehouseEntry plain =
        new WarehouseEntry(
            means.ids().get(),
            name,
            Optional.of(WarehouseSize.XXS.label()),
            1,
            1,
            45,
            Optional.empty(),
            0,
            false,
            caller.id(),
            means.clock().instant());
    WarehouseEntry wanted = WarehouseOptions.applied(plain, options, means.machine());
    state.get().create(caller.viewer(), wanted);
    look();
    means
        .events()
        .happened(
            new WarehouseEvent(
                WarehouseEvent.Kind.CREATED,
                wanted.id(),
                wanted.name(),
                means.machine().size(wanted.size()).label(),
                0,
                0,
                "",
                means.clock().instant()));
    return wanted;
  }

  /** Gives a warehouse other settings; what is not named stays. */
  public WarehouseEntry edit(Principal caller, String warehouse, Map<String, String> options) {
    Viewer viewer = caller.viewer();
    WarehouseEntry before = state.get().require(viewer, warehouse);
    WarehouseEntry wanted = WarehouseOptions.applied(before, options, means.machine());
    state.get().replace(viewer, wanted);
    look();
    return wanted;
  }

  /** Takes a warehouse away; its statements end first. */
  public void drop(Principal caller, String warehouse) {
    Viewer viewer = caller.viewer();
    state.get().drop(viewer, state.get().require(viewer, warehouse).id());
    look();
  }

  /** What a worker lacks here of what its size says, as a sentence; empty if nothing. */
  String shortOf(WarehouseEntry entry) {
    return means.machine().shortOf(entry.size());
  }

  /** Starts a warehouse. */
  public void start(Principal caller, String warehouse) {
    running(entry(caller, warehouse)).start();
  }

  /** Stops a warehouse, when its statements have ended; only who may change it can. */
  public void stop(Principal caller, String warehouse) {
    WarehouseEntry entry = entry(caller, warehouse);
    if (!state.get().manages(caller.viewer(), entry.id())) {
      throw WarehouseErrors.notOwner(entry.name());
    }
    running(entry).stop();
  }

  /** Looks after all warehouses; called about once a second. */
  public void tick() {
    try {
      if (!means.clock().instant().isBefore(looked.plus(LOOK))) {
        look();
      }
    } catch (LakewiseException unreachable) {
      LOG.warn("The warehouses could not be read: {}", unreachable.getMessage());
    }
    running().forEach(Warehouse::tick);
    if (means.workers().takeWanted()) {
      yieldOne();
    }
  }

  /** Ends workers that nobody needs, of the one warehouse where they were of no use for longest. */
  private void yieldOne() {
    Map<Warehouse, Instant> idle = new IdentityHashMap<>();
    running().forEach(each -> each.idleSince().ifPresent(since -> idle.put(each, since)));
    idle.entrySet().stream()
        .min(Map.Entry.comparingByValue())
        .ifPresent(least -> least.getKey().standDown());
  }

  private synchronized List<Warehouse> running() {
    return List.copyOf(warehouses.values());
  }

  /** Reads the settings, and gives them to those that have others. */
  private void look() {
    List<WarehouseEntry> found = state.get().list(Viewer.LOCAL);
    seen.forget();
    List<Runnable> changes = new ArrayList<>();
    synchronized (this) {
      looked = means.clock().instant();
      dropped.removeIf(each -> each.status().state() == WarehouseState.STOPPED);
      entries = found;
      Map<String, WarehouseEntry> byId = new LinkedHashMap<>();
      found.forEach(entry -> byId.put(entry.id(), entry));
      warehouses
          .entrySet()
          .removeIf(
              each -> {
                boolean gone = !byId.containsKey(each.getKey());
                if (gone) {
                  dropped.add(each.getValue());
                  changes.add(each.getValue()::drop);
                }
                return gone;
              });
      for (WarehouseEntry entry : found) {
        Warehouse warehouse = running(entry);
        changes.add(() -> warehouse.edit(entry));
      }
    }
    changes.forEach(Runnable::run);
  }

  /** How many statements have a turn, in all warehouses. */
  public int runningStatements() {
    return running().stream().mapToInt(each -> each.status().running()).sum();
  }

  /** How many statements wait, in all warehouses. */
  public int waitingStatements() {
    return running().stream().mapToInt(each -> each.status().waiting()).sum();
  }

  /** Ends all workers; their statements fail. */
  @Override
  public void close() {
    List<Warehouse> all = new ArrayList<>();
    synchronized (this) {
      closed = true;
      all.addAll(dropped);
      all.addAll(running());
    }
    all.forEach(Warehouse::close);
  }
}
