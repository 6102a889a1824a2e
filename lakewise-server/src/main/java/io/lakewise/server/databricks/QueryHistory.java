package io.lakewise.server.databricks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.Access;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import io.lakewise.server.record.PastStatement;
import io.lakewise.server.record.Records;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Databricks' Query History API: the statements of the caller, the newest first; those that run,
 * and those that have ended by HTTP and Flight as long as the history is kept.
 */
public final class QueryHistory {

  private static final String PATH = "/api/2.0/sql/history/queries";
  private static final String FILTER = "filter_by.";
  private static final String TIME = FILTER + "query_start_time_range.";

  /** Ours: leaves statements out that have a query tag of this key. */
  private static final String WITHOUT_TAG = FILTER + "without_query_tag";

  private static final int MOST = 1000;

  /** Milliseconds up to here are microseconds, too. */
  private static final long LATEST = Long.MAX_VALUE / 1000;

  private static final List<String> STATUSES =
      List.of(
          "QUEUED",
          "STARTED",
          "COMPILING",
          "COMPILED",
          "RUNNING",
          "FINISHED",
          "FAILED",
          "CANCELED");

  private static final Comparator<PastStatement> NEWEST_FIRST =
      Comparator.comparing(PastStatement::started).thenComparing(PastStatement::id).reversed();

  private final Statements statements;
  private final Records records;
  private final boolean withText;

  /**
   * Tells of statements that run, and of those that were recorded.
   *
   * @param withText whether their texts are shown
   */
  public QueryHistory(Statements statements, Records records, boolean withText) {
    this.statements = statements;
    this.records = records;
    this.withText = withText;
  }

  /** Adds its path to a server. */
  public void addTo(ServerBuilder server) {
    server.route().get(PATH).build(JsonService.blocking((context, request) -> list(context)));
  }

  private HttpResponse list(ServiceRequestContext context) {
    QueryParams query = context.queryParams();
    int most = (int) number(query, "max_results", 100);
    if (most < 1 || most > MOST) {
      throw ApiException.invalid("max_results is " + most + " (expected: 1 to " + MOST + ").");
    }
    boolean metrics = Boolean.parseBoolean(query.get("include_metrics", "false"));
    List<PastStatement> found = found(Access.caller(context), query, most + 1);
    ObjectNode answer = JsonAnswers.object();
    ArrayNode list = answer.putArray("res");
    found.stream()
        .limit(most)
        .forEach(statement -> list.add(HistoryAnswer.of(statement, withText, metrics)));
    answer.put("has_next_page", found.size() > most);
    if (found.size() > most) {
      answer.put("next_page_token", PageToken.of(found.get(most - 1)).text());
    }
    return JsonAnswers.ok(answer);
  }

  /** Those behind the page's token that match, the newest first. */
  private List<PastStatement> found(Principal caller, QueryParams query, int most) {
    Instant from = time(query, "start_time_ms", 0);
    PageToken after =
        query.contains("page_token") && !query.get("page_token").isEmpty()
            ? PageToken.read(query.get("page_token"))
            : PageToken.behind(time(query, "end_time_ms", LATEST));
    checkStatuses(query);
    List<Statement> running = statements.of(caller);
    records.recorder().flush();
    Set<String> seen = new HashSet<>();
    List<PastStatement> found = new ArrayList<>();
    PageToken next = after;
    while (found.size() < most) {
      List<PastStatement> page = records.past(caller, from, next.time(), next.id(), MOST);
      for (PastStatement past : page) {
        seen.add(past.id());
        if (matches(past, query)) {
          found.add(past);
        }
      }
      if (page.size() < MOST) {
        break;
      }
      next = PageToken.of(page.get(MOST - 1));
    }
    for (Statement statement : running) {
      PastStatement known = HistoryAnswer.of(statement);
      if (!seen.contains(known.id())
          && matches(known, query)
          && !known.started().isBefore(from)
          && after.precedes(known)) {
        found.add(known);
      }
    }
    found.sort(NEWEST_FIRST);
    return found.subList(0, Math.min(most, found.size()));
  }

  private static boolean matches(PastStatement statement, QueryParams query) {
    return among(query.getAll(FILTER + "statuses"), statement.status())
        && among(query.getAll(FILTER + "statement_ids"), statement.id())
        && among(query.getAll(FILTER + "warehouse_ids"), statement.warehouseId())
        && query.getAll(WITHOUT_TAG).stream().noneMatch(statement.tags()::containsKey)
        && (among(query.getAll(FILTER + "user_ids"), statement.user())
            || among(
                query.getAll(FILTER + "user_ids"),
                String.valueOf(UserNumber.of(statement.user()))));
  }

  private static void checkStatuses(QueryParams query) {
    for (String status : query.getAll(FILTER + "statuses")) {
      if (!STATUSES.contains(status)) {
        throw ApiException.invalid(
            FILTER + "statuses has '" + status + "' (expected: one of " + STATUSES + ").");
      }
    }
  }

  private static boolean among(List<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  /** A bound of the time when statements began; one that is far away is so anyhow. */
  private static Instant time(QueryParams query, String name, long fallback) {
    long millis = number(query, TIME + name, fallback);
    return Instant.ofEpochMilli(Math.max(-LATEST, Math.min(millis, LATEST)));
  }

  private static long number(QueryParams query, String name, long fallback) {
    String text = query.get(name);
    try {
      return text == null ? fallback : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ApiException.invalid(name + " is '" + text + "' (expected: a number).");
    }
  }
}
