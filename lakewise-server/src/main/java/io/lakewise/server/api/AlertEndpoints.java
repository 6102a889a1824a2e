package io.lakewise.server.api;

import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.entry.ScheduleSubject.Kind;
import io.lakewise.server.api.ScheduleAnswers.AlertList;
import io.lakewise.server.api.ScheduleAnswers.AlertSummary;
import io.lakewise.server.api.ScheduleAnswers.AlertWhole;
import io.lakewise.server.api.ScheduleAnswers.NewAlert;
import io.lakewise.server.api.ScheduleCalls.Kept;
import io.lakewise.server.api.ScheduleCalls.Wanted;
import java.util.List;
import java.util.Optional;

/** Alerts on a value of a saved query. */
public final class AlertEndpoints {

  private final ScheduleCalls calls;

  /** Answers by these. */
  public AlertEndpoints(ScheduleCalls calls) {
    this.calls = calls;
  }

  List<Endpoint> all() {
    return new ScheduleRoutes<>(
            "/api/v1/alerts",
            "Alert",
            "an alert",
            true,
            "Compares a value of a saved query",
            NewAlert.class,
            AlertEndpoints::wanted,
            AlertWhole.class,
            this::whole,
            AlertList.class,
            this::list)
        .all(calls);
  }

  private static Wanted wanted(NewAlert body) {
    return new Wanted(
        body.name(),
        Kind.QUERY,
        body.queryId(),
        body.warehouseId(),
        body.schedule(),
        List.of(),
        body.emails(),
        body.webhookUrl(),
        Optional.of(AlertRules.condition(body.evaluation())));
  }

  private AlertList list(ApiCall call, Page<Schedule> page) {
    return new AlertList(
        page.items().stream().map(found -> summary(call, found)).toList(), page.next());
  }

  private AlertWhole whole(ApiCall call, Kept kept) {
    return new AlertWhole(summary(call, kept.schedule()), kept.secret());
  }

  private AlertSummary summary(ApiCall call, Schedule alert) {
    return new AlertSummary(
        alert.id(),
        alert.name(),
        alert.owner(),
        alert.subject().id(),
        calls.subjectName(call, alert),
        alert.warehouse(),
        ScheduleCalls.cadence(alert),
        AlertRules.rule(alert.condition().orElseThrow()),
        alert.state(),
        alert.notifiedAt(),
        alert.delivery().emails(),
        alert.delivery().webhook(),
        alert.nextRunAt(),
        alert.createdAt(),
        calls.lastRun(call, alert));
  }
}
