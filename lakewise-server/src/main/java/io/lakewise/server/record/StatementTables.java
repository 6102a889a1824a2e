package io.lakewise.server.record;

import static io.lakewise.server.record.RecordTable.millis;
import static io.lakewise.server.record.RecordTable.time;
import static io.lakewise.table.type.PrimitiveType.BOOLEAN;
import static io.lakewise.table.type.PrimitiveType.DOUBLE;
import static io.lakewise.table.type.PrimitiveType.LONG;
import static io.lakewise.table.type.PrimitiveType.STRING;
import static io.lakewise.table.type.PrimitiveType.TIMESTAMP;

import io.lakewise.engine.observation.TableUse;
import io.lakewise.engine.workbench.WorkProfile.Operator;
import io.lakewise.server.record.RecordTable.TableBuilder;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of statements: {@code system.query.history} and {@code system.query.profile}. */
final class StatementTables {

  private static final StructType COMPUTE =
      new StructType(
          List.of(
              new StructField("type", STRING, true),
              new StructField("warehouse_id", STRING, true)));

  private static final StructType OPERATOR =
      new StructType(
          List.of(
              new StructField("operator", STRING, true),
              new StructField("rows", LONG, true),
              new StructField("time_us", LONG, true)));

  private static final ArrayType STRINGS = new ArrayType(STRING, false);

  private StatementTables() {}

  static RecordTable history() {
    TableBuilder<StatementRecord> table =
        new TableBuilder<>(
            StatementRecord.class,
            "query",
            "history",
            "Every statement that has ended, without its text");
    table
        .column("statement_id", STRING, "unique", r -> r.id())
        .column("execution_status", STRING, "FINISHED, FAILED or CANCELED", r -> r.status())
        .column("compute", COMPUTE, "type WAREHOUSE and the warehouse's id", r -> compute(r))
        .column("executed_by", STRING, "the user", r -> r.caller().user())
        .column("executed_by_user_id", STRING, "the user's id", r -> r.caller().user())
        .column("statement_type", STRING, "SELECT, INSERT, …; OTHER for the rest", r -> r.type())
        .column(
            "client_application",
            STRING,
            "what the client calls itself, with its version",
            r -> r.caller().application())
        .column("client_class", STRING, "kind of client, such as JDBC", r -> r.caller().client())
        .column("client_driver", STRING, "HTTP or FLIGHT", r -> r.caller().protocol())
        .column(
            "fingerprint",
            STRING,
            "keyed hash of the text without its values; " + "null if it could not be read",
            r -> emptyToNull(r.fingerprint()))
        .column(
            "error_class",
            STRING,
            "USER, RESOURCE or INTERNAL; null without an error",
            r -> r.failure())
        .column(
            "error_code",
            STRING,
            "SYNTAX_ERROR, NOT_FOUND, ALREADY_EXISTS, CONFLICT, OUTCOME_UNKNOWN, WORKER_LOST,"
                + " SERVER_LOST, BUSY, CANCELLED; else BAD_REQUEST, RESOURCE_EXHAUSTED or INTERNAL_ERROR",
            r -> r.errorCode())
        .column("warehouse_name", STRING, "where it ran", r -> r.place().warehouse())
        .column("warehouse_size", STRING, "of the worker", r -> r.place().size())
        .column("worker", STRING, "which process ran it", r -> r.place().worker())
        .column(
            "query_tags",
            new MapType(STRING, STRING, true),
            "what its author gave it as query tags; the value of a key alone is null",
            r -> r.tags());
    return measures(table).build();
  }

  private static TableBuilder<StatementRecord> measures(TableBuilder<StatementRecord> table) {
    return table
        .column("start_time", TIMESTAMP, "when it was asked", r -> time(r.times().started()))
        .column("end_time", TIMESTAMP, "when it had ended", r -> time(r.times().ended()))
        .column("update_time", TIMESTAMP, "the same", r -> time(r.times().ended()))
        .column(
            "total_duration_ms",
            LONG,
            "from start to end",
            r -> millis(r.times().ended() - r.times().started()))
        .column(
            "waiting_at_capacity_duration_ms",
            LONG,
            "in the queue, and for a worker to start",
            r -> millis(r.times().queued()))
        .column(
            "compilation_duration_ms",
            LONG,
            "names, versions, files, plan",
            r -> millis(r.times().planned()))
        .column(
            "execution_duration_ms",
            LONG,
            "until the first rows, or the end of a change",
            r -> millis(r.times().executed()))
        .column(
            "result_fetch_duration_ms",
            LONG,
            "from the first rows to the last",
            r -> millis(r.times().fetched()))
        .column("read_files", LONG, "files read, of all its tables", r -> r.volume().filesRead())
        .column(
            "pruned_files",
            LONG,
            "files left out by statistics",
            r -> r.volume().filesBefore() - r.volume().filesRead())
        .column("read_bytes", LONG, "size of the files read", r -> r.volume().bytesRead())
        .column("produced_rows", LONG, "rows of the answer", r -> r.volume().rows())
        .column(
            "produced_bytes",
            LONG,
            "bytes of the answer, as a worker sent them",
            r -> r.volume().bytes())
        .column(
            "from_result_cache",
            BOOLEAN,
            "whether the answer was known already",
            r -> r.volume().fromCache())
        .column(
            "worker_memory_bytes",
            LONG,
            "resident memory of the worker when the rows ended, "
                + "all its statements together; null if nobody looked",
            r -> zeroToNull(r.volume().memoryBytes()))
        .column(
            "peak_memory_bytes",
            LONG,
            "the most that the engine's buffers in the worker took while it ran; null if nobody"
                + " looked",
            r -> zeroToNull(r.volume().peakMemoryBytes()))
        .column(
            "spilled_local_bytes",
            LONG,
            "the most that lay in the worker's spill folder meanwhile; null if nobody looked",
            r -> r.volume().peakMemoryBytes() == 0 ? null : r.volume().spilledBytes())
        .column(
            "credits", DOUBLE, "planning and executing at the rate of the size", r -> r.credits())
        .column("cost", DOUBLE, "credits in money by the price list", r -> r.cost());
  }

  static RecordTable profile() {
    return new TableBuilder<>(
            StatementRecord.class,
            "query",
            "profile",
            "What each statement was made of, without values")
        .column("statement_id", STRING, "as in query.history", r -> r.id())
        .column("fingerprint", STRING, "as in query.history", r -> emptyToNull(r.fingerprint()))
        .column("start_time", TIMESTAMP, "when it was asked", r -> time(r.times().started()))
        .column(
            "operators",
            STRINGS,
            "such as SCAN, JOIN_LEFT, GROUP_BY, as often as they occur",
            r -> r.operators())
        .column(
            "predicates",
            STRINGS,
            "column, kind of condition, and what it is compared with",
            r -> r.predicates())
        .column(
            "tables",
            STRINGS,
            "tables with the versions that were read",
            r -> r.tables().stream().map(StatementTables::versioned).distinct().toList())
        .column("files_before", LONG, "files of these versions", r -> r.volume().filesBefore())
        .column("files_read", LONG, "those left by pruning", r -> r.volume().filesRead())
        .column("bytes_before", LONG, "size of the files", r -> r.volume().bytesBefore())
        .column("bytes_read", LONG, "size of those left", r -> r.volume().bytesRead())
        .column("queued_us", LONG, "microseconds in the queue", r -> r.times().queued())
        .column("planning_us", LONG, "microseconds of planning", r -> r.times().planned())
        .column(
            "execution_us", LONG, "microseconds until the first rows", r -> r.times().executed())
        .column(
            "fetch_us",
            LONG,
            "microseconds from the first rows to the last",
            r -> r.times().fetched())
        .column(
            "operator_metrics",
            new ArrayType(OPERATOR, false),
            "the engine's operators, each kind once: rows that came out, time of all threads; none"
                + " if nobody looked",
            r -> r.profile().stream().map(StatementTables::metrics).toList())
        .build();
  }

  private static Map<String, Object> metrics(Operator operator) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("operator", operator.type());
    metrics.put("rows", operator.rows());
    metrics.put("time_us", operator.micros());
    return metrics;
  }

  private static String versioned(TableUse use) {
    return use.table() + "@" + use.version();
  }

  private static Map<String, Object> compute(StatementRecord record) {
    Map<String, Object> compute = new LinkedHashMap<>();
    compute.put("type", "WAREHOUSE");
    compute.put("warehouse_id", record.place().warehouseId());
    return compute;
  }

  private static Long zeroToNull(long value) {
    return value == 0 ? null : Long.valueOf(value);
  }

  private static String emptyToNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
