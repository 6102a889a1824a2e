package io.lakewise.engine.clone;

import io.lakewise.catalog.Tables;
import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.engine.context.LakeLayout;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.CloneErrors;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.RelativePaths;
import io.lakewise.table.maintenance.CloneHolds;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.storage.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which shallow clones read files of which tables. What lies beside the source on storage decides
 * ({@link CloneHolds}); the catalog repeats it. A hold is written before the clone's version 0, so
 * that no file of the clone is ever without one.
 */
public final class CloneRegister {

  private final StatementContext statement;

  /** The register as a statement sees it. */
  public CloneRegister(StatementContext statement) {
    this.statement = statement;
  }

  /**
   * Writes holds beside the sources.
   *
   * @param source the version that is cloned
   */
  public void hold(Collection<CloneEntry> references, Snapshot source) {
    for (CloneEntry clone : references) {
      try {
        hold(clone, source);
      } catch (LakewiseException e) {
        if (e.code() == LakewiseException.Code.USER) {
          throw e;
        }
        throw CloneErrors.notHeld(clone.sourceLocation(), e);
      }
    }
  }

  private void hold(CloneEntry clone, Snapshot source) {
    CloneHolds holds = holds(clone.sourceLocation());
    String id = clone.cloneId().toString();
    LakeLayout layout = statement.lake().layout();
    boolean together =
        layout.contains(clone.sourceLocation()) && layout.contains(clone.cloneLocation());
    String place =
        together
            ? RelativePaths.between(clone.sourceLocation(), clone.cloneLocation())
            : clone.cloneLocation();
    if (clone.sourceLocation().equals(source.location())) {
      holds.hold(source, id, place);
    } else {
      holds.hold(clone.sourceLocation(), clone.sourceVersion(), id, place);
    }
  }

  /** Repeats holds in the catalog. */
  public void record(Collection<CloneEntry> references) {
    references.forEach(statement.catalog().clones()::add);
  }

  /** Gives up all that a clone holds, once its own files are gone. */
  public void release(UUID cloneId, Collection<CloneEntry> references) {
    for (CloneEntry clone : references) {
      holds(clone.sourceLocation()).release(clone.sourceLocation(), cloneId.toString());
    }
    statement.catalog().clones().remove(cloneId);
  }

  /** The folders of the clones that read files of the table at a location. */
  public Set<String> clonesOf(String sourceLocation) {
    Set<String> clones = new LinkedHashSet<>();
    for (CloneEntry clone : statement.catalog().clones().ofSource(sourceLocation)) {
      clones.add(clone.cloneLocation());
    }
    for (CloneHolds.Hold hold : holds(sourceLocation).of(sourceLocation)) {
      if (statement.lake().tables().at(hold.cloneLocation()).exists() || isRecent(hold)) {
        clones.add(hold.cloneLocation());
      }
    }
    return clones;
  }

  /** A clone that was never finished holds nothing after the days of UNDROP. */
  private boolean isRecent(CloneHolds.Hold hold) {
    try {
      Optional<StoredObject> object = statement.lake().store().head(hold.path());
      long since = statement.lake().clock().instant().minus(Tables.UNDROP).toEpochMilli();
      return object.isPresent() && object.get().modified() >= since;
    } catch (IOException e) {
      throw CloneErrors.unreadable(hold.path(), e);
    }
  }

  private CloneHolds holds(String location) {
    return new CloneHolds(statement.lake().tables().at(location).environment());
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
}
