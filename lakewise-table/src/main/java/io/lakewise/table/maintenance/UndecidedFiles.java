package io.lakewise.table.maintenance;

import io.lakewise.table.error.TableErrors;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.ChangeFile;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.CommitLog;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.LogListing;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.snapshot.SnapshotLoader;
import io.lakewise.table.transaction.TableEnvironment;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of files that a transaction had put in place when its process ended: the log knows,
 * and nothing else is asked. Only for a transaction of which no attempt can come any more.
 */
public final class UndecidedFiles {

  private final TableEnvironment environment;
  private final CommitLog log;
  private final SnapshotLoader loader;

  /** Asks the logs of tables. */
  public UndecidedFiles(TableEnvironment environment) {
    this.environment = environment;
    this.log = new CommitLog(environment.store());
    this.loader = new SnapshotLoader(environment.store(), environment.checkpoints());
  }

  /** Whether there is a table. */
  public boolean hasTable(String location) {
    return !listing(location).isEmpty();
  }

  /**
   * Those that no version names and none ever will.
   *
   * @param location the table's folder
   * @param version on which the transaction stood; -1 if it was to create the table
   * @param paths of the store
   * @return empty if the log does not go back far enough to tell
   * @throws io.lakewise.table.error.LakewiseException if the log cannot be read
   */
  public Optional<List<String>> unnamed(String location, long version, List<String> paths) {
    LogListing listing = listing(location);
    if (listing.isEmpty()) {
      return version < 0 ? Optional.of(paths) : Optional.empty();
    }
    long last = listing.latestVersion();
    boolean whole = listing.commits().subMap(version, false, last, true).size() == last - version;
    if (last < version || !whole) {
      return Optional.empty();
    }
    Set<String> named = new HashSet<>();
    log.range(location, version + 1, last).forEach(commit -> name(named, location, commit));
    List<String> left = paths.stream().filter(path -> !named.contains(path)).toList();
    if (!left.isEmpty()) {
      nameLive(named, loader.latest(location));
    }
    return Optional.of(left.stream().filter(path -> !named.contains(path)).toList());
  }

  private static void name(Set<String> named, String location, CommitFile commit) {
    for (AddFile file : commit.all(AddFile.class)) {
      Vacuum.need(named, location, file.path(), file.deletionVector());
    }
    for (RemoveFile file : commit.all(RemoveFile.class)) {
      Vacuum.need(named, location, file.path(), file.deletionVector());
    }
    for (ChangeFile file : commit.all(ChangeFile.class)) {
      named.add(DataPaths.resolve(location, file.path()));
    }
  }

  /**
   * No later than the notes claim, which are only believed: what is live stays whatever they say.
   */
  private static void nameLive(Set<String> named, Snapshot latest) {
    for (AddFile file : latest.files().all()) {
      Vacuum.need(named, latest.location(), file.path(), file.deletionVector());
    }
  }

  private LogListing listing(String location) {
    try {
      return LogListing.of(environment.store(), location, 0);
    } catch (IOException e) {
      throw TableErrors.storage("list the log of", location, e);
    }
  }
}
