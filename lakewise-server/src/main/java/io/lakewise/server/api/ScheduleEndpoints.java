package io.lakewise.server.api;

import com.linecorp.armeria.common.HttpMethod;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.api.ScheduleAnswers.DroppedSchedule;
import io.lakewise.server.api.ScheduleAnswers.NewSchedule;
import io.lakewise.server.api.ScheduleAnswers.RunList;
import io.lakewise.server.api.ScheduleAnswers.RunNow;
import io.lakewise.server.api.ScheduleAnswers.RunSummary;
import io.lakewise.server.api.ScheduleAnswers.ScheduleList;
import io.lakewise.server.api.ScheduleAnswers.ScheduleSummary;
import io.lakewise.server.api.ScheduleAnswers.ScheduleWhole;
import io.lakewise.server.api.ScheduleCalls.Kept;
import io.lakewise.server.api.ScheduleCalls.Wanted;
import java.util.List;
import java.util.Optional;

/** Reports that are sent at certain times. */
public final class ScheduleEndpoints {

  private static final String ALL = "/api/v1/schedules";
  private static final String ONE = ALL + "/{id}";

  private final ScheduleCalls calls;

  /** Answers by these. */
  public ScheduleEndpoints(ScheduleCalls calls) {
    this.calls = calls;
  }

  List<Endpoint> all() {
    List<Parameter> paged = List.of(Parameter.LIMIT, Parameter.PAGE);
    return List.of(
        Endpoint.get(
            ALL,
            "listSchedules",
            "The caller's reports that are sent at certain times; all for an admin",
            paged,
            ScheduleList.class,
            this::list),
        Endpoint.post(
            ALL,
            "createSchedule",
            "Sends the result of a saved query at certain times, with the caller's rights then",
            NewSchedule.class,
            ScheduleWhole.class,
            call -> whole(call, calls.create(call, wanted(call)))),
        Endpoint.get(
            ONE,
            "getSchedule",
            "A report",
            List.of(),
            ScheduleWhole.class,
            call -> whole(call, new Kept(calls.require(call, false), Optional.empty()))),
        new Endpoint(
            HttpMethod.PUT,
            ONE,
            "replaceSchedule",
            "Changes a report; its owner stays",
            false,
            List.of(),
            Optional.of(NewSchedule.class),
            ScheduleWhole.class,
            call -> whole(call, calls.replace(call, wanted(call)))),
        new Endpoint(
            HttpMethod.DELETE,
            ONE,
            "dropSchedule",
            "Takes a report away with its history",
            false,
            List.of(),
            Optional.empty(),
            DroppedSchedule.class,
            call -> calls.drop(call, false)),
        Endpoint.post(
            ONE + "/run",
            "runSchedule",
            "Sends a report now",
            RunNow.class,
            RunSummary.class,
            call -> calls.runNow(call, false)),
        Endpoint.get(
            ONE + "/runs",
            "listScheduleRuns",
            "What became of a report, the newest first",
            paged,
            RunList.class,
            call -> calls.runs(call, false)));
  }

  private static Wanted wanted(ApiCall call) {
    NewSchedule body = call.body(NewSchedule.class);
    if (body.formats().isEmpty()) {
      throw ApiException.invalid("Nothing is sent. Give formats: CSV, XLSX, HTML.");
    }
    return new Wanted(
        body.name(),
        body.queryId(),
        body.warehouseId(),
        body.schedule(),
        body.formats(),
        body.emails(),
        body.webhookUrl(),
        Optional.empty());
  }

  private ScheduleList list(ApiCall call) {
    Page<Schedule> page = Page.of(call, calls.list(call, false), Schedule::id);
    return new ScheduleList(
        page.items().stream().map(found -> summary(call, found)).toList(), page.next());
  }

  private ScheduleWhole whole(ApiCall call, Kept kept) {
    return new ScheduleWhole(summary(call, kept.schedule()), kept.secret());
  }

  private ScheduleSummary summary(ApiCall call, Schedule schedule) {
    return new ScheduleSummary(
        schedule.id(),
        schedule.name(),
        schedule.owner(),
        schedule.query(),
        calls.queryName(call, schedule),
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
