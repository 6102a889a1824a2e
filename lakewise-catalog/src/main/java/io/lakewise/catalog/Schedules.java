package io.lakewise.catalog;

import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.entry.ScheduleRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reports and alerts with their times and runs. Each is its owner's alone: nobody else but an admin
 * sees it.
 */
public interface Schedules {

  /** Those that the viewer sees, in order of name: reports, or alerts. */
  List<Schedule> list(Viewer viewer, boolean alerts);

  /**
   * One that the viewer sees.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is none
   */
  Schedule require(Viewer viewer, String id);

  /**
   * Keeps one.
   *
   * @throws io.lakewise.table.error.LakewiseException if its owner has 100 already
   */
  void create(Schedule schedule);

  /**
   * Gives one that the viewer sees another name, subject, warehouse, cadence, delivery, condition.
   */
  void replace(Viewer viewer, Schedule changed);

  /** Takes one away with its runs. */
  void drop(Viewer viewer, String id);

  /** Runs of one that the viewer sees which began before a time, the newest first. */
  List<ScheduleRun> runs(Viewer viewer, String id, Instant before, int limit);

  /** The one that waits longest of those whose time has come, except some, and some owners'. */
  Optional<Schedule> due(Instant now, Set<String> except, Set<String> exceptOwners);

  /**
   * Takes what is due for whoever asks first: of all servers on this state, one does.
   *
   * @param taken as it was found
   * @param next when it is due again
   * @return whether it was still to be taken, and has not been changed
   */
  boolean take(Schedule taken, Optional<Instant> next);

  /** A run has begun. */
  void begin(ScheduleRun run);

  /** A run has ended; nothing happens if it was taken away meanwhile. */
  void end(ScheduleRun run);

  /** What an alert found, and when that was last told; nothing happens if it was changed since. */
  void found(Schedule alert, AlertState state, Optional<Instant> notifiedAt);

  /** Runs that began before a time and have not ended are lost: the server of theirs has ended. */
  void lose(Instant before, Instant now, String message);

  /** Forgets runs that began before a time. */
  void forget(Instant before);
}
