package io.lakewise.server.record;

import static io.lakewise.server.record.RecordTable.time;
import static io.lakewise.table.type.PrimitiveType.DATE;
import static io.lakewise.table.type.PrimitiveType.LONG;
import static io.lakewise.table.type.PrimitiveType.STRING;
import static io.lakewise.table.type.PrimitiveType.TIMESTAMP;

import io.lakewise.engine.observation.TableUse;
import io.lakewise.server.record.RecordTable.TableBuilder;
import java.time.ZoneOffset;
import java.util.List;

/** {@code system.access.table_access}: a row for each table that a statement read or changed. */
final class AccessTable {

  /** One table of one statement. */
  private record Access(StatementRecord statement, TableUse use) {}

  private AccessTable() {}

  static RecordTable tableAccess() {
    return new TableBuilder<>(
            Access.class, "access", "table_access", "Which statement read or changed which table")
        .column("statement_id", STRING, "as in query.history", a -> a.statement().id())
        .column("event_time", TIMESTAMP, "when it was asked", a -> time(started(a)))
        .column(
            "event_date",
            DATE,
            "the day of it, in UTC",
            a -> time(started(a)).atZone(ZoneOffset.UTC).toLocalDate())
        .column("executed_by", STRING, "the user", a -> a.statement().caller().user())
        .column(
            "access_type",
            STRING,
            "READ by a query; else what was done, such as UPDATE",
            a -> a.use().access())
        .column(
            "table_full_name",
            STRING,
            "delta. and an id for one called by its path",
            a -> a.use().table())
        .column("table_version", LONG, "that was read", a -> a.use().version())
        .column("files_before", LONG, "files of the version", a -> a.use().filesBefore())
        .column("files_read", LONG, "those left by pruning", a -> a.use().files())
        .column("bytes_before", LONG, "size of the files", a -> a.use().bytesBefore())
        .column("bytes_read", LONG, "size of those left", a -> a.use().bytes())
        .of(AccessTable::accesses);
  }

  private static long started(Access access) {
    return access.statement().times().started();
  }

  private static List<Object> accesses(RecordEntry entry) {
    return entry instanceof StatementRecord statement
        ? statement.tables().stream().<Object>map(use -> new Access(statement, use)).toList()
        : List.of();
  }
}
