package io.lakewise.server.api;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.api.TableAnswers.ChangeCounts;
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
  private static final Parameter FROM = Parameter.number("from", true, "The version before");
  private static final Parameter TO =
      Parameter.number("to", false, "The version after. Default: the newest");
  private static final Parameter KEY =
      Parameter.texts("key", "The columns that say which row is which");
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
                + " caller; in order of the keys, then of all columns",
            List.of(FROM, TO, KEY, Parameter.LIMIT, Parameter.PAGE),
            Changes.class,
            this::changes),
        Endpoint.get(
            ONE + "/change-counts",
            "getTableChangeCounts",
            "How many rows were added, removed and changed between two versions, by a query of the"
                + " caller: with keys between the two ends, without commit by commit",
            List.of(FROM, TO, KEY),
            ChangeCounts.class,
            this::counts),
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

  /** Two versions of a table that are compared, and the columns by which rows are found again. */
  private record Span(String feed, long from, long to, List<String> columns, List<String> keys) {

    boolean isEmpty() {
      return from == to;
    }

    /** The columns of the keys before all others, so that rows that belong together are near. */
    String order() {
      List<String> order = new ArrayList<>(keys);
      columns.stream().filter(column -> !keys.contains(column)).forEach(order::add);
      order.add(VERSION);
      order.add(KIND);
      return String.join(", ", order);
    }
  }

  private Span span(ApiCall call) {
    long from = call.required(FROM.name());
    Snapshot snapshot = snapshot(call, TO.name());
    long to = snapshot.version();
    if (from > to) {
      throw ApiException.invalid("from is " + from + ", behind to, " + to + ".");
    }
    Map<String, String> columns = new LinkedHashMap<>();
    for (StructField field : snapshot.schema().fields()) {
      String column = quoted(field);
      columns.put(field.name(), isOrdered(field) ? column : column + "::VARCHAR");
    }
    List<String> keys = new ArrayList<>();
    for (String key : call.texts(KEY.name())) {
      if (!columns.containsKey(key)) {
        throw ApiException.invalid("key is '" + key + "' (expected: a column of the table).");
      }
      keys.add(columns.get(key));
    }
    String feed = "table_changes(" + name(call).quoted() + ", " + (from + 1) + ", " + to + ")";
    return new Span(feed, from, to, List.copyOf(columns.values()), keys);
  }

  private static String quoted(StructField field) {
    return '"' + field.name().replace("\"", "\"\"") + '"';
  }

  private Changes changes(ApiCall call) {
    int limit = Page.limit(call);
    long offset = Page.after(call).map(Page::number).orElse(0L);
    Span span = span(call);
    if (span.isEmpty()) {
      return new Changes(span.from, span.to, List.of(), Optional.empty());
    }
    String query = "SELECT * FROM %s ORDER BY %s LIMIT %d OFFSET %d";
    TableQueries.Rows found =
        queries.ask(call.caller(), query.formatted(span.feed, span.order(), limit + 1, offset));
    List<ChangedRow> rows = new ArrayList<>();
    for (List<String> row : found.rows().subList(0, Math.min(limit, found.rows().size()))) {
      rows.add(changed(found.columns(), row));
    }
    Optional<String> next =
        found.rows().size() > limit
            ? Optional.of(Page.token(Long.toString(offset + limit)))
            : Optional.empty();
    return new Changes(span.from, span.to, rows, next);
  }

  private ChangeCounts counts(ApiCall call) {
    Span span = span(call);
    if (span.isEmpty()) {
      return new ChangeCounts(span.from, span.to, 0, 0, 0);
    }
    String query = span.keys.isEmpty() ? told(span) : net(span);
    List<String> row = queries.ask(call.caller(), query).rows().get(0);
    return new ChangeCounts(
        span.from,
        span.to,
        Long.parseLong(row.get(0)),
        Long.parseLong(row.get(1)),
        Long.parseLong(row.get(2)));
  }

  /** As the commits tell it. */
  private static String told(Span span) {
    return """
        SELECT count(*) FILTER (_change_type = 'insert'), count(*) FILTER (_change_type = 'delete'),
          count(*) FILTER (_change_type = 'update_postimage') FROM %s"""
        .formatted(span.feed);
  }

  /** Between the two ends: what came and went again is none, and rows of one key are paired. */
  private static String net(Span span) {
    List<String> named = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (String column : span.columns) {
      String name = "c" + named.size();
      if (span.keys.contains(column)) {
        keys.add(name);
      }
      named.add(column + " AS " + name);
    }
    return """
        SELECT coalesce(sum(greatest(came - went, 0)), 0),
          coalesce(sum(greatest(went - came, 0)), 0), coalesce(sum(least(came, went)), 0)
        FROM (SELECT sum(greatest(n, 0)) AS came, sum(greatest(-n, 0)) AS went
          FROM (SELECT %s, sum(CASE WHEN _change_type IN ('insert', 'update_postimage')
              THEN 1 ELSE -1 END) AS n
            FROM %s GROUP BY %s) AS each_row
          GROUP BY %s) AS each_key"""
        .formatted(
            String.join(", ", named),
            span.feed,
            String.join(", ", span.columns),
            String.join(", ", keys));
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
      String column = quoted(field);
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
