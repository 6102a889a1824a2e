package io.lakewise.engine.describe;

import io.lakewise.catalog.entry.CatalogEntry;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.SchemaEntry;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.engine.context.SessionState;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.error.DescribeErrors;
import io.lakewise.engine.key.SeenKeys;
import io.lakewise.engine.query.VersionChoice;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.statement.DescribeStatement;
import io.lakewise.engine.statement.DescribeStatement.DescribeCatalog;
import io.lakewise.engine.statement.DescribeStatement.DescribeDetail;
import io.lakewise.engine.statement.DescribeStatement.DescribeFunction;
import io.lakewise.engine.statement.DescribeStatement.DescribeHistory;
import io.lakewise.engine.statement.DescribeStatement.DescribeLocation;
import io.lakewise.engine.statement.DescribeStatement.DescribeQuery;
import io.lakewise.engine.statement.DescribeStatement.DescribeSchema;
import io.lakewise.engine.statement.DescribeStatement.DescribeTable;
import io.lakewise.engine.statement.DescribeStatement.DescribeVolume;
import io.lakewise.engine.statement.Name;
import io.lakewise.table.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs DESCRIBE. */
public final class DescribeStatements {

  private static final List<ResultColumn> INFORMATION = Listing.texts("info_name", "info_value");

  private final StatementContext statement;
  private final RelationColumns columns;

  /** Runs in the context of one statement. */
  public DescribeStatements(StatementContext statement) {
    this.statement = statement;
    this.columns = new RelationColumns(statement);
  }

  /** Runs the statement. */
  public Result run(DescribeStatement describe) {
    return listing(describe).result(statement);
  }

  private Listing listing(DescribeStatement describe) {
    if (describe instanceof DescribeTable table) {
      VersionChoice version = Versions.choice(statement, table.version());
      return table
          .column()
          .map(column -> column(table.table(), version, column))
          .orElseGet(() -> table(table.table(), version, table.extended()));
    }
    if (describe instanceof DescribeHistory history) {
      Target target = new Targets(statement).require(history.table(), "DESCRIBE HISTORY");
      return TableHistory.of(target, statement.policies(), history.limit().orElse(Long.MAX_VALUE));
    }
    if (describe instanceof DescribeDetail detail) {
      return TableDetail.of(
          new Targets(statement).require(detail.table(), "DESCRIBE DETAIL"), statement.policies());
    }
    if (describe instanceof DescribeSchema schema) {
      return schema(schema.schema());
    }
    if (describe instanceof DescribeCatalog catalog) {
      return catalog(catalog.catalog());
    }
    if (describe instanceof DescribeFunction function) {
      return function(function);
    }
    if (describe instanceof DescribeVolume volume) {
      return VolumeDescription.of(
          statement
              .catalog()
              .volumes()
              .require(statement.viewer(), statement.names().qualify(volume.volume().parts())));
    }
    if (describe instanceof DescribeLocation location) {
      return VolumeDescription.of(
          statement.catalog().locations().require(statement.viewer(), location.location()));
    }
    TableDescription query = new TableDescription();
    String text = statement.queryText(((DescribeQuery) describe).query());
    query.columns(columns.ofQuery(text));
    return query.listing();
  }

  /** The rows of DESCRIBE [EXTENDED] for a table, a view, or a relation of Lakewise. */
  public Listing table(Name name, VersionChoice version, boolean extended) {
    TableDescription description = new TableDescription();
    Optional<Relation> entry = entry(name);
    Optional<Snapshot> snapshot = snapshot(name, entry, version);
    description.columns(described(name, entry, snapshot, version));
    snapshot.ifPresent(description::layout);
    if (extended) {
      TableEntry named = (TableEntry) entry.filter(TableEntry.class::isInstance).orElse(null);
      snapshot.ifPresent(
          found -> description.rules(found, new SeenKeys(statement).of(named, found.metadata())));
      entry
          .filter(TableEntry.class::isInstance)
          .map(table -> ShownPolicies.of(statement, (TableEntry) table))
          .ifPresent(description::policies);
      entry
          .map(found -> statement.catalog().tags().inside(statement.viewer(), found.name()))
          .ifPresent(description::tags);
      description.detail(entry, snapshot);
    }
    return description.listing();
  }

  private List<RelationColumn> described(
      Name name, Optional<Relation> entry, Optional<Snapshot> snapshot, VersionChoice version) {
    return found(name, entry, snapshot, version).stream()
        .map(
            column ->
                new RelationColumn(
                    column.name(), NestedTypes.shown(column.type()), column.comment()))
        .toList();
  }

  private List<RelationColumn> found(
      Name name, Optional<Relation> entry, Optional<Snapshot> snapshot, VersionChoice version) {
    if (snapshot.isPresent()) {
      return RelationColumns.ofSchema(snapshot.get().schema());
    }
    if (entry.isPresent() && version == VersionChoice.LATEST) {
      return columns.ofView((ViewEntry) entry.get());
    }
    return columns.of(name.parts(), version);
  }

  /** The catalog's entry; none for a temporary view, a path, or a relation of Lakewise. */
  private Optional<Relation> entry(Name name) {
    boolean temporary =
        name.parts().size() == 1
            && statement.session().views().containsKey(SessionState.key(name.last()));
    if (temporary || name.isPath()) {
      return Optional.empty();
    }
    return statement
        .catalog()
        .relations()
        .find(statement.viewer(), statement.names().qualify(name.parts()));
  }

  private Optional<Snapshot> snapshot(Name name, Optional<Relation> entry, VersionChoice version) {
    if (!name.isPath() && (entry.isEmpty() || entry.get() instanceof ViewEntry)) {
      return Optional.empty();
    }
    Target target = new Targets(statement).require(name, "DESCRIBE");
    return Optional.of(statement.names().at(target.table(), version));
  }

  private Listing column(Name table, VersionChoice version, Name column) {
    Optional<Relation> entry = entry(table);
    Optional<Snapshot> snapshot = snapshot(table, entry, version);
    RelationColumn found =
        described(table, entry, snapshot, version).stream()
            .filter(candidate -> candidate.name().equalsIgnoreCase(column.toString()))
            .findFirst()
            .orElseThrow(() -> DescribeErrors.noSuchColumn(table.toString(), column.toString()));
    return information(
        INFORMATION,
        "col_name",
        found.name(),
        "data_type",
        found.type(),
        "comment",
        found.comment());
  }

  private Listing schema(Name name) {
    SchemaEntry schema =
        statement
            .catalog()
            .schemas()
            .require(statement.viewer(), statement.names().qualifySchema(name.parts()));
    return information(
        Listing.texts("database_description_item", "database_description_value"),
        "Catalog Name",
        schema.name().catalog(),
        "Namespace Name",
        schema.name().schema(),
        "Comment",
        schema.comment(),
        "Owner",
        schema.owner(),
        "Created Time",
        schema.createdAt().toString());
  }

  private Listing catalog(Name name) {
    CatalogEntry catalog =
        statement
            .catalog()
            .schemas()
            .findCatalog(statement.viewer(), name.toString())
            .orElseThrow(() -> DescribeErrors.noSuchCatalog(name.toString()));
    return information(
        INFORMATION,
        "Catalog Name",
        catalog.name(),
        "Comment",
        catalog.comment(),
        "Owner",
        catalog.owner(),
        "Created Time",
        catalog.createdAt().toString());
  }

  private Listing function(DescribeFunction describe) {
    FunctionEntry function =
        statement
            .catalog()
            .functions()
            .require(statement.viewer(), statement.names().qualify(describe.function().parts()));
    return new Listing(
        Listing.texts("function_desc"), FunctionText.of(function, describe.extended()));
  }

  /** Rows of a name and a value, given in turn. */
  private static Listing information(List<ResultColumn> columns, String... values) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < values.length; i += 2) {
      rows.add(Arrays.asList(values[i], values[i + 1]));
    }
    return new Listing(columns, rows);
  }
}
