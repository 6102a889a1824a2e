package io.lakewise.engine.definition;

import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.repair.FoundTable;
import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.clone.CloneRegister;
import io.lakewise.engine.context.LakeLayout;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.describe.Versions;
import io.lakewise.engine.error.CloneErrors;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.error.PolicyErrors;
import io.lakewise.engine.key.TableKeys;
import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.statement.TableStatement.CloneTable;
import io.lakewise.table.feature.PropertyRules;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.maintenance.ShallowClone;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** A copy of a version of a table: SHALLOW reads the source's files, DEEP has its own. */
final class ClonedTable implements TableContent {

  private final StatementContext statement;
  private final CloneTable clone;
  private final Target source;
  private final Snapshot version;
  private final PropertyRules.Checked properties;
  private final List<PolicyEntry> policies;

  ClonedTable(StatementContext statement, CloneTable clone) {
    this.statement = statement;
    this.clone = clone;
    this.properties = UserProperties.check(clone.options().properties());
    this.source = new Targets(statement).require(clone.source(), "CLONE");
    this.version =
        statement.names().at(source.table(), Versions.choice(statement, clone.version()));
    statement.policies().refuseByTag(source, "CLONE");
    this.policies = statement.policies().alsoFor(source, version);
    if (clone.options().rowFilter().isPresent()) {
      throw DefinitionErrors.notSupported(
          "WITH ROW FILTER of a clone", "it has those of its source; set another with ALTER TABLE");
    }
    if (!policies.isEmpty() && !manages()) {
      throw PolicyErrors.refused(
          "CLONE",
          source.label(),
          "only its owner and admins copy what the policy hides. CREATE TABLE … AS SELECT takes the"
              + " rows that you see");
    }
  }

  private boolean manages() {
    if (statement.viewer().admin()) {
      return true;
    }
    return statement
        .catalog()
        .tables()
        .findByLocation(statement.viewer(), source.table().location())
        .flatMap(
            entry ->
                statement
                    .catalog()
                    .grants()
                    .has(
                        statement.viewer(),
                        new io.lakewise.catalog.permission.Target.Table(entry.name()),
                        Privilege.MANAGE))
        .orElse(false);
  }

  @Override
  public Metadata metadata(Place place) {
    if (place.location().equals(source.table().location())) {
      throw CloneErrors.ofItself(place.name().toString());
    }
    Metadata cloned = version.metadata();
    Map<String, String> configuration = new LinkedHashMap<>(cloned.configuration());
    configuration
        .keySet()
        .removeIf(key -> key.startsWith(LogProperties.PREFIX) && !key.equals(TableKeys.PROPERTY));
    configuration.putAll(properties.configuration());
    if (clone.shallow()) {
      configuration.put(
          LogProperties.CLONE_SOURCES,
          LogProperties.cloneSources(references(place), statement.lake().layout()::contains));
    }
    return Metadata.of(
            place.id().toString(), cloned.schema(), cloned.partitionColumns(), configuration, null)
        .described(place.name().name(), clone.options().comment().orElse(cloned.description()));
  }

  @Override
  public List<PolicyEntry> policies() {
    return policies;
  }

  @Override
  public Filled fill(Place place, Transaction transaction) {
    transaction.require(properties.features());
    statement.trace().lineage(() -> lineage(place));
    try {
      copy(place, transaction);
    } catch (RuntimeException failed) {
      transaction.discard();
      throw failed;
    }
    RowIdMarks.keepFurthest(place.replaced(), version, transaction);
    List<AddFile> files = version.files().all();
    Operation operation =
        Operation.of("CLONE")
            .parameter("source", source.label())
            .parameter("sourceVersion", version.version())
            .parameter("isShallow", clone.shallow())
            .metric("sourceTableSize", version.files().bytes())
            .metric("sourceNumOfFiles", files.size())
            .metric("numCopiedFiles", clone.shallow() ? 0 : files.size())
            .metric("copiedFilesSize", clone.shallow() ? 0 : version.files().bytes())
            .metric("numRemovedFiles", removed(place) == null ? 0 : removed(place).files().count())
            .metric(
                "removedFilesSize", removed(place) == null ? 0 : removed(place).files().bytes());
    return new Filled(operation, OptionalLong.empty());
  }

  private void copy(Place place, Transaction transaction) {
    if (clone.shallow()) {
      new CloneRegister(statement).hold(references(place), version);
      stageShallow(place, transaction);
    } else {
      new DeepCopy(statement, place.location()).stage(transaction, version);
    }
  }

  private Lineage lineage(Place place) {
    Lineage.Place from = source.place();
    return new Lineage(
        Lineage.Place.table(place.name().toString()),
        List.of(from),
        version.schema().names().stream().map(name -> new Lineage.Edge(from, name, name)).toList());
  }

  private void stageShallow(Place place, Transaction transaction) {
    LakeLayout layout = statement.lake().layout();
    if (layout.contains(place.location())) {
      ShallowClone.stage(
          transaction,
          version,
          new ShallowClone.Home(layout.root().toString(), place.location()),
          DeepCopy.vectors(statement, place.location(), version, transaction));
    } else {
      ShallowClone.stage(transaction, version);
    }
  }

  @Override
  public void committed(Place place) {
    if (clone.shallow()) {
      new CloneRegister(statement).record(references(place));
    }
  }

  @Override
  public void abandoned(Place place) {
    if (clone.shallow()) {
      new CloneRegister(statement).release(place.id(), references(place));
    }
  }

  private static Snapshot removed(Place place) {
    return place.replaced() == null ? null : place.replaced().snapshot();
  }

  private List<CloneEntry> references(Place place) {
    UUID sourceId = source.entry() == null ? null : source.entry().id();
    Instant now = statement.lake().clock().instant();
    CloneEntry toSource =
        new CloneEntry(
            place.id(),
            place.location(),
            sourceId,
            source.table().location(),
            version.version(),
            now);
    FoundTable found =
        LogProperties.read(
            place.id(),
            source.table().location(),
            true,
            version.metadata().configuration(),
            null,
            now);
    return CloneRegister.references(toSource, found.sources(), version);
  }
}
