package io.lakewise.server.record;

import io.lakewise.engine.system.SystemTable;
import io.lakewise.engine.system.SystemTable.Column;
import io.lakewise.table.type.DataType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A table of {@code system} and how records become its rows.
 *
 * @param table its columns
 * @param expand what of a record there is a row for
 * @param values of the columns, from one of these
 * @param onlyChanges whether a row that says what is known already is left out
 */
record RecordTable(
    SystemTable table,
    Function<RecordEntry, List<Object>> expand,
    List<Function<Object, Object>> values,
    boolean onlyChanges) {

  /** The rows of a record; none if it belongs to other tables. */
  List<List<Object>> rows(RecordEntry entry) {
    List<List<Object>> rows = new ArrayList<>();
    for (Object part : expand.apply(entry)) {
      List<Object> row = new ArrayList<>(values.size());
      values.forEach(value -> row.add(value.apply(part)));
      rows.add(row);
    }
    return rows;
  }

  /** The time of microseconds since the epoch. */
  static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Microseconds as milliseconds. */
  static long millis(long micros) {
    return micros / 1000;
  }

  /** Puts a table together, column by column. */
  static final class TableBuilder<T> {

    private final String schema;
    private final String name;
    private final String comment;
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<Object, Object>> values = new ArrayList<>();
    private final Class<T> kind;

    TableBuilder(Class<T> kind, String schema, String name, String comment) {
      this.kind = kind;
      this.schema = schema;
      this.name = name;
      this.comment = comment;
    }

    TableBuilder<T> column(
        String column, DataType type, String description, Function<T, Object> value) {
      columns.add(new Column(column, type, description));
      values.add(part -> value.apply(kind.cast(part)));
      return this;
    }

    /** A table with a row for each of what a record expands to. */
    RecordTable of(Function<RecordEntry, List<Object>> expand) {
      return new RecordTable(
          new SystemTable(schema, name, comment, columns), expand, List.copyOf(values), false);
    }

    /** A table with a row for each record of the kind that tells something new. */
    RecordTable ofChanges() {
      RecordTable all = build();
      return new RecordTable(all.table(), all.expand(), all.values(), true);
    }

    /** A table with a row for each record of the kind. */
    RecordTable build() {
      return of(entry -> kind.isInstance(entry) ? List.of(entry) : List.of());
    }
  }
}
