package io.lakewise.server.databricks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.server.access.Access;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import io.lakewise.server.result.KeptResult;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.Statements;
import io.lakewise.server.warehouse.Admitted;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Databricks' Query History API: the statements of the caller, the newest first. */
public final class QueryHistory {

  private static final String PATH = "/api/2.0/sql/history/queries";
  private static final String FILTER = "filter_by.";
  private static final int MOST = 1000;
  private static final Set<String> TYPES =
      Set.of(
          "ALTER",
          "ANALYZE",
          "COPY",
          "CREATE",
          "DELETE",
          "DESCRIBE",
          "DROP",
          "EXPLAIN",
          "GRANT",
          "INSERT",
          "MERGE",
          "OPTIMIZE",
          "REFRESH",
          "REPLACE",
          "REVOKE",
          "SELECT",
          "SET",
          "SHOW",
          "TRUNCATE",
          "UPDATE",
          "USE");

  private final Statements statements;
  private final boolean withText;

  /**
   * Tells of {@code statements}.
   *
   * @param withText whether their texts are shown
   */
  public QueryHistory(Statements statements, boolean withText) {
    this.statements = statements;
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
    String after = query.get("page_token", "");
    ObjectNode answer = JsonAnswers.object();
    ArrayNode list = answer.putArray("res");
    boolean skipping = !after.isEmpty();
    boolean more = false;
    String last = "";
    for (Statement statement : statements.of(Access.caller(context))) {
      if (skipping) {
        skipping = !statement.id().equals(after);
      } else if (matches(statement, query)) {
        if (list.size() == most) {
          more = true;
          break;
        }
        list.add(describe(statement, metrics));
        last = statement.id();
      }
    }
    answer.put("has_next_page", more);
    if (more) {
      answer.put("next_page_token", last);
    }
    return JsonAnswers.ok(answer);
  }

  private static boolean matches(Statement statement, QueryParams query) {
    long started = statement.created().toEpochMilli();
    return among(query.getAll(FILTER + "statuses"), status(statement))
        && among(query.getAll(FILTER + "statement_ids"), statement.id())
        && among(query.getAll(FILTER + "warehouse_ids"), warehouse(statement))
        && started >= number(query, FILTER + "query_start_time_range.start_time_ms", 0)
        && started <= number(query, FILTER + "query_start_time_range.end_time_ms", Long.MAX_VALUE);
  }

  /** The id of its warehouse, or while it waits for one, as it was called. */
  private static String warehouse(Statement statement) {
    String asked = statement.request().warehouse();
    return statement
        .admitted()
        .map(Admitted::warehouseId)
        .orElse(asked.isEmpty() ? WarehouseEntry.DEFAULT : asked);
  }

  private static boolean among(List<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  private static long number(QueryParams query, String name, long fallback) {
    String text = query.get(name);
    try {
      return text == null ? fallback : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ApiException.invalid(name + " is '" + text + "' (expected: a number).");
    }
  }

  private static String status(Statement statement) {
    return switch (statement.state()) {
      case PENDING -> "QUEUED";
      case RUNNING -> "RUNNING";
      case SUCCEEDED, CLOSED -> "FINISHED";
      case FAILED -> "FAILED";
      case CANCELED -> "CANCELED";
    };
  }

  private ObjectNode describe(Statement statement, boolean withMetrics) {
    ObjectNode query = JsonAnswers.object();
    query.put("query_id", statement.id()).put("status", status(statement));
    if (withText) {
      query.put("query_text", statement.request().text());
    }
    query.put("statement_type", type(statement.request().text()));
    query.put("user_name", statement.request().caller().id());
    query.put("executed_as_user_name", statement.request().caller().id());
    query.put("warehouse_id", warehouse(statement)).put("endpoint_id", warehouse(statement));
    query.put("client_application", statement.request().client());
    long began = statement.created().toEpochMilli();
    query.put("query_start_time_ms", began);
    query.put("is_final", statement.state().isFinal());
    Instant finished = statement.finished().orElse(null);
    if (finished != null) {
      query.put("execution_end_time_ms", finished.toEpochMilli());
      query.put("query_end_time_ms", finished.toEpochMilli());
      query.put("duration", finished.toEpochMilli() - began);
    }
    statement.error().ifPresent(error -> query.put("error_message", error.getMessage()));
    statement.result().ifPresent(result -> query.put("rows_produced", result.rows()));
    if (withMetrics && finished != null) {
      metrics(statement, finished, query.putObject("metrics"));
    }
    return query;
  }

  private static void metrics(Statement statement, Instant finished, ObjectNode into) {
    long began = statement.created().toEpochMilli();
    long started = statement.started().orElse(finished).toEpochMilli();
    into.put("total_time_ms", finished.toEpochMilli() - began);
    into.put("execution_time_ms", finished.toEpochMilli() - started);
    into.put("overloading_queue_start_timestamp", began);
    into.put("result_from_cache", false);
    into.put("rows_produced_count", statement.result().map(KeptResult::rows).orElse(0L));
  }

  /** The kind of a statement by its first word. */
  private static String type(String text) {
    String words = text.strip().toUpperCase(Locale.ROOT);
    int end = 0;
    while (end < words.length() && Character.isLetter(words.charAt(end))) {
      end++;
    }
    String first = words.substring(0, end);
    if (first.equals("WITH") || first.equals("FROM") || first.equals("VALUES")) {
      return "SELECT";
    }
    return TYPES.contains(first) ? first : "OTHER";
  }
}
