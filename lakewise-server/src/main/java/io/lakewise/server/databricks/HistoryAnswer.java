package io.lakewise.server.databricks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.record.PastStatement;
import io.lakewise.server.record.PastStatement.Measures;
import io.lakewise.server.record.StatementTypes;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.warehouse.Admitted;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements as Databricks' Query History API tells of them. */
final class HistoryAnswer {

  private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED");

  private HistoryAnswer() {}

  /** What is known of a statement that may still run. */
  static PastStatement of(Statement statement) {
    Instant began = statement.created().truncatedTo(ChronoUnit.MICROS);
    Instant ended = statement.finished().orElse(began);
    Instant started = statement.started().orElse(ended);
    return new PastStatement(
        statement.id(),
        statement.request().caller().id(),
        Optional.of(statement.request().text()),
        statement.error().map(LakewiseException::getMessage),
        status(statement),
        StatementTypes.of(statement.request().text()),
        statement.request().client(),
        statement.admitted().map(Admitted::warehouseId).orElse(statement.request().warehouse()),
        began,
        ended,
        measures(statement, Duration.between(began, started).toMillis()),
        statement.tags().values(),
        List.of(),
        List.of(),
        List.of());
  }

  /** The rest of what it took is in its record, as soon as it has ended. */
  private static Measures measures(Statement statement, long queued) {
    return statement
        .result()
        .map(
            rows ->
                new Measures(
                    queued, 0, 0, 0, rows.rows(), 0, 0, 0, 0, 0, 0, statement.isFromCache()))
        .orElse(Measures.running(queued));
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

  static ObjectNode of(PastStatement statement, boolean withText, boolean withMetrics) {
    ObjectNode query = JsonAnswers.object();
    query.put("query_id", statement.id()).put("status", statement.status());
    if (withText) {
      statement.text().ifPresent(text -> query.put("query_text", text));
      statement.error().ifPresent(error -> query.put("error_message", error));
    }
    query.put("statement_type", statement.type());
    query.put("user_name", statement.user()).put("user_id", UserNumber.of(statement.user()));
    query.put("executed_as_user_name", statement.user());
    query.put("executed_as_user_id", UserNumber.of(statement.user()));
    query.put("warehouse_id", statement.warehouseId());
    query.put("endpoint_id", statement.warehouseId());
    query.put("client_application", statement.application());
    if (!statement.tags().isEmpty()) {
      ArrayNode tags = query.putArray("query_tags");
      statement
          .tags()
          .forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
    }
    long began = statement.started().toEpochMilli();
    long ended = statement.ended().toEpochMilli();
    query.put("query_start_time_ms", began);
    boolean isFinal = ENDED.contains(statement.status());
    query.put("is_final", isFinal);
    query.put("rows_produced", statement.measures().rows());
    query.put("lookup_key", statement.id()).put("plans_state", "EMPTY");
    if (isFinal) {
      query.put("execution_end_time_ms", ended).put("query_end_time_ms", ended);
      query.put("duration", ended - began);
    }
    if (withMetrics && isFinal) {
      metrics(query.putObject("metrics"), statement);
    }
    return query;
  }

  private static void metrics(ObjectNode metrics, PastStatement statement) {
    Measures took = statement.measures();
    long began = statement.started().toEpochMilli();
    metrics.put("total_time_ms", statement.ended().toEpochMilli() - began);
    metrics.put("overloading_queue_start_timestamp", began);
    metrics.put("query_compilation_start_timestamp", began + took.queued());
    metrics.put("compilation_time_ms", took.planned());
    metrics.put("execution_time_ms", took.executed());
    metrics.put("result_fetch_time_ms", took.fetched());
    metrics.put("task_total_time_ms", took.executed() + took.fetched());
    metrics.put("result_from_cache", took.fromCache());
    metrics.put("rows_produced_count", took.rows());
    metrics.put("network_sent_bytes", took.bytes());
    metrics.put("read_files_count", took.readFiles());
    metrics.put("pruned_files_count", took.prunedFiles());
    metrics.put("read_bytes", took.readBytes()).put("read_files_bytes", took.readBytes());
    metrics.put("spill_to_disk_bytes", took.spilledBytes());
    metrics.put("pruned_bytes", took.prunedBytes());
  }
}
