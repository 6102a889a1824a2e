package io.lakewise.catalog.relational;

import io.lakewise.catalog.Schedules;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.entry.ScheduleRun;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Schedules as rows. */
record RelationalSchedules(State state) implements Schedules {

  private static final int MOST_OF_AN_OWNER = 100;

  @Override
  public List<Schedule> list(Viewer viewer, boolean alerts) {
    return state.read(
        handle -> {
          Rights rights = RightsRows.everywhere(handle, viewer);
          return ScheduleRows.all(handle).stream()
              .filter(schedule -> schedule.isAlert() == alerts)
              .filter(schedule -> rights.mayActFor(schedule.owner()))
              .toList();
        });
  }

  @Override
  public Schedule require(Viewer viewer, String id) {
    return state.read(handle -> require(handle, viewer, id));
  }

  private static Schedule require(Handle handle, Viewer viewer, String id) {
    return ScheduleRows.find(handle, id)
        .filter(found -> RightsRows.everywhere(handle, viewer).mayActFor(found.owner()))
        .orElseThrow(() -> CatalogErrors.notFound("schedule", id, List.of()));
  }

  @Override
  public void create(Schedule schedule) {
    NameRules.checkedTitle(schedule.name());
    state.write(
        handle -> {
          if (ScheduleRows.count(handle, schedule.owner()) >= MOST_OF_AN_OWNER) {
            throw CatalogErrors.tooManySchedules(schedule.owner(), MOST_OF_AN_OWNER);
          }
          return ScheduleRows.insert(handle, schedule);
        });
  }

  @Override
  public void replace(Viewer viewer, Schedule changed) {
    NameRules.checkedTitle(changed.name());
    state.write(
        handle -> {
          require(handle, viewer, changed.id());
          return ScheduleRows.update(handle, changed);
        });
  }

  @Override
  public void drop(Viewer viewer, String id) {
    state.write(
        handle -> {
          require(handle, viewer, id);
          return handle.execute("DELETE FROM schedules WHERE id = ?", id);
        });
  }

  @Override
  public List<ScheduleRun> runs(Viewer viewer, String id, Instant before, int limit) {
    return state.read(
        handle -> {
          require(handle, viewer, id);
          return ScheduleRunRows.of(handle, id, before, limit);
        });
  }

  @Override
  public Optional<Schedule> due(Instant now, Set<String> except, Set<String> exceptOwners) {
    return state.read(handle -> ScheduleRows.due(handle, now, except, exceptOwners));
  }

  @Override
  public boolean take(Schedule taken, Optional<Instant> next) {
    return state.write(
        handle ->
            handle
                    .createUpdate(
                        """
                        UPDATE schedules SET next_run_at = :next
                        WHERE id = :id AND next_run_at = :due AND paused = 0
                          AND revision = :revision
                        """)
                    .bind("id", taken.id())
                    .bind("due", taken.nextRunAt().map(Times::micros).orElse(null))
                    .bind("revision", taken.revision())
                    .bind("next", next.map(Times::micros).orElse(null))
                    .execute()
                == 1);
  }

  @Override
  public void begin(ScheduleRun run) {
    state.write(handle -> ScheduleRunRows.insert(handle, run));
  }

  @Override
  public void end(ScheduleRun run) {
    state.write(handle -> ScheduleRunRows.end(handle, run));
  }

  @Override
  public void found(Schedule alert, AlertState found, Optional<Instant> notifiedAt) {
    state.write(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE schedules SET alert_state = :state, alert_notified_at = :notified
                    WHERE id = :id AND revision = :revision
                    """)
                .bind("id", alert.id())
                .bind("revision", alert.revision())
                .bind("state", found.name())
                .bind("notified", notifiedAt.map(Times::micros).orElse(null))
                .execute());
  }

  @Override
  public void lose(Instant before, Instant now, String message) {
    state.write(handle -> ScheduleRunRows.lose(handle, before, now, message));
  }

  @Override
  public void forget(Instant before) {
    state.write(
        handle ->
            handle.execute("DELETE FROM schedule_runs WHERE started_at < ?", Times.micros(before)));
  }
}
