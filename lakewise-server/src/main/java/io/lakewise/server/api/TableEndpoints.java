package io.lakewise.server.api;

import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.engine.inspection.TableStatistics;
import io.lakewise.engine.inspection.TableView;
import io.lakewise.server.api.TableAnswers.ColumnStatistics;
import io.lakewise.server.api.TableAnswers.History;
import io.lakewise.server.api.TableAnswers.Statistics;
import io.lakewise.server.api.TableAnswers.Table;
import io.lakewise.server.api.TableAnswers.TableList;
import io.lakewise.server.api.TableAnswers.TableSummary;
import io.lakewise.server.api.TableAnswers.Version;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Tables and views: names, schemas, histories, differences, statistics. */
public final class TableEndpoints {

  private static final String ALL = "/api/v1/tables";
  private static final String ONE = ALL + "/{catalog}/{schema}/{table}";
  private static final Parameter VERSION =
      Parameter.number("version", false, "The version. Default: the newest");

  /** Commits that are read for a page in the middle of a history. */
  private static final int DEEPEST = 10_000;

  private final LakeInspection lake;

  /** Looks at a lake. */
  public TableEndpoints(LakeInspection lake) {
    this.lake = lake;
  }

  List<Endpoint> all() {
    List<Parameter> paged = List.of(Parameter.LIMIT, Parameter.PAGE);
    return List.of(
        Endpoint.get(ALL, "listTables", "Tables and views", paged, TableList.class, this::list),
        Endpoint.get(
            ONE, "getTable", "One table or view", List.of(VERSION), Table.class, this::one),
        Endpoint.get(
            ONE + "/history",
            "getTableHistory",
            "The versions of a table, the newest first",
            paged,
            History.class,
            this::history),
        Endpoint.get(
            ONE + "/diff",
            "compareTableVersions",
            "How two versions of a table differ, by its log",
            List.of(
                Parameter.number("from", true, "The version before"),
                Parameter.number("to", false, "The version after. Default: the newest")),
            TableAnswers.Difference.class,
            this::difference),
        Endpoint.get(
            ONE + "/statistics",
            "getTableStatistics",
            "Rows, files and nulls of a version, by its log",
            List.of(VERSION),
            Statistics.class,
            this::statistics));
  }

  private static QualifiedName name(ApiCall call) {
    return new QualifiedName(call.path("catalog"), call.path("schema"), call.path("table"));
  }

  private TableList list(ApiCall call) {
    int limit = Page.limit(call);
    Page<Relation> page =
        Page.first(
            limit,
            lake.relations(call.caller(), Page.after(call).map(Page::id), limit + 1),
            relation -> relation.id().toString());
    return new TableList(page.items().stream().map(TableEndpoints::summary).toList(), page.next());
  }

  private static TableSummary summary(Relation relation) {
    return new TableSummary(
        relation.name().catalog(),
        relation.name().schema(),
        relation.name().name(),
        kind(relation),
        relation.owner(),
        Optional.ofNullable(relation.comment()),
        relation.createdAt());
  }

  private static String kind(Relation relation) {
    return relation instanceof TableEntry ? "TABLE" : "VIEW";
  }

  private Table one(ApiCall call) {
    OptionalLong version = call.number(VERSION.name());
    Relation relation = lake.relation(call.caller(), name(call));
    return relation instanceof ViewEntry view && version.isEmpty()
        ? described(view, Optional.empty())
        : described(relation, Optional.of(lake.table(call.caller(), name(call), version)));
  }

  private static Table described(Relation relation, Optional<TableView> view) {
    Optional<Snapshot> snapshot = view.map(TableView::snapshot);
    Optional<Snapshot> counted = view.filter(found -> !found.hidesRows()).map(TableView::snapshot);
    return new Table(
        relation.id().toString(),
        relation.name().catalog(),
        relation.name().schema(),
        relation.name().name(),
        kind(relation),
        relation.owner(),
        Optional.ofNullable(relation.comment()),
        relation.createdAt(),
        snapshot.map(Snapshot::version),
        snapshot.map(found -> Instant.ofEpochMilli(found.timestamp())),
        snapshot.map(found -> TableComparison.columns(found.schema())).orElse(List.of()),
        snapshot.map(found -> found.metadata().partitionColumns()).orElse(List.of()),
        view.map(TableView::properties).orElse(Map.of()),
        counted.map(found -> found.files().count()),
        counted.map(found -> found.files().bytes()),
        relation instanceof ViewEntry query ? Optional.of(query.text()) : Optional.empty());
  }

  private History history(ApiCall call) {
    int limit = Page.limit(call);
    long before = Page.after(call).map(Page::number).orElse(Long.MAX_VALUE);
    int most = before == Long.MAX_VALUE ? limit + 1 : DEEPEST;
    boolean told = !lake.table(call.caller(), name(call), OptionalLong.empty()).hidesRows();
    List<Version> versions =
        lake.history(call.caller(), name(call), most).stream()
            .filter(entry -> entry.version() < before)
            .limit(limit + 1L)
            .map(entry -> version(entry, told))
            .toList();
    if (versions.size() <= limit) {
      return new History(versions, Optional.empty());
    }
    List<Version> page = versions.subList(0, limit);
    return new History(page, Optional.of(Page.token(Long.toString(page.get(limit - 1).version()))));
  }

  private static Version version(DeltaTable.Entry entry, boolean told) {
    return new Version(
        entry.version(),
        Instant.ofEpochMilli(entry.timestamp()),
        entry.commit().map(commit -> commit.other().get("userName")).map(Object::toString),
        entry.commit().map(commit -> commit.operation()),
        told ? entry.commit().map(commit -> commit.operationMetrics()).orElse(Map.of()) : Map.of());
  }

  private TableAnswers.Difference difference(ApiCall call) {
    OptionalLong to = call.number("to");
    TableView before =
        lake.counted(call.caller(), name(call), OptionalLong.of(call.required("from")));
    TableView after = lake.counted(call.caller(), name(call), to);
    return TableComparison.of(before.snapshot(), after.snapshot());
  }

  private Statistics statistics(ApiCall call) {
    Snapshot snapshot =
        lake.counted(call.caller(), name(call), call.number(VERSION.name())).snapshot();
    TableStatistics found = TableStatistics.of(snapshot);
    return new Statistics(
        snapshot.version(),
        found.files(),
        found.bytes(),
        found.rows(),
        found.deletedRows(),
        found.columns().stream()
            .map(column -> new ColumnStatistics(column.column(), column.nullCount()))
            .toList());
  }
}
