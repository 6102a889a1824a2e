package io.lakewise.table.log;

import java.util.List;
import java.util.Optional;

/**
 * A commit as it was read.
 *
 * @param version its version
 * @param timestamp its in-commit timestamp, or the modification time of its file; milliseconds
 *     since the epoch
 * @param actions in the order of the file
 * @param stamp how its file looked
 */
public record CommitFile(long version, long timestamp, List<Action> actions, CommitStamp stamp) {
  /** Copies the list. */
  public CommitFile {
    actions = List.copyOf(actions);
  }

  /** A commit of whose file nothing is known. */
  public CommitFile(long version, long timestamp, List<Action> actions) {
    this(version, timestamp, actions, CommitStamp.UNKNOWN);
  }

  /** Who did what, if the commit says so. */
  public Optional<CommitInfo> commitInfo() {
    return all(CommitInfo.class).stream().findFirst();
  }

  /** The actions of a kind. */
  public <T extends Action> List<T> all(Class<T> kind) {
    return actions.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
