package io.lakewise.catalog.relational;

import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.ScheduleRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes rows of what schedules did. */
final class ScheduleRunRows {

  private ScheduleRunRows() {}

  static List<ScheduleRun> of(Handle handle, String schedule, Instant before, int limit) {
    return handle
        .createQuery(
            """
            SELECT * FROM schedule_runs WHERE schedule_id = :schedule AND started_at < :before
            ORDER BY started_at DESC, id LIMIT :limit
            """)
        .bind("schedule", schedule)
        .bind("before", Times.micros(before))
        .bind("limit", limit)
        .map(ScheduleRunRows::run)
        .list();
  }

  static int insert(Handle handle, ScheduleRun run) {
    return handle
        .createUpdate(
            """
            INSERT INTO schedule_runs (id, schedule_id, started_at, asked_for, state, sent_to)
            SELECT :id, id, :started, :asked, :state, '' FROM schedules WHERE id = :schedule
            """)
        .bind("id", run.id())
        .bind("schedule", run.schedule())
        .bind("started", Times.micros(run.startedAt()))
        .bind("asked", run.askedFor() ? 1 : 0)
        .bind("state", run.state().name())
        .execute();
  }

  static int end(Handle handle, ScheduleRun run) {
    return handle
        .createUpdate(
            """
            UPDATE schedule_runs
            SET ended_at = :ended, state = :state, alert_state = :alert, alert_value = :value,
              statement_id = :statement, sent_to = :sent, message = :message,
              detail = :detail
            WHERE id = :id
            """)
        .bind("id", run.id())
        .bind("ended", run.endedAt().map(Times::micros).orElse(null))
        .bind("state", run.state().name())
        .bind("alert", run.alert().map(AlertState::name).orElse(null))
        .bind("value", run.value().orElse(null))
        .bind("statement", run.statement().orElse(null))
        .bind("sent", ScheduleRows.joined(run.sentTo()))
        .bind("message", run.message().orElse(null))
        .bind("detail", run.detail().orElse(null))
        .execute();
  }

  static int lose(Handle handle, Instant before, Instant now, String message) {
    return handle
        .createUpdate(
            """
            UPDATE schedule_runs SET ended_at = :now, state = 'FAILED', message = :message
            WHERE ended_at IS NULL AND started_at < :before
            """)
        .bind("before", Times.micros(before))
        .bind("now", Times.micros(now))
        .bind("message", message)
        .execute();
  }

  private static ScheduleRun run(ResultSet row, StatementContext context) throws SQLException {
    return new ScheduleRun(
        row.getString("id"),
        row.getString("schedule_id"),
        Times.read(row, "started_at"),
        Times.optional(row, "ended_at"),
        row.getLong("asked_for") != 0,
        ScheduleRun.State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("alert_state")).map(AlertState::valueOf),
        Optional.ofNullable(row.getString("alert_value")),
        Optional.ofNullable(row.getString("statement_id")),
        ScheduleRows.parts(row.getString("sent_to")),
        Optional.ofNullable(row.getString("message")),
        Optional.ofNullable(row.getString("detail")));
  }
}
