package io.lakewise.engine.definition;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.PlaceErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.TableStatement.CreateTable;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.StructField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gives a name to a table that is there. Nothing of the table is changed, unless it is ours. */
final class TableRegistration {

  private final StatementContext statement;

  TableRegistration(StatementContext statement) {
    this.statement = statement;
  }

  Result register(CreateTable create, QualifiedName name, String location) {
    DeltaTable table = statement.lake().tables().at(location);
    Snapshot snapshot = table.snapshot();
    requireSame(create, snapshot.metadata(), location);
    TableEntry entry =
        new TableEntry(
            freeId(location, snapshot.metadata()),
            name,
            location,
            false,
            statement.session().principal().id(),
            snapshot.metadata().description(),
            statement.lake().clock().instant(),
            TableEntry.DELTA);
    statement.catalog().tables().create(statement.viewer(), entry);
    statement.lake().tables().named(entry.location());
    if (snapshot.metadata().configuration().containsKey(LogProperties.TABLE)) {
      TableDescription description = new TableDescription(statement);
      description.name(new Target(entry, table, snapshot), name, entry.owner());
      description.dropped(new Target(entry, table, table.snapshot()), null);
    }
    return Results.done(
        "named the table at " + location + " " + name + " (version " + snapshot.version() + ")",
        Map.of("version", Long.toString(snapshot.version())));
  }

  /** A folder that was copied has the id of the table that it was copied from. */
  private UUID freeId(String location, Metadata found) {
    UUID id = Places.id(location, found);
    boolean taken =
        statement.catalog().tables().findById(statement.viewer(), id).isPresent()
            || statement.catalog().tables().dropped(statement.viewer()).stream()
                .anyMatch(dropped -> dropped.table().id().equals(id));
    return taken ? Places.made(location) : id;
  }

  private void requireSame(CreateTable create, Metadata found, String location) {
    boolean options =
        !create.options().properties().isEmpty()
            || create.options().clustering().isPresent()
            || create.options().comment().isPresent()
            || create.options().rowFilter().isPresent()
            || create.columns().stream().anyMatch(column -> column.mask().isPresent())
            || !create.constraints().isEmpty();
    if (options) {
      throw PlaceErrors.otherOptions(location);
    }
    if (!create.columns().isEmpty()) {
      Columns columns = new Columns(statement.expressions());
      List<StructField> said = create.columns().stream().map(columns::field).toList();
      if (!columns(said).equals(columns(found.schema().fields()))) {
        throw PlaceErrors.otherSchema(location, columns(said), columns(found.schema().fields()));
      }
    }
    List<String> partitions = create.options().partitionColumns();
    if (!partitions.isEmpty() && !lower(partitions).equals(lower(found.partitionColumns()))) {
      throw PlaceErrors.otherSchema(
          location,
          "partitions " + String.join(", ", partitions),
          "partitions " + String.join(", ", found.partitionColumns()));
    }
  }

  private static String columns(List<StructField> fields) {
    return fields.stream()
        .map(
            field ->
                field.name().toLowerCase(Locale.ROOT) + " " + DuckDbTypes.toDuckDb(field.type()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static List<String> lower(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }
}
