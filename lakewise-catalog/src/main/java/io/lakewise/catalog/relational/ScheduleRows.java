package io.lakewise.catalog.relational;

import io.lakewise.catalog.entry.AlertCondition;
import io.lakewise.catalog.entry.AlertCondition.Aggregation;
import io.lakewise.catalog.entry.AlertCondition.Operator;
import io.lakewise.catalog.entry.AlertCondition.Threshold;
import io.lakewise.catalog.entry.AlertCondition.ThresholdType;
import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.Cadence;
import io.lakewise.catalog.entry.Delivery;
import io.lakewise.catalog.entry.ReportFormat;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.entry.ScheduleSubject;
import io.lakewise.catalog.name.NameRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes rows of schedules. Lists are texts with a line for each of their parts. */
final class ScheduleRows {

  private ScheduleRows() {}

  static List<Schedule> all(Handle handle) {
    return handle.createQuery("SELECT * FROM schedules").map(ScheduleRows::schedule).list().stream()
        .sorted(
            Comparator.comparing((Schedule schedule) -> NameRules.key(schedule.name()))
                .thenComparing(Schedule::id))
        .toList();
  }

  static Optional<Schedule> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM schedules WHERE id = :id")
        .bind("id", id)
        .map(ScheduleRows::schedule)
        .findOne();
  }

  static Optional<Schedule> due(Handle handle, Instant now, Set<String> ids, Set<String> owners) {
    return handle
        .createQuery(
            """
            SELECT * FROM schedules
            WHERE next_run_at <= :now AND paused = 0
              AND id NOT IN (<ids>) AND owner NOT IN (<owners>)
            ORDER BY next_run_at, id LIMIT 1
            """)
        .bind("now", Times.micros(now))
        .bindList("ids", orNobody(ids))
        .bindList("owners", orNobody(owners))
        .map(ScheduleRows::schedule)
        .findOne();
  }

  /** A list in SQL cannot be empty, and no id or owner is. */
  private static List<String> orNobody(Set<String> names) {
    return names.isEmpty() ? List.of("") : List.copyOf(names);
  }

  static long count(Handle handle, String owner) {
    return handle
        .createQuery("SELECT count(*) FROM schedules WHERE owner = :owner")
        .bind("owner", owner)
        .mapTo(Long.class)
        .one();
  }

  static int insert(Handle handle, Schedule schedule) {
    return bound(
            handle.createUpdate(
                """
                INSERT INTO schedules (id, name, owner, subject, query_id,
                  query_version, agreed_queries, warehouse, cron,
                  time_zone, paused, formats, emails, webhook, webhook_secret, alert_column,
                  alert_aggregation, alert_operator, alert_threshold, alert_threshold_type,
                  alert_if_empty, alert_notify_on_ok, alert_retrigger_seconds, alert_state,
                  next_run_at, revision, created_at)
                VALUES (:id, :name, :owner, :subject, :query, :version, :agreed, :warehouse, :cron,
                  :zone, :paused,
                  :formats, :emails, :webhook, :secret, :column, :aggregation, :operator,
                  :threshold, :type, :empty, :ok, :retrigger, :state, :next, :revision, :created)
                """),
            schedule)
        .bind("owner", schedule.owner())
        .bind("revision", schedule.revision())
        .bind("created", Times.micros(schedule.createdAt()))
        .execute();
  }

  /** All but owner and time; an alert's condition is looked at as if for the first time. */
  static int update(Handle handle, Schedule schedule) {
    return bound(
            handle.createUpdate(
                """
                UPDATE schedules
                SET name = :name, subject = :subject, query_id = :query, query_version = :version,
                  agreed_queries = :agreed, warehouse = :warehouse, cron = :cron,
                  time_zone = :zone, paused = :paused, formats = :formats, emails = :emails,
                  webhook = :webhook, webhook_secret = :secret, alert_column = :column,
                  alert_aggregation = :aggregation, alert_operator = :operator,
                  alert_threshold = :threshold, alert_threshold_type = :type,
                  alert_if_empty = :empty, alert_notify_on_ok = :ok,
                  alert_retrigger_seconds = :retrigger, alert_state = :state,
                  alert_notified_at = NULL, next_run_at = :next, revision = revision + 1
                WHERE id = :id
                """),
            schedule)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bound(S statement, Schedule schedule) {
    Optional<AlertCondition> condition = schedule.condition();
    Optional<Threshold> threshold = condition.flatMap(AlertCondition::threshold);
    OptionalLong retrigger =
        condition.map(AlertCondition::retriggerSeconds).orElse(OptionalLong.empty());
    return statement
        .bind("id", schedule.id())
        .bind("name", schedule.name())
        .bind("subject", schedule.subject().kind().name())
        .bind("query", schedule.subject().id())
        .bind("version", schedule.subject().version())
        .bind(
            "agreed",
            joined(
                schedule.subject().queries().entrySet().stream()
                    .map(query -> query.getKey() + " " + query.getValue())
                    .sorted()
                    .toList()))
        .bind("warehouse", schedule.warehouse())
        .bind("cron", schedule.cadence().cron())
        .bind("zone", schedule.cadence().zone())
        .bind("paused", schedule.cadence().paused() ? 1 : 0)
        .bind(
            "formats",
            joined(schedule.delivery().formats().stream().sorted().map(Enum::name).toList()))
        .bind("emails", joined(schedule.delivery().emails()))
        .bind("webhook", schedule.delivery().webhook().orElse(null))
        .bind("secret", schedule.delivery().secret().orElse(null))
        .bind("column", condition.map(AlertCondition::column).orElse(null))
        .bind("aggregation", condition.map(found -> found.aggregation().name()).orElse(null))
        .bind("operator", condition.map(found -> found.operator().name()).orElse(null))
        .bind("threshold", threshold.map(Threshold::value).orElse(null))
        .bind("type", threshold.map(found -> found.type().name()).orElse(null))
        .bind("empty", condition.map(found -> found.ifEmpty().name()).orElse(null))
        .bind("ok", condition.filter(AlertCondition::notifyOnOk).isPresent() ? 1 : 0)
        .bind("retrigger", retrigger.isPresent() ? (Long) retrigger.getAsLong() : null)
        .bind("state", schedule.state().name())
        .bind("next", schedule.nextRunAt().map(Times::micros).orElse(null));
  }

  static String joined(List<String> parts) {
    return String.join("\n", parts);
  }

  static List<String> parts(String text) {
    return Stream.of(text.split("\n")).filter(part -> !part.isEmpty()).toList();
  }

  private static Schedule schedule(ResultSet row, StatementContext context) throws SQLException {
    Set<ReportFormat> formats =
        parts(row.getString("formats")).stream()
            .map(ReportFormat::valueOf)
            .collect(Collectors.toSet());
    return new Schedule(
        row.getString("id"),
        row.getString("name"),
        row.getString("owner"),
        subject(row),
        row.getString("warehouse"),
        new Cadence(row.getString("cron"), row.getString("time_zone"), row.getLong("paused") != 0),
        new Delivery(
            formats,
            parts(row.getString("emails")),
            Optional.ofNullable(row.getString("webhook")),
            Optional.ofNullable(row.getString("webhook_secret"))),
        condition(row),
        AlertState.valueOf(row.getString("alert_state")),
        Times.optional(row, "alert_notified_at"),
        Times.optional(row, "next_run_at"),
        row.getLong("revision"),
        Times.read(row, "created_at"));
  }

  private static ScheduleSubject subject(ResultSet row) throws SQLException {
    Map<String, Long> queries = new HashMap<>();
    for (String line : parts(row.getString("agreed_queries"))) {
      int blank = line.indexOf(' ');
      queries.put(line.substring(0, blank), Long.valueOf(line.substring(blank + 1)));
    }
    return new ScheduleSubject(
        ScheduleSubject.Kind.valueOf(row.getString("subject")),
        row.getString("query_id"),
        row.getLong("query_version"),
        queries);
  }

  private static Optional<AlertCondition> condition(ResultSet row) throws SQLException {
    String column = row.getString("alert_column");
    if (column == null) {
      return Optional.empty();
    }
    String threshold = row.getString("alert_threshold");
    long retrigger = row.getLong("alert_retrigger_seconds");
    OptionalLong again = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(retrigger);
    return Optional.of(
        new AlertCondition(
            column,
            Aggregation.valueOf(row.getString("alert_aggregation")),
            Operator.valueOf(row.getString("alert_operator")),
            threshold == null
                ? Optional.empty()
                : Optional.of(
                    new Threshold(
                        ThresholdType.valueOf(row.getString("alert_threshold_type")), threshold)),
            AlertState.valueOf(row.getString("alert_if_empty")),
            row.getLong("alert_notify_on_ok") != 0,
            again));
  }
}
