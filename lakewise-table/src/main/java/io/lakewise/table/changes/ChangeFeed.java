package io.lakewise.table.changes;

import io.lakewise.table.error.TableErrors;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.CommitLog;
import io.lakewise.table.log.LogListing;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.scan.TableRows;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.snapshot.SnapshotLoader;
import io.lakewise.table.transaction.TableEnvironment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that changed between versions of a table. No table property is needed: where a commit
 * wrote no change files, its changes are derived from its files and deletion vectors, and rows that
 * a rewritten file kept are not changes. Thread-safe.
 */
public final class ChangeFeed {

  private final TableEnvironment environment;
  private final String location;
  private final TableRows rows;
  private final SnapshotLoader loader;

  /** The feed of the table in a folder. */
  public ChangeFeed(TableEnvironment environment, String location) {
    this.environment = environment;
    this.location = location;
    this.rows = new TableRows(environment.store());
    this.loader = new SnapshotLoader(environment.store(), environment.checkpoints());
  }

  /**
   * The changes of a range of versions, in the order of the versions.
   *
   * @param from first version whose changes are wanted
   * @param to last one
   * @throws io.lakewise.table.error.LakewiseException (USER) if the log does not have a version any
   *     more, or the schema changed so that the range cannot be read as one
   */
  public List<ChangeScan> scans(long from, long to) {
    if (from > to) {
      throw ChangeErrors.backwards(from, to);
    }
    checkRange(from, to);
    Snapshot end = loader.at(location, to);
    SchemaReach reach = new SchemaReach(end.metadata());
    List<ChangeScan> scans = new ArrayList<>();
    Metadata then = from == 0 ? null : loader.at(location, from - 1).metadata();
    for (CommitFile commit : new CommitLog(environment.store()).range(location, from, to)) {
      List<Metadata> changed = commit.all(Metadata.class);
      then = changed.isEmpty() ? then : changed.get(0);
      if (then == null) {
        throw TableErrors.missingAction(location, commit.version(), "metaData");
      }
      reach
          .obstacle(then)
          .ifPresent(
              column -> {
                throw ChangeErrors.incompatibleSchema(commit.version() + 1, column, to);
              });
      CommitChanges changes = new CommitChanges(rows, end, file -> former(file, commit.version()));
      scans.addAll(changes.of(commit));
    }
    return scans;
  }

  /**
   * The changed rows themselves: the columns of the schema of version {@code to}, then {@code
   * _change_type} (String), {@code _commit_version} (Long) and {@code _commit_timestamp} (Instant).
   */
  public RowStream rows(long from, long to) {
    return new ChangeRows(environment.parquet(), scans(from, to));
  }

  private void checkRange(long from, long to) {
    try {
      LogListing listing = LogListing.of(environment.store(), location, 0);
      if (listing.commits().isEmpty()) {
        throw TableErrors.noTable(location);
      }
      long earliest = listing.commits().firstKey();
      long latest = listing.commits().lastKey();
      if (from < earliest || to > latest) {
        throw TableErrors.noSuchVersion(location, from < earliest ? from : to, earliest, latest);
      }
    } catch (IOException e) {
      throw TableErrors.storage("read the log of", location, e);
    }
  }

  private AddFile former(RemoveFile file, long version) {
    if (file.partitionValues() == null || file.size() == null) {
      return loader
          .at(location, version - 1)
          .files()
          .find(file.path())
          .orElseThrow(() -> TableErrors.missingAction(location, version - 1, "add"));
    }
    return new AddFile(
        file.path(),
        file.partitionValues(),
        file.size(),
        0,
        true,
        file.stats(),
        file.tags(),
        file.deletionVector(),
        file.baseRowId(),
        file.defaultRowCommitVersion(),
        null);
  }
}
