package io.lakewise.server.schedule;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.entry.Schedule;
import io.lakewise.catalog.entry.ScheduleRun;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.dashboard.DashboardDefinition;
import io.lakewise.server.dashboard.DashboardDefinition.DashboardFilter;
import io.lakewise.server.dashboard.DashboardDefinition.DashboardItem;
import io.lakewise.server.dashboard.DashboardDefinition.ItemKind;
import io.lakewise.server.dashboard.InitialValues;
import io.lakewise.server.report.Report;
import io.lakewise.server.result.ResultRows;
import io.lakewise.server.statement.Statement;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks what a dashboard shows, one item after another, into a report. What fails is told in its
 * place, and the rest goes on. Not thread-safe.
 */
final class DashboardRun {

  private static final Logger LOG = LoggerFactory.getLogger(DashboardRun.class);
  private static final String UNFORESEEN =
      "Lakewise itself failed. The server's log has more; please report it.";

  private final AgreedItems agreed;
  private final ScheduledStatement statement;
  private final BufferAllocator allocator;
  private final Schedule schedule;
  private final Principal owner;
  private final ScheduleRun begun;
  private long bytesLeft = ScheduledStatement.MOST_BYTES;
  private int asked;
  private int failed;

  DashboardRun(
      AgreedItems agreed,
      ScheduledStatement statement,
      BufferAllocator allocator,
      Schedule schedule,
      Principal owner,
      ScheduleRun begun) {
    this.agreed = agreed;
    this.statement = statement;
    this.allocator = allocator;
    this.schedule = schedule;
    this.owner = owner;
    this.begun = begun;
  }

  /** The values with which it is asked, in words. */
  static String filtered(DashboardDefinition dashboard) {
    return dashboard.filters().stream()
        .filter(filter -> filter.initial().filter(text -> !text.isBlank()).isPresent())
        .map(DashboardRun::filtered)
        .collect(Collectors.joining("; "));
  }

  private static String filtered(DashboardFilter filter) {
    return filter.label().orElse(filter.name()) + ": " + filter.initial().orElseThrow();
  }

  /**
   * Asks everything.
   *
   * @param data what programs are told of the items
   * @return whether nothing has failed
   * @throws RunFailure if there is nothing to be sent
   */
  boolean run(DashboardDefinition dashboard, Report report, ArrayNode data, RunProgress progress)
      throws RunFailure, IOException {
    if (dashboard.items().isEmpty()) {
      throw new RunFailure("The dashboard has nothing on it. Add an item.");
    }
    List<DashboardItem> items =
        dashboard.items().stream()
            .sorted(
                Comparator.comparing((DashboardItem item) -> item.place().y())
                    .thenComparing(item -> item.place().x()))
            .toList();
    for (DashboardItem item : items) {
      report.at(item.place());
      if (item.kind() == ItemKind.TEXT) {
        report.words(item.title(), item.text().orElse(""));
      } else {
        add(item, dashboard, report, data.addObject(), progress);
      }
    }
    if (asked > 0 && failed == asked) {
      throw new RunFailure("Nothing was sent, as nothing on the dashboard could be asked.");
    }
    return failed == 0;
  }

  private void add(
      DashboardItem item,
      DashboardDefinition dashboard,
      Report report,
      ObjectNode data,
      RunProgress progress)
      throws RunFailure, IOException {
    asked++;
    data.put("id", item.id()).put("title", item.title());
    try {
      Statement ran = asked(item, dashboard);
      ResultRows rows = new ResultRows(ran.requireResult(), allocator);
      bytesLeft -= rows.result().bytes();
      data.put("rows", rows.result().rows())
          .put("truncated", rows.result().truncated())
          .put("statement_id", ran.id());
      switch (item.kind()) {
        case CHART -> report.chart(item.title(), rows, item.chart());
        case NUMBER -> report.figure(item.title(), rows);
        case TABLE, TEXT -> report.table(item.title(), rows);
      }
    } catch (RunFailure failure) {
      if (Thread.currentThread().isInterrupted()) {
        throw failure;
      }
      failed(item, failure, report, data, progress);
    } catch (RuntimeException unforeseen) {
      LOG.error("Item {} of a report failed in an unforeseen way", item.id(), unforeseen);
      failed(item, new RunFailure(UNFORESEEN), report, data, progress);
    }
  }

  private void failed(
      DashboardItem item,
      RunFailure failure,
      Report report,
      ObjectNode data,
      RunProgress progress) {
    failed++;
    String part = item.title().isBlank() ? "An item: " : item.title() + ": ";
    data.put("error", failure.getMessage());
    report.failed(item.title(), failure.getMessage());
    progress.failed(part, failure);
  }

  private Statement asked(DashboardItem item, DashboardDefinition dashboard) throws RunFailure {
    if (bytesLeft <= 0) {
      throw new RunFailure(
          "What is before it has %d MB already, which is all that a report may have. Ask for fewer rows."
              .formatted(ScheduledStatement.MOST_BYTES >> 20));
    }
    String text =
        item.savedQuery().isPresent()
            ? agreed.query(schedule, owner, item.savedQuery().get()).version().text()
            : item.sql().orElseThrow();
    return statement.run(
        schedule, owner, text, InitialValues.of(dashboard.filters()), begun.startedAt(), bytesLeft);
  }
}
