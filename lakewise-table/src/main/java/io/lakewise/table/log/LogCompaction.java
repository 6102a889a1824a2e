package io.lakewise.table.log;

import io.lakewise.table.error.TableErrors;
import io.lakewise.table.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes compacted commits (Delta protocol, "Log Compaction Files"). */
public final class LogCompaction {

  private LogCompaction() {}

  /**
   * Writes the reconciled actions of a range of versions, both included, as one file; the commits
   * stay.
   *
   * @return whether it was written; false if it was there
   */
  public static boolean write(ObjectStore store, String location, long first, long last) {
    if (first >= last) {
      throw new IllegalArgumentException(
          "versions " + first + " to " + last + " (expected: at least two)");
    }
    Map<Object, Action> reconciled = new LinkedHashMap<>();
    for (CommitFile commit : new CommitLog(store).range(location, first, last)) {
      for (Action action : commit.actions()) {
        Object key = key(action);
        if (key != null) {
          reconciled.remove(key);
          reconciled.put(key, action);
        }
      }
    }
    String path = LogFiles.compacted(location, first, last);
    List<Action> actions = new ArrayList<>(reconciled.values());
    if (actions.isEmpty()) {
      return false;
    }
    try {
      store.putIfAbsent(path, ActionJson.write(actions));
      return true;
    } catch (FileAlreadyExistsException somebodyElse) {
      return false;
    } catch (IOException e) {
      throw TableErrors.storage("write", path, e);
    }
  }

  /** What an action replaces (Delta protocol, "Action Reconciliation"); null if it is left out. */
  private static Object key(Action action) {
    if (action instanceof AddFile add) {
      return Arrays.asList("file", DataPaths.canonical(add.path()), add.deletionVectorId());
    } else if (action instanceof RemoveFile remove) {
      return Arrays.asList("file", DataPaths.canonical(remove.path()), remove.deletionVectorId());
    } else if (action instanceof Metadata) {
      return "metaData";
    } else if (action instanceof Protocol) {
      return "protocol";
    } else if (action instanceof SetTransaction transaction) {
      return List.of("txn", transaction.appId());
    } else if (action instanceof DomainMetadata domain) {
      return List.of("domainMetadata", domain.domain());
    }
    return null;
  }
}
