package io.lakewise.table.log;

import io.lakewise.table.error.TableErrors;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.storage.StoredObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads commits one by one: for history, change feed and conflict check. Thread-safe. */
public final class CommitLog {

  private final ObjectStore store;

  /** The commits that a store holds. */
  public CommitLog(ObjectStore store) {
    this.store = store;
  }

  /**
   * A commit, empty if there is none of that version (yet, or any more).
   *
   * @throws io.lakewise.table.error.LakewiseException if its file is damaged
   */
  public Optional<CommitFile> find(String location, long version) {
    String path = LogFiles.commit(location, version);
    try {
      Optional<StoredObject> file = store.head(path);
      return file.isEmpty() ? Optional.empty() : Optional.of(read(version, file.get()));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw TableErrors.storage("read", path, e);
    }
  }

  /**
   * The commits of a range of versions, both included, in order.
   *
   * @throws io.lakewise.table.error.LakewiseException if one is missing, which is named, or damaged
   */
  public List<CommitFile> range(String location, long first, long last) {
    List<CommitFile> commits = new ArrayList<>();
    for (long version = first; version <= last; version++) {
      long missing = version;
      commits.add(
          find(location, version)
              .orElseThrow(() -> TableErrors.missingCommit(location, missing, last)));
    }
    return commits;
  }

  /** Whether a commit is gone, so that those after it may be gone too. */
  public boolean isCleanedUp(String location, long version) {
    return head(location, version).isEmpty();
  }

  /** Whether the file of a commit that was read before is gone, or is now another's. */
  public boolean isGone(String location, long version, CommitStamp stamp) {
    Optional<StoredObject> file = head(location, version);
    return file.isEmpty() || stamp.isOfAnother(file.get());
  }

  private Optional<StoredObject> head(String location, long version) {
    String path = LogFiles.commit(location, version);
    try {
      return store.head(path);
    } catch (IOException e) {
      throw TableErrors.storage("look for", path, e);
    }
  }

  /**
   * The commits after a version, in order.
   *
   * @throws io.lakewise.table.error.LakewiseException if one is missing before another, or damaged
   */
  public List<CommitFile> after(String location, long version) {
    List<CommitFile> commits = new ArrayList<>();
    Optional<CommitFile> next = next(location, version + 1);
    while (next.isPresent()) {
      commits.add(next.get());
      next = next(location, next.get().version() + 1);
    }
    return commits;
  }

  private Optional<CommitFile> next(String location, long version) {
    Optional<CommitFile> found = find(location, version);
    if (found.isPresent() || isCleanedUp(location, version + 1)) {
      return found;
    }
    return Optional.of(
        find(location, version)
            .orElseThrow(() -> TableErrors.missingCommit(location, version, version + 1)));
  }

  /**
   * The newest commits, newest first, as far back as the log goes; their actions are the provenance
   * alone.
   *
   * @param limit at most so many
   */
  public List<CommitFile> history(String location, int limit) {
    try {
      LogListing listing = LogListing.of(store, location, 0);
      if (listing.isEmpty()) {
        throw TableErrors.noTable(location);
      }
      List<CommitFile> commits = new ArrayList<>();
      for (Map.Entry<Long, StoredObject> commit : listing.commits().descendingMap().entrySet()) {
        if (commits.size() == limit) {
          break;
        }
        CommitFile read = read(commit.getKey(), commit.getValue());
        commits.add(
            new CommitFile(
                read.version(), read.timestamp(), List.copyOf(read.all(CommitInfo.class))));
      }
      return commits;
    } catch (IOException e) {
      throw TableErrors.storage("read the log of", location, e);
    }
  }

  /** Reads a commit that a listing shows. */
  public CommitFile read(long version, StoredObject file) throws IOException {
    List<Action> actions = new ArrayList<>();
    ActionJson.readCommit(file.path(), store.read(file.path()), actions::add);
    long timestamp =
        actions.stream()
            .filter(CommitInfo.class::isInstance)
            .map(action -> ((CommitInfo) action).inCommitTimestamp())
            .filter(found -> found != null)
            .findFirst()
            .orElse(file.modified());
    return new CommitFile(version, timestamp, actions, CommitStamp.of(file));
  }
}
