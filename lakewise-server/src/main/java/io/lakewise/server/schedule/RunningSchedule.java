package io.lakewise.server.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.Schedules;
import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.entry.ScheduleRun;
import io.lakewise.catalog.entry.ScheduleSubject;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.dashboard.DashboardDefinition;
import io.lakewise.server.delivery.Deliveries;
import io.lakewise.server.report.Report;
import io.lakewise.server.result.ResultRows;
import io.lakewise.server.schedule.AgreedItems.Agreed;
import io.lakewise.server.statement.Statement;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run from its queries to what is sent, and what is written down about it. Thread-safe.
 *
 * @param schedules where it is written down
 * @param agreed what may run
 * @param statement runs queries
 * @param deliveries sends
 * @param allocator for rows
 * @param publicUrl where readers find the console; empty if nobody knows
 * @param keepsTexts whether histories may have what statements say and find
 * @param clock for when it ended
 */
record RunningSchedule(
    Supplier<Schedules> schedules,
    AgreedItems agreed,
    ScheduledStatement statement,
    Deliveries deliveries,
    BufferAllocator allocator,
    Optional<URI> publicUrl,
    boolean keepsTexts,
    InstantSource clock) {

  private static final Logger LOG = LoggerFactory.getLogger(RunningSchedule.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  /** Runs to the end, however it ends. */
  void run(Schedule schedule, ScheduleRun begun) {
    RunProgress progress = new RunProgress();
    boolean done = false;
    try {
      done = ran(schedule, begun, progress);
    } catch (RunFailure failed) {
      progress.failed(failed);
    } catch (ApiException | LakewiseException failed) {
      progress.failed(new RunFailure("The run failed.", failed.getMessage()));
    } catch (IOException | RuntimeException failed) {
      LOG.error("Run {} of a schedule failed in an unforeseen way", begun.id(), failed);
      progress.note("Lakewise itself failed. The server's log has more; please report it.");
    }
    if (schedule.isAlert() && progress.alert.isEmpty()) {
      schedules.get().found(schedule, AlertState.ERROR, Optional.empty());
      progress.alert = Optional.of(AlertState.ERROR);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    schedules.get().end(progress.ended(begun, done, now, keepsTexts));
  }

  /** Answers whether everybody has all that was to be sent. */
  private boolean ran(Schedule schedule, ScheduleRun begun, RunProgress progress)
      throws RunFailure, IOException {
    Principal owner = statement.owner(schedule);
    Agreed subject = agreed.subject(schedule, owner);
    if (schedule.subject().kind() == ScheduleSubject.Kind.DASHBOARD) {
      return reported(schedule, begun, owner, subject, progress);
    }
    Statement query =
        statement.run(
            schedule,
            owner,
            subject.version().text(),
            SavedText.parameters(subject.version()),
            begun.startedAt(),
            ScheduledStatement.MOST_BYTES);
    progress.statement = Optional.of(query.id());
    ResultRows rows = new ResultRows(query.requireResult(), allocator);
    ObjectNode data =
        data(schedule, begun, schedule.isAlert() ? "alert" : "report", "query", subject)
            .put("statement_id", query.id());
    return schedule.isAlert()
        ? alerted(schedule, begun, rows, data, progress)
        : reported(schedule, begun, subject, rows, data, progress);
  }

  private boolean reported(
      Schedule schedule,
      ScheduleRun begun,
      Agreed query,
      ResultRows rows,
      ObjectNode data,
      RunProgress progress)
      throws IOException {
    Report report =
        report(
            schedule,
            query.item().name(),
            lines(schedule, begun, "%,d rows.".formatted(rows.result().rows())));
    report.only(rows);
    data.put("rows", rows.result().rows()).put("truncated", rows.result().truncated());
    report.finished().forEach(progress::note);
    return sent(schedule, begun, report, schedule.name(), data, progress);
  }

  private boolean reported(
      Schedule schedule, ScheduleRun begun, Principal owner, Agreed subject, RunProgress progress)
      throws RunFailure, IOException {
    DashboardDefinition dashboard = DashboardDefinition.read(subject.version().text());
    String filtered = DashboardRun.filtered(dashboard);
    String name = subject.item().name();
    Report report =
        report(
            schedule,
            name,
            lines(
                schedule, begun, filtered.isEmpty() ? name + "." : name + " (" + filtered + ")."));
    ObjectNode data = data(schedule, begun, "report", "dashboard", subject);
    boolean whole =
        new DashboardRun(agreed, statement, allocator, schedule, owner, begun)
            .run(dashboard, report, data.putArray("items"), progress);
    report.finished().forEach(progress::note);
    return sent(schedule, begun, report, schedule.name(), data, progress) && whole;
  }

  private static Report report(Schedule schedule, String name, List<String> lines) {
    return new Report(schedule.name(), lines, name, schedule.delivery().formats());
  }

  private boolean alerted(
      Schedule schedule, ScheduleRun begun, ResultRows rows, ObjectNode data, RunProgress progress)
      throws RunFailure, IOException {
    AlertEvaluation found = AlertEvaluation.of(schedule.condition().orElseThrow(), rows);
    progress.alert = Optional.of(found.state());
    progress.value = found.value();
    Instant now = begun.startedAt();
    boolean due = AlertNotice.isDue(schedule, found.state(), now);
    if (!due) {
      Optional<Instant> kept =
          found.state() == schedule.state() ? schedule.notifiedAt() : Optional.empty();
      schedules.get().found(schedule, found.state(), kept);
      return true;
    }
    Report report =
        new Report(
            found.state() + ": " + schedule.name(),
            lines(schedule, begun, AlertWords.of(schedule.condition().get(), found.value())),
            schedule.name(),
            Set.of());
    data.put("state", found.state().name())
        .put("previous_state", schedule.state().name())
        .put("value", found.value().orElse(null));
    String subject = "[" + found.state() + "] " + schedule.name();
    boolean all = sent(schedule, begun, report, subject, data, progress);
    schedules
        .get()
        .found(
            schedule,
            found.state(),
            progress.sentTo.isEmpty() ? Optional.empty() : Optional.of(now));
    return all;
  }

  private boolean sent(
      Schedule schedule,
      ScheduleRun begun,
      Report report,
      String subject,
      ObjectNode data,
      RunProgress progress) {
    Deliveries.Outcome outcome =
        deliveries.send(schedule.delivery(), report.message(begun.id(), subject, data));
    progress.sentTo = outcome.sentTo();
    outcome.problems().forEach(progress::note);
    return outcome.problems().isEmpty();
  }

  private List<String> lines(Schedule schedule, ScheduleRun begun, String what) {
    ZoneId zone = ZoneId.of(schedule.cadence().zone());
    List<String> lines = new ArrayList<>();
    lines.add(what);
    lines.add("%s (%s).".formatted(TIME.format(begun.startedAt().atZone(zone)), zone));
    lines.add(
        "Sent by Lakewise for %s%s"
            .formatted(
                schedule.owner(),
                publicUrl
                    .map(url -> ", who changes or ends it at " + page(url, schedule))
                    .orElse(".")));
    return lines;
  }

  private static String page(URI url, Schedule schedule) {
    return url.toString().replaceFirst("/$", "") + "/reports/" + schedule.id();
  }

  private static ObjectNode data(
      Schedule schedule, ScheduleRun begun, String type, String word, Agreed subject) {
    ObjectNode data = JsonAnswers.object().put("type", type).put("id", begun.id());
    data.put("time", begun.startedAt().toString());
    data.putObject("schedule")
        .put("id", schedule.id())
        .put("name", schedule.name())
        .put("owner", schedule.owner());
    data.putObject(word).put("id", subject.item().id()).put("name", subject.item().name());
    return data;
  }
}
