package io.lakewise.engine.describe;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.engine.context.StatementPolicies;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.workbench.TreeJson;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.CommitInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** DESCRIBE HISTORY: the commits of a table, the newest first. */
public final class TableHistory {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXTS = "MAP(VARCHAR, VARCHAR)";
  private static final List<String> JOB =
      List.of("jobId", "jobName", "jobRunId", "runId", "jobOwnerId", "triggerType");
  private static final List<String> NOTEBOOK = List.of("notebookId");

  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("version", "BIGINT"),
          new ResultColumn("timestamp", "TIMESTAMP WITH TIME ZONE"),
          new ResultColumn("userId", "VARCHAR"),
          new ResultColumn("userName", "VARCHAR"),
          new ResultColumn("operation", "VARCHAR"),
          new ResultColumn("operationParameters", TEXTS),
          new ResultColumn("job", structOf(JOB)),
          new ResultColumn("notebook", structOf(NOTEBOOK)),
          new ResultColumn("clusterId", "VARCHAR"),
          new ResultColumn("readVersion", "BIGINT"),
          new ResultColumn("isolationLevel", "VARCHAR"),
          new ResultColumn("isBlindAppend", "BOOLEAN"),
          new ResultColumn("operationMetrics", TEXTS),
          new ResultColumn("userMetadata", "VARCHAR"),
          new ResultColumn("engineInfo", "VARCHAR"));

  private TableHistory() {}

  /**
   * The newest {@code limit} commits that the log still has; of a table with a policy without
   * conditions and counts.
   */
  public static Listing of(Target target, StatementPolicies policies, long limit) {
    boolean told = !policies.holdFor(target);
    List<List<Object>> rows = new ArrayList<>();
    int most = (int) Math.min(limit, Integer.MAX_VALUE);
    for (DeltaTable.Entry entry : target.table().history(most)) {
      rows.add(row(entry, told));
    }
    return new Listing(COLUMNS, rows);
  }

  private static List<Object> row(DeltaTable.Entry entry, boolean told) {
    Instant time = Instant.ofEpochMilli(entry.timestamp());
    CommitInfo commit = entry.commit().orElse(null);
    if (commit == null) {
      List<Object> row = new ArrayList<>(Arrays.asList(new Object[COLUMNS.size()]));
      row.set(0, entry.version());
      row.set(1, time);
      return row;
    }
    Map<String, Object> other = commit.other();
    return Arrays.asList(
        entry.version(),
        time,
        text(other.get("userId")),
        text(other.get("userName")),
        commit.operation(),
        told ? texts(commit.operationParameters()) : null,
        struct(other.get("job"), JOB),
        struct(other.get("notebook"), NOTEBOOK),
        text(other.get("clusterId")),
        other.get("readVersion") instanceof Number version ? (Object) version.longValue() : null,
        text(other.get("isolationLevel")),
        commit.isBlindAppend(),
        told ? texts(commit.operationMetrics()) : null,
        text(other.get("userMetadata")),
        text(other.get("engineInfo")));
  }

  private static Map<String, String> texts(Map<String, ?> values) {
    if (values == null) {
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((key, value) -> texts.put(key, text(value)));
    return texts;
  }

  private static Map<String, String> struct(Object value, List<String> members) {
    if (!(value instanceof Map<?, ?> given)) {
      return null;
    }
    Map<String, String> struct = new LinkedHashMap<>();
    members.forEach(member -> struct.put(member, text(given.get(member))));
    return struct;
  }

  private static String structOf(List<String> members) {
    List<String> typed = members.stream().map(member -> member + " VARCHAR").toList();
    return "STRUCT(" + String.join(", ", typed) + ")";
  }

  /** A JSON value as text; strings as they are. */
  private static String text(Object value) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    return value instanceof Map || value instanceof List
        ? TreeJson.write(JSON.valueToTree(value))
        : value.toString();
  }
}
