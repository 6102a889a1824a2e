package io.lakewise.server.api;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.api.TableAnswers.ChangedRow;
import io.lakewise.server.api.TableAnswers.Changes;
import io.lakewise.server.api.TableAnswers.ColumnProfile;
import io.lakewise.server.api.TableAnswers.Profile;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is told of tables by reading their rows: which changed, and what the columns hold. A token
 * needs the scope of statements for it, not that of names.
 */
public final class RowEndpoints {

  private static final String ONE = "/api/v1/rows/{catalog}/{schema}/{table}";
  private static final String KIND = "_change_type";
  private static final String VERSION = "_commit_version";
  private static final String TIME = "_commit_timestamp";
  private static final int MOST_COLUMNS = 200;
  private static final int LONGEST = 200;

  private final LakeInspection lake;
  private final TableQueries queries;

  /** Looks at a lake and asks it. */
  public RowEndpoints(LakeInspection lake, TableQueries queries) {
    this.lake = lake;
    this.queries = queries;
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            ONE + "/changes",
            "getTableChanges",
            "The rows that changed between two versions, commit by commit, by a query of the"
                + " caller",
            List.of(
                Parameter.number("from", true, "The version before"),
                Parameter.number("to", false, "The version after. Default: the newest"),
                Parameter.LIMIT),
            Changes.class,
            this::changes),
        Endpoint.get(
            ONE + "/profile",
            "getTableProfile",
            "Rows, and nulls, bounds and different values of each column, by a query of the caller",
            List.of(Parameter.number("version", false, "The version. Default: the newest")),
            Profile.class,
            this::profile));
  }

  private static QualifiedName name(ApiCall call) {
    return new QualifiedName(call.path("catalog"), call.path("schema"), call.path("table"));
  }

  private Snapshot snapshot(ApiCall call, String version) {
    return lake.table(call.caller(), name(call), call.number(version)).snapshot();
  }

  private Changes changes(ApiCall call) {
    int limit = Page.limit(call);
    long from = call.required("from");
    long to = snapshot(call, "to").version();
    if (from > to) {
      throw ApiException.invalid("from is " + from + ", behind to, " + to + ".");
    }
    if (from == to) {
      return new Changes(from, to, List.of(), false);
    }
    TableQueries.Rows found =
        queries.ask(
            call.caller(),
            "SELECT * FROM table_changes("
                + name(call).quoted()
                + ", "
                + (from + 1)
                + ", "
                + to
                + ") ORDER BY "
                + VERSION
                + " LIMIT "
                + (limit + 1));
    List<ChangedRow> rows = new ArrayList<>();
    for (List<String> row : found.rows().subList(0, Math.min(limit, found.rows().size()))) {
      rows.add(changed(found.columns(), row));
    }
    return new Changes(from, to, rows, found.rows().size() > limit);
  }

  private static ChangedRow changed(List<String> columns, List<String> row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (row.get(i) != null) {
        values.put(columns.get(i), row.get(i));
      }
    }
    String kind = values.remove(KIND);
    long version = Long.parseLong(values.remove(VERSION));
    values.remove(TIME);
    return new ChangedRow(kind, version, values);
  }

  private Profile profile(ApiCall call) {
    Snapshot snapshot = snapshot(call, "version");
    List<StructField> fields = snapshot.schema().fields();
    if (fields.size() > MOST_COLUMNS) {
      throw ApiException.invalid(
          "The table has " + fields.size() + " columns (expected: at most " + MOST_COLUMNS + ").");
    }
    StringBuilder query = new StringBuilder("SELECT count(*)");
    for (StructField field : fields) {
      String column = '"' + field.name().replace("\"", "\"\"") + '"';
      query.append(", count(").append(column).append(')');
      if (isOrdered(field)) {
        query.append(", approx_count_distinct(").append(column).append(')');
        query.append(", ").append(bound("min", field, column));
        query.append(", ").append(bound("max", field, column));
      } else {
        query.append(", NULL, NULL, NULL");
      }
    }
    query.append(" FROM ").append(name(call).quoted());
    query.append(" VERSION AS OF ").append(snapshot.version());
    List<String> row = queries.ask(call.caller(), query.toString()).rows().get(0);
    long rows = Long.parseLong(row.get(0));
    List<ColumnProfile> columns = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      List<String> told = row.subList(1 + 4 * i, 5 + 4 * i);
      columns.add(
          new ColumnProfile(
              fields.get(i).name(),
              rows - Long.parseLong(told.get(0)),
              Optional.ofNullable(told.get(1)).map(Long::valueOf),
              Optional.ofNullable(told.get(2)),
              Optional.ofNullable(told.get(3))));
    }
    return new Profile(snapshot.version(), rows, columns);
  }

  private static boolean isOrdered(StructField field) {
    return field.type() instanceof DecimalType
        || (field.type() instanceof PrimitiveType type
            && type != PrimitiveType.BINARY
            && type != PrimitiveType.VARIANT);
  }

  private static String bound(String function, StructField field, String column) {
    String bound = function + '(' + column + ')';
    return field.type() == PrimitiveType.STRING ? "left(" + bound + ", " + LONGEST + ")" : bound;
  }
}
