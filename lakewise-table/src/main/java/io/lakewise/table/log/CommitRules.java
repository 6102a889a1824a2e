package io.lakewise.table.log;

import java.util.HashSet;
import java.util.Set;

/**
 * Passes the actions of one commit on, and refuses a commit that says two things of the same (Delta
 * protocol, "Action Reconciliation"): readers would disagree on what it means.
 */
final class CommitRules implements LogSink {

  private final LogSink sink;
  private final Set<String> added = new HashSet<>();
  private final Set<String> removed = new HashSet<>();
  private boolean hasMetadata;
  private boolean hasProtocol;

  CommitRules(LogSink sink) {
    this.sink = sink;
  }

  @Override
  public void action(Action action) {
    if (action instanceof AddFile add) {
      String file = file(add.path(), add.deletionVectorId());
      added.add(file);
      once(removed.contains(file), "adds and removes the file " + add.path());
    } else if (action instanceof RemoveFile remove) {
      String file = file(remove.path(), remove.deletionVectorId());
      removed.add(file);
      once(added.contains(file), "adds and removes the file " + remove.path());
    } else if (action instanceof Metadata) {
      once(hasMetadata, "has two actions 'metaData'");
      hasMetadata = true;
    } else if (action instanceof Protocol) {
      once(hasProtocol, "has two actions 'protocol'");
      hasProtocol = true;
    }
    sink.action(action);
  }

  private static String file(String path, String deletionVectorId) {
    String key = DataPaths.canonical(path);
    return deletionVectorId == null ? key : key + '\0' + deletionVectorId;
  }

  private static void once(boolean again, String problem) {
    if (again) {
      throw new IncompleteActionException("the commit " + problem);
    }
  }
}
