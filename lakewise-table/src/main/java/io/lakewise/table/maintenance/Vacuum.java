package io.lakewise.table.maintenance;

import io.lakewise.table.deletion.DeletionVectorFiles;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.feature.Protocols;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.DeletionVector;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.snapshot.SnapshotLoader;
import io.lakewise.table.storage.StoredObject;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.TableEnvironment;
import io.lakewise.table.transaction.Transaction;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Deletes files of a table's folder that no version within the retention, and no clone, names. What
 * is younger than the retention always stays: somebody may be about to commit it.
 */
public final class Vacuum {

  private static final String CHANGES = "_change_data";

  private final TableEnvironment environment;
  private final CloneReferences references;
  private final SnapshotLoader loader;

  /** Vacuums tables, sparing what others read. */
  public Vacuum(TableEnvironment environment, CloneReferences references) {
    this.environment = environment;
    this.references = references;
    this.loader = new SnapshotLoader(environment.store(), environment.checkpoints());
  }

  /** What a vacuum deletes: store paths in order, and their bytes. */
  public record Doomed(List<String> files, long bytes) {}

  /** What would be deleted; nothing is. */
  public Doomed dryRun(Snapshot latest, Duration retention) {
    Protocols.checkWritable(latest.protocol(), latest.metadata());
    return doomed(loader.latest(latest), retention);
  }

  private long cutoff(Duration retention) {
    return environment.clock().millis() - retention.toMillis();
  }

  /**
   * Deletes, between a commit {@code VACUUM START} and a commit {@code VACUUM END}.
   *
   * @param latest the newest version
   * @param retention how long files of older versions are kept
   * @param principal who does it, or null
   */
  public Doomed run(Snapshot latest, Duration retention, String principal) {
    Doomed doomed = dryRun(latest, retention);
    long standard = TableProperties.of(latest.metadata()).deletedFileRetention().toMillis();
    Operation start =
        Operation.of("VACUUM START")
            .parameter("retentionCheckEnabled", retention.toMillis() >= standard)
            .parameter("specifiedRetentionMillis", retention.toMillis())
            .parameter("defaultRetentionMillis", standard)
            .metric("numFilesToDelete", doomed.files().size())
            .metric("sizeOfDataToDelete", doomed.bytes());
    Snapshot started =
        Transaction.on(environment, latest, ignored -> {})
            .commitAlways(start, principal)
            .snapshot();
    Set<String> neededByNow = needed(started, cutoff(retention));
    neededByNow.addAll(recent(started, retention, doomed.files()));
    int deleted = 0;
    String status = "FAILED";
    try {
      for (String file : doomed.files()) {
        if (!neededByNow.contains(file)) {
          environment.store().delete(file);
          deleted++;
        }
      }
      status = "COMPLETED";
    } catch (IOException e) {
      throw TableErrors.storage("delete old files of", latest.location(), e);
    } finally {
      Operation end =
          Operation.of("VACUUM END")
              .parameter("status", status)
              .metric("numDeletedFiles", deleted)
              .metric("numVacuumedDirectories", 0);
      Transaction.on(environment, started, ignored -> {}).commitAlways(end, principal);
    }
    return doomed;
  }

  private Doomed doomed(Snapshot latest, Duration retention) {
    long cutoff = cutoff(retention);
    Set<String> needed = needed(latest, cutoff);
    Map<String, Long> old = new TreeMap<>();
    for (StoredObject file : list(latest.location())) {
      boolean mayGo = file.modified() < cutoff && !needed.contains(file.path());
      if (mayGo && isOurs(latest, file.path())) {
        old.put(file.path(), file.size());
      }
    }
    old.keySet().removeAll(recent(latest, retention, old.keySet()));
    sidecars(latest.location(), cutoff).forEach(file -> old.put(file.path(), file.size()));
    return new Doomed(
        List.copyOf(old.keySet()), old.values().stream().mapToLong(Long::longValue).sum());
  }

  /**
   * What commits within the retention say of files that would go. They are read only if they may
   * know of one that the newest version does not know of: a file of row changes, written before its
   * commit, or a tombstone that checkpoints dropped because the table keeps them for a shorter
   * time.
   */
  private Set<String> recent(Snapshot latest, Duration retention, Collection<String> doomed) {
    boolean isLong =
        retention.compareTo(TableProperties.of(latest.metadata()).deletedFileRetention()) > 0;
    String changes = latest.location() + "/" + CHANGES + "/";
    return (!doomed.isEmpty() && isLong)
            || doomed.stream().anyMatch(path -> path.startsWith(changes))
        ? new RecentCommits(environment.store()).files(latest, cutoff(retention))
        : Set.of();
  }

  private List<StoredObject> sidecars(String location, long cutoff) {
    try {
      return new UnusedSidecars(environment).before(location, cutoff);
    } catch (IOException e) {
      throw TableErrors.storage("read the checkpoints of", location, e);
    }
  }

  private List<StoredObject> list(String location) {
    try {
      return environment.store().listAll(location);
    } catch (IOException e) {
      throw TableErrors.storage("list", location, e);
    }
  }

  private Set<String> needed(Snapshot latest, long cutoff) {
    String location = latest.location();
    Set<String> needed = new HashSet<>(references.filesReadElsewhere(location));
    for (AddFile file : latest.files().all()) {
      need(needed, location, file.path(), file.deletionVector());
    }
    for (RemoveFile file : loader.tombstones(latest)) {
      if (file.deletionTimestamp() != null && file.deletionTimestamp() >= cutoff) {
        need(needed, location, file.path(), file.deletionVector());
      }
    }
    return needed;
  }

  static void need(Set<String> needed, String location, String path, DeletionVector vector) {
    needed.add(DataPaths.resolve(location, path));
    String vectorPath = vector == null ? null : DeletionVectorFiles.path(location, vector);
    if (vectorPath != null) {
      needed.add(vectorPath);
    }
  }

  /**
   * Hidden files and folders belong to somebody else, as for Delta; change data and what a crash
   * left of a half-written object are ours.
   */
  private static boolean isOurs(Snapshot latest, String path) {
    String[] names = path.substring(latest.location().length() + 1).split("/");
    String last = names[names.length - 1];
    if (last.startsWith(".") && last.endsWith(".tmp")) {
      return true;
    }
    for (String name : names) {
      boolean hidden = name.startsWith("_") || name.startsWith(".");
      boolean partition =
          latest.metadata().partitionColumns().stream()
              .anyMatch(column -> name.startsWith(column + "="));
      if (hidden && !partition && !name.equals(CHANGES)) {
        return false;
      }
    }
    return true;
  }
}
