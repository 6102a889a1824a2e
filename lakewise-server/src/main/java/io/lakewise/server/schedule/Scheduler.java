package io.lakewise.server.schedule;

import io.lakewise.catalog.Schedules;
import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.entry.ScheduleRun;
import io.lakewise.engine.Lake;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.server.delivery.Deliveries;
import io.lakewise.server.statement.Statements;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs schedules when they are due. Of all servers on one state, the one that moves a time on runs
 * what was due then; what was due while none was up runs once. Thread-safe.
 */
public final class Scheduler implements AutoCloseable {

  /** What a run says that its server did not let end. */
  static final String STOPPED = "The server was stopped before the run had ended. Run it again.";

  private static final String UNTOLD =
      "Nobody can tell when this is due again, so it is not. Save it with another quartz_cron_expression.";
  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
  private static final Duration LOOKING = Duration.ofSeconds(2);
  private static final Duration SWEEPING = Duration.ofMinutes(10);
  private static final Duration LOST_AFTER = ScheduledStatement.PATIENCE.plusMinutes(15);
  private static final Duration ENDING = Duration.ofSeconds(5);

  private final Supplier<Schedules> schedules;
  private final BiConsumer<Schedule, ScheduleRun> work;
  private final InstantSource clock;
  private final Duration kept;
  private final Places places = new Places();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Scheduler::daemon);
  private final ExecutorService threads =
      Executors.newFixedThreadPool(Places.AT_ONCE, Scheduler::daemon);
  private volatile boolean closing;

  /**
   * Runs schedules of a state.
   *
   * @param work runs one, and writes down how it ended
   * @param kept how long runs are kept
   */
  public Scheduler(
      Supplier<Schedules> schedules,
      BiConsumer<Schedule, ScheduleRun> work,
      Duration kept,
      InstantSource clock) {
    this.schedules = schedules;
    this.work = work;
    this.kept = kept;
    this.clock = clock;
  }

  /** Runs the schedules of a lake, whose reports go where {@code deliveries} may send them. */
  public static Scheduler of(
      Lake lake,
      Statements statements,
      Deliveries deliveries,
      BufferAllocator allocator,
      ServerConfiguration configuration,
      InstantSource clock) {
    RunningSchedule work =
        new RunningSchedule(
            lake::schedules,
            new AgreedItems(lake::savedQueries, lake::dashboards),
            new ScheduledStatement(statements, lake::principals, clock),
            deliveries,
            allocator,
            configuration.signingIn().publicUrl(),
            configuration.keeping().queryText(),
            clock);
    return new Scheduler(lake::schedules, work::run, configuration.keeping().history(), clock);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "schedule");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins to look at the time. */
  public void start() {
    timer.scheduleWithFixedDelay(
        () -> quietly(this::look), 0, LOOKING.toMillis(), TimeUnit.MILLISECONDS);
    timer.scheduleWithFixedDelay(
        () -> quietly(this::sweep), 0, SWEEPING.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A state that cannot be reached now may be reached later. */
  private static void quietly(Runnable step) {
    try {
      step.run();
    } catch (LakewiseException unreachable) {
      LOG.warn("Nobody can tell now which schedules are due: {}", unreachable.getMessage());
    } catch (RuntimeException unforeseen) {
      LOG.error("Looking for schedules failed in an unforeseen way", unforeseen);
    }
  }

  /** Runs what is due, as far as there are places; the rest is due still. */
  void look() {
    Set<String> passed = new HashSet<>();
    while (!closing && places.areFree()) {
      Set<String> except = new HashSet<>(places.running());
      except.addAll(passed);
      Optional<Schedule> due = schedules.get().due(clock.instant(), except, places.busyOwners());
      if (due.isEmpty()) {
        return;
      }
      passed.add(due.get().id());
      try {
        take(due.get());
      } catch (RuntimeException failed) {
        LOG.error("Schedule {} was due and could not be begun", due.get().id(), failed);
      }
    }
  }

  private void take(Schedule due) {
    Optional<Instant> next;
    try {
      next = CronTimes.next(due.cadence(), clock.instant());
    } catch (RuntimeException untold) {
      LOG.warn("Nobody can tell when schedule {} is due again", due.id(), untold);
      giveUp(due);
      return;
    }
    if (places.take(due).isPresent()) {
      return;
    }
    boolean begun = false;
    try {
      if (schedules.get().take(due, next)) {
        begin(due, false);
        begun = true;
      }
    } finally {
      if (!begun) {
        places.release(due);
      }
    }
  }

  /** What has no next time is never due again, until its owner gives it one. */
  private void giveUp(Schedule due) {
    if (!schedules.get().take(due, Optional.empty())) {
      return;
    }
    ScheduleRun run = begun(due, false);
    schedules.get().begin(run);
    Optional<AlertState> alert = due.isAlert() ? Optional.of(AlertState.ERROR) : Optional.empty();
    alert.ifPresent(state -> schedules.get().found(due, state, Optional.empty()));
    schedules.get().end(run.failed(now(), alert, UNTOLD));
  }

  /** Forgets old runs, and gives up those whose server has ended. */
  private void sweep() {
    Instant now = now();
    schedules.get().lose(now.minus(LOST_AFTER), now, STOPPED);
    schedules.get().forget(now.minus(kept));
  }

  /**
   * Runs one at once; whoever asks for that sees it.
   *
   * @return how it begins
   * @throws ApiException if it or too many others run already, or the server is stopping
   */
  public ScheduleRun runNow(Schedule schedule) {
    if (closing) {
      throw ApiException.stopping();
    }
    Optional<String> refusal = places.take(schedule);
    if (refusal.isPresent()) {
      throw ApiException.busy(refusal.get(), 5);
    }
    boolean begun = false;
    try {
      ScheduleRun run = begin(schedule, true);
      begun = true;
      return run;
    } finally {
      if (!begun) {
        places.release(schedule);
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private ScheduleRun begun(Schedule schedule, boolean askedFor) {
    return ScheduleRun.begun(UUID.randomUUID().toString(), schedule.id(), askedFor, now());
  }

  private ScheduleRun begin(Schedule schedule, boolean askedFor) {
    ScheduleRun run = begun(schedule, askedFor);
    schedules.get().begin(run);
    threads.execute(
        () -> {
          try {
            quietly(() -> work.accept(schedule, run));
          } finally {
            places.release(schedule);
          }
        });
    return run;
  }

  /** Ends what runs; that is written down as long as the state is there. */
  @Override
  public void close() {
    closing = true;
    timer.shutdownNow();
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("A run of a schedule did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
