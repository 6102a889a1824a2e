package io.lakewise.server.api;

import com.linecorp.armeria.common.HttpMethod;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.server.api.ScheduleAnswers.AlertList;
import io.lakewise.server.api.ScheduleAnswers.AlertSummary;
import io.lakewise.server.api.ScheduleAnswers.AlertWhole;
import io.lakewise.server.api.ScheduleAnswers.DroppedSchedule;
import io.lakewise.server.api.ScheduleAnswers.NewAlert;
import io.lakewise.server.api.ScheduleAnswers.RunList;
import io.lakewise.server.api.ScheduleAnswers.RunNow;
import io.lakewise.server.api.ScheduleAnswers.RunSummary;
import io.lakewise.server.api.ScheduleCalls.Kept;
import io.lakewise.server.api.ScheduleCalls.Wanted;
import java.util.List;
import java.util.Optional;

/** Alerts on a value of a saved query. */
public final class AlertEndpoints {

  private static final String ALL = "/api/v1/alerts";
  private static final String ONE = ALL + "/{id}";

  private final ScheduleCalls calls;

  /** Answers by these. */
  public AlertEndpoints(ScheduleCalls calls) {
    this.calls = calls;
  }

  List<Endpoint> all() {
    List<Parameter> paged = List.of(Parameter.LIMIT, Parameter.PAGE);
    return List.of(
        Endpoint.get(
            ALL,
            "listAlerts",
            "The caller's alerts; all for an admin",
            paged,
            AlertList.class,
            this::list),
        Endpoint.post(
            ALL,
            "createAlert",
            "Compares a value of a saved query at certain times, with the caller's rights then",
            NewAlert.class,
            AlertWhole.class,
            call -> whole(call, calls.create(call, wanted(call)))),
        Endpoint.get(
            ONE,
            "getAlert",
            "An alert",
            List.of(),
            AlertWhole.class,
            call -> whole(call, new Kept(calls.require(call, true), Optional.empty()))),
        new Endpoint(
            HttpMethod.PUT,
            ONE,
            "replaceAlert",
            "Changes an alert, which begins anew; its owner stays",
            false,
            List.of(),
            Optional.of(NewAlert.class),
            AlertWhole.class,
            call -> whole(call, calls.replace(call, wanted(call)))),
        new Endpoint(
            HttpMethod.DELETE,
            ONE,
            "dropAlert",
            "Takes an alert away with its history",
            false,
            List.of(),
            Optional.empty(),
            DroppedSchedule.class,
            call -> calls.drop(call, true)),
        Endpoint.post(
            ONE + "/run",
            "runAlert",
            "Looks now",
            RunNow.class,
            RunSummary.class,
            call -> calls.runNow(call, true)),
        Endpoint.get(
            ONE + "/runs",
            "listAlertRuns",
            "What an alert found, the newest first",
            paged,
            RunList.class,
            call -> calls.runs(call, true)));
  }

  private static Wanted wanted(ApiCall call) {
    NewAlert body = call.body(NewAlert.class);
    return new Wanted(
        body.name(),
        body.queryId(),
        body.warehouseId(),
        body.schedule(),
        List.of(),
        body.emails(),
        body.webhookUrl(),
        Optional.of(AlertRules.condition(body.evaluation())));
  }

  private AlertList list(ApiCall call) {
    Page<Schedule> page = Page.of(call, calls.list(call, true), Schedule::id);
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
        alert.query(),
        calls.queryName(call, alert),
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
