package io.lakewise.engine.describe;

import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.CatalogEntry;
import io.lakewise.catalog.entry.DroppedTable;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.SchemaEntry;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.DescribeErrors;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.statement.ShowStatement.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The lists that SHOW gives of a scope, of the names that match a pattern. */
final class ShowLists {

  private final StatementContext statement;
  private final LikePattern pattern;
  private final List<List<Object>> rows = new ArrayList<>();

  ShowLists(StatementContext statement, LikePattern pattern) {
    this.statement = statement;
    this.pattern = pattern;
  }

  Listing listing(Kind kind, Optional<Name> scope) {
    return switch (kind) {
      case CATALOGS -> catalogs();
      case SCHEMAS -> schemas(scope);
      case TABLES -> tables(schema(scope), scope.isEmpty());
      case TABLES_EXTENDED -> extended(schema(scope));
      case TABLES_DROPPED -> dropped(scope);
      case VIEWS -> views(schema(scope), scope.isEmpty());
      case FUNCTIONS -> functions(schema(scope), scope.isEmpty());
      case VARIABLES -> variables();
      case VOLUMES -> volumes(schema(scope));
      case LOCATIONS -> locations();
    };
  }

  private Listing catalogs() {
    for (CatalogEntry entry : catalog().schemas().catalogs(viewer())) {
      row(entry.name(), entry.name());
    }
    return new Listing(Listing.texts("catalog"), rows);
  }

  private Listing schemas(Optional<Name> scope) {
    String catalog =
        scope.map(Name::toString).orElse(statement.session().currentSchema().catalog());
    if (catalog().schemas().findCatalog(viewer(), catalog).isEmpty()) {
      throw DescribeErrors.noSuchCatalog(catalog);
    }
    for (SchemaEntry entry : catalog().schemas().list(viewer(), catalog)) {
      row(entry.name().schema(), entry.name().schema());
    }
    return new Listing(Listing.texts("databaseName"), rows);
  }

  private Listing tables(SchemaName schema, boolean temporary) {
    for (Relation entry : catalog().relations().list(viewer(), schema)) {
      row(entry.name().name(), entry.name().schema(), entry.name().name(), false);
    }
    if (temporary) {
      temporaryViews().forEach(name -> row(name, "", name, true));
    }
    List<ResultColumn> columns = new ArrayList<>(Listing.texts("database", "tableName"));
    columns.add(new ResultColumn("isTemporary", "BOOLEAN"));
    return new Listing(columns, rows);
  }

  private Listing extended(SchemaName schema) {
    TableInformation information = new TableInformation(statement);
    for (Relation entry : catalog().relations().list(viewer(), schema)) {
      String name = entry.name().name();
      if (pattern.matches(name)) {
        row(name, entry.name().schema(), name, false, information.of(entry));
      }
    }
    List<ResultColumn> columns = new ArrayList<>(Listing.texts("database", "tableName"));
    columns.add(new ResultColumn("isTemporary", "BOOLEAN"));
    columns.addAll(Listing.texts("information"));
    return new Listing(columns, rows);
  }

  private Listing views(SchemaName schema, boolean temporary) {
    for (Relation entry : catalog().relations().list(viewer(), schema)) {
      if (entry instanceof ViewEntry) {
        row(entry.name().name(), entry.name().schema(), entry.name().name(), false, false);
      }
    }
    if (temporary) {
      temporaryViews().forEach(name -> row(name, "", name, true, false));
    }
    List<ResultColumn> columns = new ArrayList<>(Listing.texts("namespace", "viewName"));
    columns.add(new ResultColumn("isTemporary", "BOOLEAN"));
    columns.add(new ResultColumn("isMaterialized", "BOOLEAN"));
    return new Listing(columns, rows);
  }

  private List<String> temporaryViews() {
    return statement.session().views().keySet().stream().sorted().toList();
  }

  private Listing dropped(Optional<Name> scope) {
    Optional<SchemaName> wanted = scope.map(name -> schema(Optional.of(name)));
    for (DroppedTable dropped : catalog().tables().dropped(viewer())) {
      TableEntry table = dropped.table();
      if (wanted.isEmpty() || wanted.get().equals(table.name().schemaName())) {
        row(
            table.name().name(),
            table.name().catalog(),
            table.name().schema(),
            table.name().name(),
            table.id().toString(),
            table.managed() ? "MANAGED" : "EXTERNAL",
            dropped.droppedAt(),
            table.createdAt(),
            table.owner(),
            table.comment());
      }
    }
    List<ResultColumn> columns =
        new ArrayList<>(
            Listing.texts("catalogName", "schemaName", "tableName", "tableId", "tableType"));
    columns.add(new ResultColumn("deletedAt", "TIMESTAMP WITH TIME ZONE"));
    columns.add(new ResultColumn("createdAt", "TIMESTAMP WITH TIME ZONE"));
    columns.addAll(Listing.texts("owner", "comment"));
    return new Listing(columns, rows);
  }

  private Listing functions(SchemaName schema, boolean temporary) {
    for (FunctionEntry entry : catalog().functions().list(viewer(), schema)) {
      row(entry.name().name(), entry.name().toString());
    }
    if (temporary) {
      statement.session().functions().keySet().stream().sorted().forEach(name -> row(name, name));
    }
    return new Listing(Listing.texts("function"), rows);
  }

  private Listing volumes(SchemaName schema) {
    for (VolumeEntry entry : catalog().volumes().list(viewer(), schema)) {
      row(entry.name().name(), entry.name().schema(), entry.name().name());
    }
    return new Listing(Listing.texts("database", "volume_name"), rows);
  }

  private Listing locations() {
    for (LocationEntry entry : catalog().locations().list(viewer())) {
      row(entry.name(), entry.name(), "file://" + entry.path(), entry.comment());
    }
    return new Listing(Listing.texts("name", "url", "comment"), rows);
  }

  private Listing variables() {
    statement.session().variables().values().stream()
        .sorted((left, right) -> left.name().compareToIgnoreCase(right.name()))
        .forEach(
            variable ->
                row(
                    variable.name(),
                    variable.name(),
                    variable.type(),
                    statement.constants().evaluate(variable.literal(), "VARCHAR")));
    return new Listing(Listing.texts("name", "type", "value"), rows);
  }

  private SchemaName schema(Optional<Name> scope) {
    if (scope.isEmpty()) {
      return statement.session().currentSchema();
    }
    SchemaName schema = statement.names().qualifySchema(scope.get().parts());
    return catalog().schemas().require(viewer(), schema).name();
  }

  private void row(String name, Object... values) {
    if (pattern.matches(name)) {
      rows.add(Arrays.asList(values));
    }
  }

  private Catalog catalog() {
    return statement.catalog();
  }

  private Viewer viewer() {
    return statement.viewer();
  }
}
