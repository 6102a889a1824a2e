package io.lakewise.table.transaction;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.deletion.DeletionVectorFiles;
import io.lakewise.table.feature.ColumnMappings;
import io.lakewise.table.feature.Protocols;
import io.lakewise.table.feature.TableFeature;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.Action;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DeletionVector;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.Protocol;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.log.SetTransaction;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.scan.RecordCounts;
import io.lakewise.table.scan.TableRows;
import io.lakewise.table.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * The actions of one attempt, made for the version that it would follow: tombstones, deletion
 * vectors, row ids and times are those of that attempt.
 */
final class CommitActions {

  private final TableEnvironment environment;
  private final StagedChanges changes;
  private final PlacedFiles placed;
  private final Snapshot base;
  private final TableRows rows;
  private final long time;
  private final Protocol protocol;
  private final Metadata metadata;

  CommitActions(
      TableEnvironment environment, StagedChanges changes, PlacedFiles placed, Snapshot base) {
    this.environment = environment;
    this.changes = changes;
    this.placed = placed;
    this.base = base;
    this.rows = new TableRows(environment.store());
    this.time = environment.clock().millis();
    Metadata wanted = changes.metadata == null ? base.metadata() : changes.metadata;
    this.protocol =
        Protocols.requiring(Protocols.requiring(base.protocol(), changes.features), wanted);
    this.metadata = withEnablement(wanted);
  }

  Protocol protocol() {
    return protocol;
  }

  Metadata metadata() {
    return metadata;
  }

  long version() {
    return base.version() + 1;
  }

  /** Milliseconds since the epoch, later than the version before. */
  long time() {
    return hasInCommitTimestamp() ? Math.max(time, base.timestamp() + 1) : time;
  }

  boolean hasInCommitTimestamp() {
    return TableProperties.of(metadata).inCommitTimestamps()
        && Protocols.supports(protocol, TableFeature.IN_COMMIT_TIMESTAMP);
  }

  /** All but the provenance, in the order in which Delta writes them. */
  List<Action> build() {
    List<Action> actions = new ArrayList<>();
    if (isCreation() || !protocol.equals(base.protocol())) {
      actions.add(protocol);
    }
    if (isCreation() || !metadata.equals(base.metadata())) {
      actions.add(metadata);
    }
    changes.applications.forEach(
        (id, version) -> actions.add(new SetTransaction(id, version, time)));
    List<RemoveFile> removed = new ArrayList<>();
    List<AddFile> added = new ArrayList<>();
    changes.removed.values().forEach(file -> removed.add(removal(file)));
    markRows(removed, added);
    changes.added.forEach(file -> added.add(FileActions.withDataChange(file, changes.dataChange)));
    List<DomainMetadata> domains = new ArrayList<>(changes.domains.values());
    List<AddFile> withIds =
        Protocols.supports(protocol, TableFeature.ROW_TRACKING)
            ? withRowIds(added, removed, domains)
            : added;
    actions.addAll(domains);
    actions.addAll(removed);
    actions.addAll(withIds);
    actions.addAll(changes.changeFiles);
    return actions;
  }

  private boolean isCreation() {
    return base.version() < 0;
  }

  private RemoveFile removal(AddFile file) {
    return FileActions.removal(file, time(), changes.dataChange);
  }

  private void markRows(List<RemoveFile> removed, List<AddFile> added) {
    List<AddFile> files = new ArrayList<>();
    List<DeletedRows> deleted = new ArrayList<>();
    for (StagedChanges.FileRows each : changes.deletedRows.values()) {
      AddFile file = live(each.file().path());
      DeletedRows all = rows.deleted(base.location(), file).union(each.positions());
      removed.add(removal(file));
      AddFile counted = countedIfNeeded(file, all);
      OptionalLong count = RecordCounts.of(counted.stats());
      if (count.isEmpty() || all.cardinality() < count.getAsLong()) {
        files.add(counted);
        deleted.add(all);
      }
    }
    if (files.isEmpty()) {
      return;
    }
    if (!Protocols.supports(protocol, TableFeature.DELETION_VECTORS)) {
      throw TransactionErrors.noDeletionVectors(base.location());
    }
    DeletionVectorFiles vectors = new DeletionVectorFiles(environment.store());
    UUID id = environment.ids().get();
    placed.placing(List.of(DeletionVectorFiles.path(base.location(), id)));
    List<DeletionVector> written = vectors.write(base.location(), id, deleted);
    for (int i = 0; i < files.size(); i++) {
      added.add(FileActions.marked(files.get(i), written.get(i), changes.dataChange));
    }
  }

  /**
   * A file that does not say how many rows it has, or of which all seem to be deleted or more than
   * there are, with the number that it has (Delta protocol, "Per-file Statistics": it is required
   * beside a deletion vector). Where another engine stated a wrong one, nothing else that it stated
   * is believed.
   */
  private AddFile countedIfNeeded(AddFile file, DeletedRows deleted) {
    OptionalLong said = RecordCounts.of(file.stats());
    boolean some =
        said.isPresent()
            && deleted.cardinality() < said.getAsLong()
            && (deleted.isEmpty() || deleted.last() < said.getAsLong());
    if (some) {
      return file;
    }
    FileScan whole = rows.scanWhole(base, List.of(file));
    long counted = environment.parquet().rowCounts(whole).get(0);
    boolean right = said.isPresent() && said.getAsLong() == counted;
    return right ? file : FileActions.withCount(file, counted);
  }

  private AddFile live(String path) {
    return base.files()
        .find(path)
        .orElseThrow(() -> TransactionErrors.noSuchFile(path, base.version()));
  }

  private List<AddFile> withRowIds(
      List<AddFile> added, List<RemoveFile> removed, List<DomainMetadata> domains) {
    RowIds ids = new RowIds(base, changes.domains.get(RowIds.DOMAIN));
    List<AddFile> all = new ArrayList<>(added);
    if (!isCreation() && !Protocols.supports(base.protocol(), TableFeature.ROW_TRACKING)) {
      Set<String> touched = new HashSet<>();
      added.forEach(file -> touched.add(file.path()));
      removed.forEach(file -> touched.add(file.path()));
      base.files().all().stream()
          .filter(file -> !touched.contains(file.path()))
          .forEach(file -> all.add(FileActions.withDataChange(file, false)));
    }
    List<AddFile> assigned = ids.assign(all, version());
    DomainMetadata mark = ids.action();
    if (mark != null) {
      domains.removeIf(domain -> domain.domain().equals(RowIds.DOMAIN));
      domains.add(mark);
    }
    return assigned;
  }

  private Metadata withEnablement(Metadata wanted) {
    Metadata mapped =
        ColumnMappings.assign(wanted, isCreation() ? null : base.metadata(), environment.ids());
    Map<String, String> configuration = new LinkedHashMap<>(mapped.configuration());
    TableProperties now = TableProperties.of(mapped);
    TableProperties before = TableProperties.of(base.metadata());
    if (now.rowTracking() && !configuration.containsKey(TableProperties.ROW_ID_COLUMN)) {
      configuration.put(TableProperties.ROW_ID_COLUMN, "_row-id-col-" + environment.ids().get());
      configuration.put(
          TableProperties.ROW_VERSION_COLUMN, "_row-commit-version-col-" + environment.ids().get());
    }
    if (!isCreation() && now.inCommitTimestamps() && !before.inCommitTimestamps()) {
      configuration.put(TableProperties.IN_COMMIT_TIMESTAMP_VERSION, Long.toString(version()));
      configuration.put(
          TableProperties.IN_COMMIT_TIMESTAMP_TIME,
          Long.toString(Math.max(time, base.timestamp() + 1)));
    }
    return configuration.equals(mapped.configuration())
        ? mapped
        : mapped.withConfiguration(configuration);
  }
}
