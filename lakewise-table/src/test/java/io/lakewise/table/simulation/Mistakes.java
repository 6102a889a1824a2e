package io.lakewise.table.simulation;

import io.lakewise.table.log.Action;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CommitInfo;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.storage.ForwardingStore;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.storage.StoredObject;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mistakes of stores and of what is written to them. */
final class Mistakes {

  private Mistakes() {}

  static ObjectStore overwritesCommits(ObjectStore store) {
    return new ForwardingStore(store) {
      @Override
      public void putIfAbsent(String path, byte[] content) throws IOException {
        store.put(path, content);
      }
    };
  }

  /** Says of each commit once that it is not there yet. */
  static ObjectStore isBehind(ObjectStore store) {
    Set<String> asked = new HashSet<>();
    return new ForwardingStore(store) {
      @Override
      public Optional<StoredObject> head(String path) throws IOException {
        Optional<StoredObject> found = store.head(path);
        boolean isFirst = found.isPresent() && CommitEditor.isCommit(path) && asked.add(path);
        return isFirst ? Optional.empty() : found;
      }
    };
  }

  /** Acknowledges every fifth commit without having written it. */
  static ObjectStore forgetsCommits(ObjectStore store) {
    int[] commits = {0};
    return new ForwardingStore(store) {
      @Override
      public void putIfAbsent(String path, byte[] content) throws IOException {
        if (!CommitEditor.isCommit(path) || ++commits[0] % 5 != 0) {
          store.putIfAbsent(path, content);
        }
      }
    };
  }

  /** Puts all but the last of some files in place. */
  static ObjectStore forgetsUploads(ObjectStore store) {
    return new ForwardingStore(store) {
      @Override
      public void upload(List<Upload> uploads) throws IOException {
        store.upload(uploads.size() > 1 ? uploads.subList(0, uploads.size() - 1) : uploads);
      }
    };
  }

  static void forgetDeletionVectors(List<Action> actions) {
    actions.replaceAll(
        action ->
            action instanceof AddFile add
                ? new AddFile(
                    add.path(),
                    add.partitionValues(),
                    add.size(),
                    add.modificationTime(),
                    add.dataChange(),
                    add.stats(),
                    add.tags(),
                    null,
                    add.baseRowId(),
                    add.defaultRowCommitVersion(),
                    add.clusteringProvider())
                : action);
  }

  /** Forgets whose a commit is, so that who wrote it takes it for somebody else's. */
  static void forgetTransactions(List<Action> actions) {
    actions.replaceAll(action -> action instanceof CommitInfo info ? nameless(info) : action);
  }

  private static CommitInfo nameless(CommitInfo info) {
    Map<String, Object> other = new LinkedHashMap<>(info.other());
    other.remove("txnId");
    return new CommitInfo(
        info.timestamp(),
        info.inCommitTimestamp(),
        info.operation(),
        info.operationParameters(),
        info.operationMetrics(),
        info.isBlindAppend(),
        other);
  }

  /** Forgets the last of several files that leave. */
  static void forgetRemoval(List<Action> actions) {
    List<Action> removals = actions.stream().filter(RemoveFile.class::isInstance).toList();
    if (removals.size() > 1) {
      actions.remove(removals.get(removals.size() - 1));
    }
  }
}
