package io.lakewise.table.log;

import java.util.Map;
import java.util.Optional;

/**
 * The commits between which a vacuum deletes files: {@code VACUUM START} and {@code VACUUM END}, as
 * Delta names them. A vacuum decides before the first of them what it deletes.
 */
public final class VacuumCommit {

  private VacuumCommit() {}

  /**
   * The age that files must have to be deleted by the vacuum that a commit begins.
   *
   * @return milliseconds since the epoch, later than every file that it deletes; empty if the
   *     commit begins no vacuum
   */
  public static Optional<Long> cutoff(CommitFile commit) {
    return commit
        .commitInfo()
        .filter(info -> "VACUUM START".equals(info.operation()))
        .map(info -> began(commit, info) - retention(info.operationParameters()));
  }

  /** Whether a commit ends a vacuum. */
  public static boolean ends(CommitFile commit) {
    return commit.commitInfo().filter(info -> "VACUUM END".equals(info.operation())).isPresent();
  }

  private static long began(CommitFile commit, CommitInfo info) {
    return info.timestamp() == null ? commit.timestamp() : info.timestamp();
  }

  private static long retention(Map<String, Object> parameters) {
    Object specified =
        parameters.getOrDefault(
            "specifiedRetentionMillis", parameters.get("defaultRetentionMillis"));
    try {
      return Math.max(0, Long.parseLong(String.valueOf(specified)));
    } catch (NumberFormatException unknown) {
      return 0;
    }
  }
}
