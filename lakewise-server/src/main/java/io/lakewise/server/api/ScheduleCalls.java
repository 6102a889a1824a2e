package io.lakewise.server.api;

import io.lakewise.catalog.Schedules;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.AlertCondition;
import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.Cadence;
import io.lakewise.catalog.entry.Delivery;
import io.lakewise.catalog.entry.ReportFormat;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.entry.ScheduleRun;
import io.lakewise.catalog.entry.ScheduleSubject;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.api.ScheduleAnswers.CronSchedule;
import io.lakewise.server.api.ScheduleAnswers.DroppedSchedule;
import io.lakewise.server.api.ScheduleAnswers.PauseStatus;
import io.lakewise.server.api.ScheduleAnswers.RunList;
import io.lakewise.server.api.ScheduleAnswers.RunSummary;
import io.lakewise.server.delivery.Deliveries;
import io.lakewise.server.delivery.WebhookSecret;
import io.lakewise.server.schedule.CronTimes;
import io.lakewise.server.schedule.Scheduler;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What reports and alerts have in common. */
public final class ScheduleCalls {

  private static final Duration AHEAD = Duration.ofDays(1);

  private final Supplier<Schedules> schedules;
  private final ScheduleSubjects subjects;
  private final Scheduler scheduler;
  private final Deliveries deliveries;
  private final SecureRandom random;
  private final InstantSource clock;

  /** Answers by what a state has. */
  public ScheduleCalls(
      Supplier<Schedules> schedules,
      ScheduleSubjects subjects,
      Scheduler scheduler,
      Deliveries deliveries,
      SecureRandom random,
      InstantSource clock) {
    this.schedules = schedules;
    this.subjects = subjects;
    this.scheduler = scheduler;
    this.deliveries = deliveries;
    this.random = random;
    this.clock = clock;
  }

  /**
   * What somebody wants kept.
   *
   * @param kind of what runs
   * @param subjectId its id
   * @param formats none for an alert
   * @param condition none for a report
   */
  record Wanted(
      String name,
      ScheduleSubject.Kind kind,
      String subjectId,
      Optional<String> warehouseId,
      CronSchedule schedule,
      List<ReportFormat> formats,
      Optional<List<String>> emails,
      Optional<String> webhookUrl,
      Optional<AlertCondition> condition) {}

  /** What was kept, and a secret that was made for it. */
  record Kept(Schedule schedule, Optional<String> secret) {}

  private static Viewer viewer(ApiCall call) {
    return call.caller().viewer();
  }

  List<Schedule> list(ApiCall call, boolean alerts) {
    return schedules.get().list(viewer(call), alerts);
  }

  /** One of the kind that is asked for. */
  Schedule require(ApiCall call, boolean alert) {
    Schedule found = schedules.get().require(viewer(call), call.path("id"));
    if (found.isAlert() != alert) {
      throw ApiException.missing("Schedule " + found.id() + " does not exist.");
    }
    return found;
  }

  Kept create(ApiCall call, Wanted wanted) {
    Schedule made =
        schedule(
            call,
            UUID.randomUUID().toString(),
            call.caller().id(),
            now(),
            wanted,
            agreed(call, wanted));
    Kept kept = withSecret(made, Optional.empty());
    schedules.get().create(kept.schedule());
    return kept;
  }

  /**
   * The owner stays; an alert begins anew. An admin who changes another's agrees to what the admin
   * chooses, and not to what became of the owner's choice; and to let it wait or go on is no word
   * on it at all.
   */
  Kept replace(ApiCall call, Wanted wanted) {
    Schedule known = require(call, wanted.condition().isPresent());
    boolean same =
        known.subject().kind() == wanted.kind() && known.subject().id().equals(wanted.subjectId());
    boolean onlyWaits = known.cadence().paused() != isPaused(wanted);
    boolean agrees = !same || (isOwn(call, known) && !onlyWaits);
    Schedule made =
        schedule(
            call,
            known.id(),
            known.owner(),
            known.createdAt(),
            wanted,
            agrees ? agreed(call, wanted) : known.subject());
    Kept kept = withSecret(made, Optional.of(known));
    schedules.get().replace(viewer(call), kept.schedule());
    return kept;
  }

  private ScheduleSubject agreed(ApiCall call, Wanted wanted) {
    return subjects.agreed(viewer(call), wanted.kind(), wanted.subjectId());
  }

  private static boolean isPaused(Wanted wanted) {
    return wanted.schedule().pauseStatus().filter(PauseStatus.PAUSED::equals).isPresent();
  }

  private Schedule schedule(
      ApiCall call,
      String id,
      String owner,
      Instant createdAt,
      Wanted wanted,
      ScheduleSubject subject) {
    List<String> emails = wanted.emails().orElse(List.of());
    Optional<String> webhook = wanted.webhookUrl().filter(url -> !url.isBlank());
    deliveries.check(emails, webhook);
    Cadence cadence =
        new Cadence(
            wanted.schedule().quartzCronExpression(),
            wanted.schedule().timezoneId(),
            isPaused(wanted));
    Instant now = now();
    CronTimes.check(cadence, now);
    return new Schedule(
        id,
        wanted.name(),
        owner,
        subject,
        wanted.warehouseId().orElse(""),
        cadence,
        new Delivery(new HashSet<>(wanted.formats()), emails, webhook, Optional.empty()),
        wanted.condition(),
        AlertState.UNKNOWN,
        Optional.empty(),
        CronTimes.next(cadence, now),
        0,
        createdAt);
  }

  /** A webhook keeps its secret as long as it is the same. */
  private Kept withSecret(Schedule made, Optional<Schedule> known) {
    Delivery delivery = made.delivery();
    if (delivery.webhook().isEmpty()) {
      return new Kept(made, Optional.empty());
    }
    Optional<String> kept =
        known
            .map(Schedule::delivery)
            .filter(before -> before.webhook().equals(delivery.webhook()))
            .flatMap(Delivery::secret);
    String secret = kept.orElseGet(() -> WebhookSecret.random(random));
    Delivery signed =
        new Delivery(
            delivery.formats(), delivery.emails(), delivery.webhook(), Optional.of(secret));
    return new Kept(
        made.withDelivery(signed), kept.isPresent() ? Optional.empty() : Optional.of(secret));
  }

  DroppedSchedule drop(ApiCall call, boolean alert) {
    Schedule known = require(call, alert);
    schedules.get().drop(viewer(call), known.id());
    return new DroppedSchedule(known.id());
  }

  private static boolean isOwn(ApiCall call, Schedule schedule) {
    return schedule.owner().equals(call.caller().id());
  }

  RunSummary runNow(ApiCall call, boolean alert) {
    Schedule known = require(call, alert);
    return RunSummary.of(scheduler.runNow(known), isOwn(call, known));
  }

  RunList runs(ApiCall call, boolean alert) {
    Schedule known = require(call, alert);
    int limit = Page.limit(call);
    Instant before =
        Page.after(call)
            .map(Page::number)
            .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
            .orElse(now().plus(AHEAD));
    List<ScheduleRun> found = schedules.get().runs(viewer(call), known.id(), before, limit + 1);
    List<ScheduleRun> shown = found.stream().limit(limit).toList();
    return new RunList(
        shown.stream().map(run -> RunSummary.of(run, isOwn(call, known))).toList(),
        found.size() > limit
            ? Optional.of(
                Page.token(
                    Long.toString(
                        ChronoUnit.MICROS.between(
                            Instant.EPOCH, shown.get(limit - 1).startedAt()))))
            : Optional.empty());
  }

  Optional<RunSummary> lastRun(ApiCall call, Schedule schedule) {
    return schedules.get().runs(viewer(call), schedule.id(), now().plus(AHEAD), 1).stream()
        .findFirst()
        .map(run -> RunSummary.of(run, isOwn(call, schedule)));
  }

  /** The name of its query or dashboard, if the caller sees it. */
  Optional<String> subjectName(ApiCall call, Schedule schedule) {
    return subjects.name(viewer(call), schedule.subject());
  }

  static CronSchedule cadence(Schedule schedule) {
    Cadence cadence = schedule.cadence();
    return new CronSchedule(
        cadence.cron(),
        cadence.zone(),
        Optional.of(cadence.paused() ? PauseStatus.PAUSED : PauseStatus.UNPAUSED));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
