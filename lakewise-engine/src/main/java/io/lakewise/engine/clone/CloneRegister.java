package io.lakewise.engine.clone;

import io.lakewise.catalog.Tables;
import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.CloneErrors;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.deletion.DeletionVectorFiles;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.DeletionVector;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.maintenance.CloneReferences;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.snapshot.SnapshotLoader;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.storage.StoredObject;
import io.lakewise.table.transaction.TableEnvironment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which shallow clones read files of which tables. What lies beside the source on storage decides;
 * the catalog repeats it. A reference is written before the clone's version 0, so that no file of
 * the clone is ever without one.
 */
public final class CloneRegister implements CloneReferences {

  private final StatementContext statement;

  /** The register as a statement sees it. */
  public CloneRegister(StatementContext statement) {
    this.statement = statement;
  }

  /** Writes references beside their sources. */
  public void write(Collection<CloneEntry> references) {
    for (CloneEntry clone : references) {
      try {
        store().put(CloneFile.path(clone), CloneFile.bytes(clone));
      } catch (IOException e) {
        throw CloneErrors.referenceNotWritten(clone.sourceLocation(), e);
      }
    }
  }

  /** Repeats references in the catalog. */
  public void record(Collection<CloneEntry> references) {
    references.forEach(statement.catalog().clones()::add);
  }

  /** Forgets all that a clone holds, once its own files are gone or it reads no others. */
  public void remove(UUID cloneId, Collection<CloneEntry> references) {
    for (CloneEntry clone : references) {
      try {
        store().delete(CloneFile.path(clone));
      } catch (IOException e) {
        throw CloneErrors.referenceUnreadable(CloneFile.path(clone), e);
      }
    }
    statement.catalog().clones().remove(cloneId);
  }

  /** The clones that read files of the table at a location. */
  public List<CloneEntry> ofSource(String sourceLocation) {
    Map<UUID, CloneEntry> found = new LinkedHashMap<>();
    statement
        .catalog()
        .clones()
        .ofSource(sourceLocation)
        .forEach(clone -> found.put(clone.cloneId(), clone));
    try {
      for (StoredObject file : store().list(CloneFile.folder(sourceLocation), "")) {
        CloneEntry clone = CloneFile.parse(sourceLocation, store().read(file.path()));
        found.put(clone.cloneId(), clone);
      }
    } catch (IOException e) {
      throw CloneErrors.referenceUnreadable(CloneFile.folder(sourceLocation), e);
    }
    return found.values().stream().filter(this::holds).toList();
  }

  /** A clone that was never finished, or is gone with its log, holds nothing after its days. */
  private boolean holds(CloneEntry clone) {
    return statement.lake().tables().at(clone.cloneLocation()).exists()
        || clone
            .createdAt()
            .isAfter(statement.lake().clock().instant().minus(Tables.UNDROP));
  }

  @Override
  public Set<String> filesReadElsewhere(String location) {
    Set<String> files = new HashSet<>();
    for (CloneEntry clone : ofSource(location)) {
      DeltaTable table = statement.lake().tables().at(clone.cloneLocation());
      if (table.exists()) {
        hold(files, table.snapshot(), table);
      } else {
        DeltaTable source = statement.lake().tables().at(location);
        hold(files, source.snapshotAt(clone.sourceVersion()), source);
      }
    }
    files.removeIf(path -> !path.startsWith(location + "/"));
    return files;
  }

  private static void hold(Set<String> files, Snapshot snapshot, DeltaTable table) {
    String location = snapshot.location();
    for (AddFile file : snapshot.files().all()) {
      hold(files, location, file.path(), file.deletionVector());
    }
    TableEnvironment environment = table.environment();
    List<RemoveFile> removed =
        new SnapshotLoader(environment.store(), environment.checkpoints()).tombstones(snapshot);
    for (RemoveFile file : removed) {
      hold(files, location, file.path(), file.deletionVector());
    }
  }

  private static void hold(
      Set<String> files, String location, String path, DeletionVector vector) {
    files.add(DataPaths.resolve(location, path));
    String vectorPath = vector == null ? null : DeletionVectorFiles.path(location, vector);
    if (vectorPath != null) {
      files.add(vectorPath);
    }
  }

  /**
   * The references of a shallow clone to be made: one to its source, and one to each table whose
   * files the source reads itself.
   *
   * @param former what the source holds, if it is a clone
   */
  public static List<CloneEntry> references(
      CloneEntry toSource, Collection<CloneEntry> former, Snapshot source) {
    List<CloneEntry> references = new ArrayList<>(List.of(toSource));
    for (CloneEntry each : former) {
      boolean read =
          source.files().all().stream()
              .map(file -> DataPaths.resolve(source.location(), file.path()))
              .anyMatch(path -> path.startsWith(each.sourceLocation() + "/"));
      if (read && !each.sourceLocation().equals(toSource.sourceLocation())) {
        references.add(
            new CloneEntry(
                toSource.cloneId(),
                toSource.cloneLocation(),
                each.sourceId(),
                each.sourceLocation(),
                each.sourceVersion(),
                toSource.createdAt()));
      }
    }
    return references;
  }

  private ObjectStore store() {
    return statement.lake().store();
  }
}
