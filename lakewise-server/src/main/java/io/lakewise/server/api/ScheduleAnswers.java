package io.lakewise.server.api;

import io.lakewise.catalog.entry.AlertCondition.Aggregation;
import io.lakewise.catalog.entry.AlertCondition.Operator;
import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.ReportFormat;
import io.lakewise.catalog.entry.ScheduleRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is asked and answered about reports and alerts, in the words of Databricks. */
final class ScheduleAnswers {

  private ScheduleAnswers() {}

  /** Whether something waits. */
  enum PauseStatus {
    PAUSED,
    UNPAUSED
  }

  /** When; not paused unless it says so. */
  record CronSchedule(
      String quartzCronExpression, String timezoneId, Optional<PauseStatus> pauseStatus) {}

  /** A report to make, or what one is to be: of a saved query, or of a dashboard. */
  record NewSchedule(
      String name,
      Optional<String> queryId,
      Optional<String> dashboardId,
      Optional<String> warehouseId,
      CronSchedule schedule,
      List<ReportFormat> formats,
      Optional<List<String>> emails,
      Optional<String> webhookUrl) {}

  /** A report; without a name of its query or dashboard, that is not there for the caller. */
  record ScheduleSummary(
      String id,
      String name,
      String owner,
      Optional<String> queryId,
      Optional<String> queryName,
      Optional<String> dashboardId,
      Optional<String> dashboardName,
      String warehouseId,
      CronSchedule schedule,
      List<ReportFormat> formats,
      List<String> emails,
      Optional<String> webhookUrl,
      Optional<Instant> nextRunAt,
      Instant createdAt,
      Optional<RunSummary> lastRun) {}

  /** A report, and the secret that signs what goes to its webhook if that is new: shown once. */
  record ScheduleWhole(ScheduleSummary schedule, Optional<String> webhookSecret) {}

  /** In order of name. */
  record ScheduleList(List<ScheduleSummary> schedules, Optional<String> nextPageToken) {}

  /** Of which column, and what is made of its values: without an aggregation the first row's. */
  record AlertSource(String name, Optional<Aggregation> aggregation) {}

  /** One of them. */
  record AlertThresholdValue(
      Optional<Double> doubleValue, Optional<String> stringValue, Optional<Boolean> boolValue) {}

  /** What a value is compared with. */
  record AlertThreshold(AlertThresholdValue value) {}

  /** When it is told beside the moment at which it begins. */
  record AlertNotification(Optional<Boolean> notifyOnOk, Optional<Long> retriggerSeconds) {}

  /** When an alert is raised. */
  record AlertRule(
      AlertSource source,
      Operator comparisonOperator,
      Optional<AlertThreshold> threshold,
      Optional<AlertState> emptyResultState,
      Optional<AlertNotification> notification) {}

  /** An alert to make, or what one is to be. */
  record NewAlert(
      String name,
      String queryId,
      Optional<String> warehouseId,
      CronSchedule schedule,
      AlertRule evaluation,
      Optional<List<String>> emails,
      Optional<String> webhookUrl) {}

  /** An alert and what it found last. */
  record AlertSummary(
      String id,
      String name,
      String owner,
      String queryId,
      Optional<String> queryName,
      String warehouseId,
      CronSchedule schedule,
      AlertRule evaluation,
      AlertState state,
      Optional<Instant> notifiedAt,
      List<String> emails,
      Optional<String> webhookUrl,
      Optional<Instant> nextRunAt,
      Instant createdAt,
      Optional<RunSummary> lastRun) {}

  /** An alert, and the secret that signs what goes to its webhook if that is new: shown once. */
  record AlertWhole(AlertSummary alert, Optional<String> webhookSecret) {}

  /** In order of name. */
  record AlertList(List<AlertSummary> alerts, Optional<String> nextPageToken) {}

  /** Nothing has to be said. */
  record RunNow() {}

  /** One run. */
  record RunSummary(
      String id,
      ScheduleRun.State state,
      boolean askedFor,
      Instant startedAt,
      Optional<Instant> endedAt,
      Optional<AlertState> alertState,
      Optional<String> value,
      Optional<String> statementId,
      List<String> sentTo,
      Optional<String> message) {

    /** What the query said and found is its owner's alone. */
    static RunSummary of(ScheduleRun run, boolean own) {
      return new RunSummary(
          run.id(),
          run.state(),
          run.askedFor(),
          run.startedAt(),
          run.endedAt(),
          run.alert(),
          run.value().filter(found -> own),
          run.statement(),
          run.sentTo(),
          run.detail().filter(found -> own).or(run::message));
    }
  }

  /** The newest first. */
  record RunList(List<RunSummary> runs, Optional<String> nextPageToken) {}

  /** That it is gone. */
  record DroppedSchedule(String id) {}
}
