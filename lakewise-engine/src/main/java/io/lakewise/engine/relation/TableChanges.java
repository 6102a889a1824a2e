package io.lakewise.engine.relation;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.StatementNames;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.error.RelationErrors;
import io.lakewise.engine.query.Relation;
import io.lakewise.engine.query.RowsSql;
import io.lakewise.engine.query.VersionChoice;
import io.lakewise.engine.statement.Name;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.changes.ChangeFeed;
import io.lakewise.table.changes.ChangeScan;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.snapshot.Snapshot;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code table_changes(table, from[, to])}: the rows that changed, with {@code _change_type},
 * {@code _commit_version} and {@code _commit_timestamp}. The ends are versions or times, both
 * included.
 */
final class TableChanges {

  private static final String FUNCTION = "table_changes";

  private final StatementNames names;
  private final StatementContext statement;
  private final List<FileScan> scans = new ArrayList<>();

  TableChanges(StatementNames names) {
    this.names = names;
    this.statement = names.statement();
  }

  Relation relation(CallArguments arguments) {
    List<JsonNode> given = arguments.positionalOnly(2, 3).positional();
    Name name = TableNames.of(FUNCTION, given.get(0), names);
    Target target = new Targets(statement, names.viewer()).require(name, FUNCTION);
    Snapshot newest = target.snapshot();
    long from = from(target, given.get(1));
    long to = given.size() == 3 ? to(target, given.get(2)) : newest.version();
    List<ChangeScan> changes =
        new ChangeFeed(target.table().environment(), target.table().location()).scans(from, to);
    Snapshot last = names.statement().names().at(target.table(), number(to));
    List<String> parts = new ArrayList<>();
    changes.forEach(change -> parts.add(select(change, last.schema().names())));
    if (parts.isEmpty()) {
      String none = scan(target.table().scan(last, List.of()));
      parts.add(select("NULL::VARCHAR", "NULL::BIGINT", "NULL::TIMESTAMPTZ", none, last));
    }
    return new Relation.Changes(
        target.table(),
        last,
        target.label(),
        List.of("_change_type", "_commit_version", "_commit_timestamp"),
        new Relation.Computed(
            String.join(" UNION ALL ", parts),
            scans,
            Relation.Versioned.recorded(target.label(), last)));
  }

  private static VersionChoice number(long version) {
    return new VersionChoice.Numbered(version);
  }

  private String select(ChangeScan change, List<String> columns) {
    String rows = "SELECT * FROM " + scan(change.rows());
    if (change.except() != null) {
      rows = "(" + rows + ") EXCEPT ALL (SELECT * FROM " + scan(change.except()) + ")";
    }
    String type =
        change.type() == ChangeScan.Type.IN_ROWS
            ? Identifiers.quote(ChangeScan.CHANGE_TYPE)
            : RowsSql.literal(change.type().wireName());
    return "SELECT "
        + columns.stream().map(Identifiers::quote).collect(Collectors.joining(", "))
        + ", "
        + type
        + " AS _change_type, CAST("
        + change.version()
        + " AS BIGINT) AS _commit_version, "
        + RowsSql.literal(Instant.ofEpochMilli(change.timestamp()))
        + " AS _commit_timestamp FROM ("
        + rows
        + ") AS __changes";
  }

  private static String select(
      String type, String version, String time, String rows, Snapshot last) {
    return "SELECT "
        + last.schema().names().stream().map(Identifiers::quote).collect(Collectors.joining(", "))
        + ", "
        + type
        + " AS _change_type, "
        + version
        + " AS _commit_version, "
        + time
        + " AS _commit_timestamp FROM "
        + rows
        + " WHERE false";
  }

  private String scan(FileScan scan) {
    scans.add(scan);
    return "__s" + (scans.size() - 1) + "__";
  }

  private long from(Target target, JsonNode expression) {
    Object value = value(expression);
    if (value instanceof Long version) {
      return version;
    }
    Instant time = ((OffsetDateTime) value).toInstant();
    long earliest = Long.MAX_VALUE;
    for (DeltaTable.Entry entry : target.table().history(Integer.MAX_VALUE)) {
      if (entry.version() <= target.snapshot().version()
          && entry.timestamp() >= time.toEpochMilli()) {
        earliest = Math.min(earliest, entry.version());
      }
    }
    if (earliest == Long.MAX_VALUE) {
      throw RelationErrors.noChangesSince(target.label(), time.toString());
    }
    return earliest;
  }

  private long to(Target target, JsonNode expression) {
    Object value = value(expression);
    if (value instanceof Long version) {
      return version;
    }
    Instant time = ((OffsetDateTime) value).toInstant();
    return target.snapshot().timestamp() <= time.toEpochMilli()
        ? target.snapshot().version()
        : target.table().snapshotAsOf(time).version();
  }

  /** A version (Long) or a time (OffsetDateTime). */
  private Object value(JsonNode expression) {
    String type =
        String.valueOf(
            statement.constants().evaluate("typeof(" + text(expression) + ")", "VARCHAR"));
    boolean whole = type.endsWith("INT") || type.equals("INTEGER") || type.startsWith("DECIMAL");
    Object value = statement.constants().evaluate(expression, whole ? "BIGINT" : "TIMESTAMPTZ");
    if (value == null) {
      throw whole ? NameErrors.badVersion("NULL") : NameErrors.badTimestamp("NULL");
    }
    return value;
  }

  private String text(JsonNode expression) {
    return statement.constants().text(expression);
  }
}
