package io.lakewise.table.maintenance;

import io.lakewise.table.deletion.DeletionVectorFiles;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.CommitLog;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.log.VacuumCommit;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.snapshot.SnapshotLoader;
import io.lakewise.table.transaction.TableEnvironment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Files of an older version that are to be used again: they must be there, and no vacuum that has
 * begun may be about to delete them. One that begins later is the business of the caller, who has
 * made known what it uses before it asks here, or commits to the same log.
 */
final class OlderFiles {

  private final TableEnvironment environment;
  private final CommitLog log;
  private final SnapshotLoader loader;

  OlderFiles(TableEnvironment environment) {
    this.environment = environment;
    this.log = new CommitLog(environment.store());
    this.loader = new SnapshotLoader(environment.store(), environment.checkpoints());
  }

  /**
   * Checks files of an older version.
   *
   * @throws LakewiseException (USER) if one is gone, or may be deleted at any moment
   */
  void require(Snapshot latest, Snapshot older) {
    List<AddFile> files =
        older.files().all().stream().filter(file -> !isLive(file, latest)).toList();
    if (files.isEmpty()) {
      return;
    }
    runningVacuum(latest, older.version()).ifPresent(cutoff -> spared(latest, files, cutoff));
    there(older, files);
  }

  /** Whether a vacuum has begun, or even ended, after a version, or the log has forgotten that. */
  boolean mayBeVacuumedSince(String location, long version) {
    try {
      boolean isVacuumed =
          log.after(location, version).stream()
              .anyMatch(
                  commit -> VacuumCommit.ends(commit) || VacuumCommit.cutoff(commit).isPresent());
      return isVacuumed || log.isCleanedUp(location, version);
    } catch (LakewiseException unreadable) {
      if (log.isCleanedUp(location, version)) {
        return true;
      }
      throw unreadable;
    }
  }

  static boolean isLive(AddFile file, Snapshot latest) {
    return latest
        .files()
        .find(file.path())
        .filter(now -> Objects.equals(now.deletionVectorId(), file.deletionVectorId()))
        .isPresent();
  }

  /** The newest vacuum, if nothing says that it has ended. */
  private Optional<Long> runningVacuum(Snapshot latest, long after) {
    for (long version = latest.version(); version > after; version--) {
      Optional<CommitFile> commit = log.find(latest.location(), version);
      if (commit.isEmpty() || VacuumCommit.ends(commit.get())) {
        return Optional.empty();
      }
      Optional<Long> cutoff = VacuumCommit.cutoff(commit.get());
      if (cutoff.isPresent()) {
        return cutoff;
      }
    }
    return Optional.empty();
  }

  private void spared(Snapshot latest, List<AddFile> files, long cutoff) {
    Set<String> spared = new HashSet<>();
    for (RemoveFile file : loader.tombstones(latest)) {
      if (file.deletionTimestamp() != null && file.deletionTimestamp() >= cutoff) {
        spared.add(file.path() + " " + file.deletionVectorId());
      }
    }
    for (AddFile file : files) {
      if (!spared.contains(file.path() + " " + file.deletionVectorId())) {
        throw MaintenanceErrors.vacuumRuns(latest.location(), file.path());
      }
    }
  }

  private void there(Snapshot older, List<AddFile> files) {
    Set<String> wanted = new LinkedHashSet<>();
    for (AddFile file : files) {
      wanted.add(DataPaths.resolve(older.location(), file.path()));
      if (file.deletionVector() != null) {
        wanted.add(DeletionVectorFiles.path(older.location(), file.deletionVector()));
      }
    }
    wanted.remove(null);
    List<String> missing = new ArrayList<>();
    for (String path : wanted) {
      try {
        if (environment.store().head(path).isEmpty()) {
          missing.add(path);
        }
      } catch (IOException e) {
        throw TableErrors.storage("look for", path, e);
      }
    }
    if (!missing.isEmpty()) {
      throw MaintenanceErrors.filesGone(older.version(), missing);
    }
  }
}
