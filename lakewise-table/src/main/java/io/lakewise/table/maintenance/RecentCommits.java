package io.lakewise.table.maintenance;

import io.lakewise.table.error.TableErrors;
import io.lakewise.table.log.ChangeFile;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.CommitLog;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.LogListing;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.storage.StoredObject;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The files that commits since some time took away, and those that tell what they changed. */
final class RecentCommits {

  private final ObjectStore store;

  RecentCommits(ObjectStore store) {
    this.store = store;
  }

  Set<String> files(Snapshot latest, long since) {
    String location = latest.location();
    CommitLog log = new CommitLog(store);
    Set<String> files = new HashSet<>();
    try {
      LogListing listing = LogListing.of(store, location, 0);
      for (Map.Entry<Long, StoredObject> commit : listing.commits().entrySet()) {
        if (commit.getValue().modified() >= since) {
          log.find(location, commit.getKey()).ifPresent(read -> add(files, location, read));
        }
      }
    } catch (IOException e) {
      throw TableErrors.storage("read the log of", location, e);
    }
    return files;
  }

  private static void add(Set<String> files, String location, CommitFile commit) {
    commit
        .all(ChangeFile.class)
        .forEach(file -> files.add(DataPaths.resolve(location, file.path())));
    commit
        .all(RemoveFile.class)
        .forEach(file -> Vacuum.need(files, location, file.path(), file.deletionVector()));
  }
}
