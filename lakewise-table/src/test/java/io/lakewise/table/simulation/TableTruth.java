package io.lakewise.table.simulation;

import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.feature.TableProperties.Isolation;
import io.lakewise.table.log.Action;
import io.lakewise.table.log.ActionJson;
import io.lakewise.table.log.CommitInfo;
import io.lakewise.table.log.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the versions of a table are by the model: its commits as they were seen to take place, and
 * for each the change that its statement means. A commit after which the table is not what some
 * order of the statements gives is an error.
 */
public final class TableTruth {

  /**
   * A commit.
   *
   * @param time of its file
   * @param stamp of the attempt, not later than the time
   * @param read the version that the statement read, by the log
   * @param metadata that holds from this version on
   */
  public record Commit(
      long version, long time, long stamp, String statement, long read, Metadata metadata) {}

  private final String location;
  private final Map<String, Attempt> attempts;
  private final NavigableMap<Long, Commit> commits = new TreeMap<>();
  private final List<State> states = new ArrayList<>();
  private long acknowledged = -1;

  TableTruth(String location, Map<String, Attempt> attempts) {
    this.location = location;
    this.attempts = attempts;
  }

  /** Its folder. */
  public String location() {
    return location;
  }

  /** A commit was seen. */
  void saw(long version, byte[] bytes, long time) {
    List<Action> actions = ActionJson.read(location, bytes);
    CommitInfo info =
        (CommitInfo) actions.stream().filter(CommitInfo.class::isInstance).findFirst().get();
    Metadata metadata =
        (Metadata) actions.stream().filter(Metadata.class::isInstance).findFirst().orElse(null);
    if (metadata == null && version > 0 && commits.containsKey(version - 1)) {
      metadata = commits.get(version - 1).metadata();
    }
    Object statement = info.other().get("userId");
    long stamp = info.inCommitTimestamp() == null ? info.timestamp() : info.inCommitTimestamp();
    Number read = (Number) info.other().getOrDefault("readVersion", -1);
    String id = String.valueOf(statement);
    commits.put(version, new Commit(version, time, stamp, id, read.longValue(), metadata));
    Attempt attempt = attempts.get(id);
    if (attempt != null && attempt.table == null) {
      attempt.table = this;
    }
    while (states.size() > version) {
      states.remove(states.size() - 1);
    }
  }

  /** A client was told that a version is there. */
  public void acknowledge(long version) {
    acknowledged = Math.max(acknowledged, version);
  }

  /** The newest version that a client was told of. */
  public long acknowledged() {
    return acknowledged;
  }

  /** The newest version. */
  public long latest() {
    return commits.isEmpty() ? -1 : commits.lastKey();
  }

  Commit commit(long version) {
    return commits.get(version);
  }

  /** Versions that a statement became. */
  public List<Long> versionsOf(String statement) {
    return commits.values().stream()
        .filter(commit -> commit.statement().equals(statement))
        .map(Commit::version)
        .toList();
  }

  /** Whether a version must be readable: it was the newest within the retention. */
  public boolean isWithin(long version, long now, long retentionMillis) {
    Commit next = commits.get(version + 1);
    return next == null || next.stamp() > now - retentionMillis;
  }

  /** What a version has. */
  public State state(long version) {
    while (states.size() <= version) {
      long next = states.size();
      Commit commit = commits.get(next);
      if (commit == null) {
        throw new AssertionError("version " + next + " of " + location + " was never committed");
      }
      Attempt attempt = attempts.get(commit.statement());
      if (attempt == null || attempt.table != this) {
        throw new AssertionError("nobody asked for version " + next + ": " + commit);
      }
      states.add(next(next, attempt));
    }
    return states.get((int) version);
  }

  private State next(long version, Attempt attempt) {
    State before = version == 0 ? State.EMPTY : states.get((int) version - 1);
    if (attempt.change.changesColumns()) {
      return attempt.change.apply(before);
    }
    long base = base(version, attempt);
    State read = base < 0 ? before : states.get((int) base);
    State meant = attempt.change.apply(read);
    List<Row> left = read.minus(meant);
    List<Row> came = meant.minus(read);
    for (Row row : left) {
      if (!row.equals(before.rows().get(row.id()))) {
        throw wrong(version, attempt, "took away " + row, before.rows().get(row.id()));
      }
    }
    State seen = before.without(passed(version, attempt));
    State again = attempt.change.apply(seen);
    if (!again.minus(seen).equals(came) || !seen.minus(again).equals(left)) {
      throw wrong(version, attempt, "would now bring", again.minus(seen) + " and not " + came);
    }
    State after = before.without(left).with(came);
    return new State(meant.extras(), after.rows(), apply(attempt, before));
  }

  /** The version that a statement read, as its actor knows or else as the log says. */
  private long base(long version, Attempt attempt) {
    return attempt.base < 0 ? commits.get(version).read() : attempt.base;
  }

  private static Map<String, Long> apply(Attempt attempt, State before) {
    return attempt.change.apply(before).applications();
  }

  /** Rows that came after the statement read, and as if they had come after it committed. */
  private List<Row> passed(long version, Attempt attempt) {
    Metadata metadata = commits.get(version - 1).metadata();
    if (TableProperties.of(metadata).isolation() == Isolation.SERIALIZABLE) {
      return List.of();
    }
    List<Row> passed = new ArrayList<>();
    for (long between = base(version, attempt) + 1; between < version; between++) {
      Change change = attempts.get(commits.get(between).statement()).change;
      if (change instanceof Change.Insert insert) {
        passed.addAll(insert.rows());
      } else if (change instanceof Change.InsertOnce insert) {
        passed.addAll(insert.rows());
      }
    }
    return passed;
  }

  private AssertionError wrong(long version, Attempt attempt, String what, Object instead) {
    return new AssertionError(
        "version " + version + " by " + attempt + " " + what + ", where there is " + instead);
  }
}
