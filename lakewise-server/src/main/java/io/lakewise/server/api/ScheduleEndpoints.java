package io.lakewise.server.api;

import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.entry.ScheduleSubject.Kind;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.api.ScheduleAnswers.NewSchedule;
import io.lakewise.server.api.ScheduleAnswers.ScheduleList;
import io.lakewise.server.api.ScheduleAnswers.ScheduleSummary;
import io.lakewise.server.api.ScheduleAnswers.ScheduleWhole;
import io.lakewise.server.api.ScheduleCalls.Kept;
import io.lakewise.server.api.ScheduleCalls.Wanted;
import java.util.List;
import java.util.Optional;

/** Reports that are sent at certain times. */
public final class ScheduleEndpoints {

  private final ScheduleCalls calls;

  /** Answers by these. */
  public ScheduleEndpoints(ScheduleCalls calls) {
    this.calls = calls;
  }

  List<Endpoint> all() {
    return new ScheduleRoutes<>(
            "/api/v1/schedules",
            "Schedule",
            "a report",
            false,
            "Sends the result of a saved query, or what a dashboard shows,",
            NewSchedule.class,
            ScheduleEndpoints::wanted,
            ScheduleWhole.class,
            this::whole,
            ScheduleList.class,
            this::list)
        .all(calls);
  }

  private static Wanted wanted(NewSchedule body) {
    if (body.formats().isEmpty()) {
      throw ApiException.invalid("Nothing is sent. Give formats: CSV, XLSX, HTML.");
    }
    if (body.queryId().isPresent() == body.dashboardId().isPresent()) {
      throw ApiException.invalid("A report is of one thing. Give query_id or dashboard_id.");
    }
    return new Wanted(
        body.name(),
        body.queryId().isPresent() ? Kind.QUERY : Kind.DASHBOARD,
        body.queryId().or(body::dashboardId).orElseThrow(),
        body.warehouseId(),
        body.schedule(),
        body.formats(),
        body.emails(),
        body.webhookUrl(),
        Optional.empty());
  }

  private ScheduleList list(ApiCall call, Page<Schedule> page) {
    return new ScheduleList(
        page.items().stream().map(found -> summary(call, found)).toList(), page.next());
  }

  private ScheduleWhole whole(ApiCall call, Kept kept) {
    return new ScheduleWhole(summary(call, kept.schedule()), kept.secret());
  }

  private ScheduleSummary summary(ApiCall call, Schedule schedule) {
    Optional<String> id = Optional.of(schedule.subject().id());
    boolean query = schedule.subject().kind() == Kind.QUERY;
    Optional<String> name = calls.subjectName(call, schedule);
    return new ScheduleSummary(
        schedule.id(),
        schedule.name(),
        schedule.owner(),
        id.filter(found -> query),
        name.filter(found -> query),
        id.filter(found -> !query),
        name.filter(found -> !query),
        schedule.warehouse(),
        ScheduleCalls.cadence(schedule),
        schedule.delivery().formats().stream().sorted().toList(),
        schedule.delivery().emails(),
        schedule.delivery().webhook(),
        schedule.nextRunAt(),
        schedule.createdAt(),
        calls.lastRun(call, schedule));
  }
}
