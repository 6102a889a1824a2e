package io.lakewise.engine.definition;

import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.error.PlaceErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.statement.TableOptions;
import io.lakewise.engine.statement.TableStatement.CloneTable;
import io.lakewise.engine.statement.TableStatement.CreateTable;
import io.lakewise.engine.statement.TableStatement.CreateTableLike;
import io.lakewise.engine.statement.TableStatement.Creation;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.transaction.Committed;
import io.lakewise.table.transaction.Transaction;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * CREATE [OR REPLACE] TABLE with columns, AS, LIKE or CLONE. The name's row is written last; a
 * table that is replaced keeps its id and its history.
 */
public final class TableCreation {

  private final StatementContext statement;

  /** Creates in the context of one statement. */
  public TableCreation(StatementContext statement) {
    this.statement = statement;
  }

  /** With columns, or AS. */
  public Result run(CreateTable create) {
    if (create.external() && create.options().location().isEmpty()) {
      throw PlaceErrors.externalWithoutLocation(create.table().toString());
    }
    return define(
        create.table(),
        create.creation(),
        create.options(),
        create,
        new NewTable(statement, create));
  }

  /** LIKE. */
  public Result run(CreateTableLike create) {
    return define(
        create.table(),
        create.creation(),
        create.options(),
        null,
        new LikeTable(statement, create));
  }

  /** CLONE. */
  public Result run(CloneTable clone) {
    return define(
        clone.table(), clone.creation(), clone.options(), null, new ClonedTable(statement, clone));
  }

  /** {@code described} is the statement if it may give a name to a table that is there. */
  private Result define(
      Name table,
      Creation creation,
      TableOptions options,
      CreateTable described,
      TableContent content) {
    QualifiedName name = statement.names().qualifyToChange(table.parts());
    statement
        .catalog()
        .schemas()
        .require(statement.viewer(), name.schemaName(), Privilege.CREATE_TABLE);
    Optional<Relation> found = statement.catalog().relations().find(statement.viewer(), name);
    if (found.isPresent()) {
      if (creation == Creation.IF_NOT_EXISTS) {
        return Results.done(found.get().name() + " exists already, nothing was done");
      }
      if (creation == Creation.CREATE) {
        throw DefinitionErrors.exists(found.get().name().toString());
      }
      if (!(found.get() instanceof TableEntry entry)) {
        throw NameErrors.notATable(found.get().name().toString(), "REPLACE TABLE");
      }
      statement.catalog().relations().require(statement.viewer(), name, Set.of(Privilege.MANAGE));
      return replace(entry, options, content);
    }
    if (creation == Creation.REPLACE) {
      throw DefinitionErrors.nothingToReplace(name.toString());
    }
    Optional<String> location =
        options
            .location()
            .map(
                written ->
                    new Places(statement).external(written, Privilege.CREATE_EXTERNAL_TABLE));
    if (location.isPresent()) {
      boolean exists = statement.lake().tables().at(location.get()).exists();
      if (exists && described != null && described.query().isEmpty()) {
        return new TableRegistration(statement).register(described, name, location.get());
      }
      new Places(statement).requireEmpty(location.get());
    }
    return create(name, location, creation, content);
  }

  private Result create(
      QualifiedName name, Optional<String> location, Creation creation, TableContent content) {
    UUID id = statement.lake().ids().get();
    Place place =
        new Place(
            name,
            id,
            location.orElseGet(() -> statement.lake().layout().managedLocation(id)),
            location.isEmpty(),
            null);
    DeltaTable table = statement.lake().tables().at(place.location());
    Transaction transaction = table.create(metadata(place, content));
    TableContent.Filled filled = content.fill(place, transaction);
    Committed committed = transaction.commit(filled.operation(), principal());
    // Before the name, without which nobody reads the table.
    content.policies().forEach(policy -> statement.catalog().policies().set(id, policy));
    try {
      name(place, transaction.metadata().description());
    } catch (NameTakenException somebodyCameFirst) {
      content
          .policies()
          .forEach(policy -> statement.catalog().policies().remove(id, policy.column()));
      abandon(place, content);
      if (creation == Creation.IF_NOT_EXISTS) {
        return Results.done(name + " exists already, nothing was done");
      }
      throw somebodyCameFirst;
    }
    statement.lake().tables().named(place.location());
    content.committed(place);
    return done("created", name, committed, filled.rows());
  }

  private void name(Place place, String comment) {
    statement
        .catalog()
        .tables()
        .create(
            statement.viewer(),
            new TableEntry(
                place.id(),
                place.name(),
                place.location(),
                place.managed(),
                principal(),
                comment,
                statement.lake().clock().instant(),
                TableEntry.DELTA));
  }

  /** Nobody knows the table's folder, so it goes; a declared one stays as its owner's. */
  private void abandon(Place place, TableContent content) {
    if (!place.managed()) {
      return;
    }
    statement.lake().tables().forget(place.location());
    try {
      statement.lake().store().deleteAll(place.location());
      content.abandoned(place);
    } catch (IOException e) {
      throw DefinitionErrors.folderLeft(place.name().toString(), place.location(), e);
    }
  }

  private Result replace(TableEntry entry, TableOptions options, TableContent content) {
    boolean elsewhere =
        options
            .location()
            .map(statement.lake().layout()::resolve)
            .filter(location -> !location.equals(entry.location()))
            .isPresent();
    if (elsewhere) {
      throw PlaceErrors.otherPlace(entry.name().toString(), entry.location());
    }
    DeltaTable table = statement.lake().tables().at(entry.location());
    Target target = new Target(entry, table, statement.names().latest(table));
    statement
        .policies()
        .refuse(
            target,
            "CREATE OR REPLACE TABLE",
            "older versions would be open. Take the policies away first, or DELETE and INSERT");
    Place place = new Place(entry.name(), entry.id(), entry.location(), entry.managed(), target);
    Metadata metadata = metadata(place, content);
    Transaction transaction = table.begin(target.snapshot());
    transaction.readWholeTable();
    target.snapshot().files().all().forEach(transaction::remove);
    transaction.metadata(metadata);
    Clusterings.remove(target.snapshot(), transaction);
    TableContent.Filled filled = content.fill(place, transaction);
    Committed committed = transaction.commit(filled.operation(), principal());
    content.policies().forEach(policy -> statement.catalog().policies().set(entry.id(), policy));
    statement
        .catalog()
        .relations()
        .comment(statement.viewer(), entry.name(), metadata.description());
    content.committed(place);
    return done("replaced", entry.name(), committed, filled.rows());
  }

  /** What the content says, with the name for the log. */
  private Metadata metadata(Place place, TableContent content) {
    Metadata metadata = content.metadata(place);
    new TableExpressions(statement).check(metadata);
    Map<String, String> configuration = withOwnTimes(metadata, place);
    String owner = place.replaced() == null ? principal() : place.replaced().entry().owner();
    configuration.putAll(LogProperties.naming(place.name(), owner));
    configuration = LogProperties.withPolicies(configuration, content.policies());
    return Metadata.of(
            place.replaced() == null ? place.id().toString() : place.replaced().metadata().id(),
            metadata.schema(),
            metadata.partitionColumns(),
            configuration,
            statement.lake().clock().millis())
        .described(place.name().name(), metadata.description());
  }

  /** When in-commit timestamps began is a fact of this table's log, whatever it is made of. */
  private static Map<String, String> withOwnTimes(Metadata metadata, Place place) {
    Map<String, String> configuration = new LinkedHashMap<>(metadata.configuration());
    for (String key :
        List.of(
            TableProperties.IN_COMMIT_TIMESTAMP_VERSION,
            TableProperties.IN_COMMIT_TIMESTAMP_TIME)) {
      configuration.remove(key);
      if (place.replaced() != null && TableProperties.of(metadata).inCommitTimestamps()) {
        String known = place.replaced().metadata().configuration().get(key);
        if (known != null) {
          configuration.put(key, known);
        }
      }
    }
    return configuration;
  }

  private String principal() {
    return statement.session().principal().id();
  }

  private static Result done(
      String verb, QualifiedName name, Committed committed, OptionalLong rows) {
    String with =
        rows.isEmpty()
            ? ""
            : rows.getAsLong() == 1 ? " with 1 row" : " with " + rows.getAsLong() + " rows";
    Map<String, String> metrics = new LinkedHashMap<>();
    rows.ifPresent(count -> metrics.put("num_affected_rows", Long.toString(count)));
    metrics.put("version", Long.toString(committed.version()));
    return Results.done(
        verb + " " + name + with + " (version " + committed.version() + ")", metrics);
  }
}
