package io.lakewise.table.transaction;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.CommitFile;

/**
 * The store did not say whether it wrote the version, and could not be asked. The commit happened
 * if and only if the log names {@link #transactionId} at {@link #version}; it must not be repeated
 * before that is known.
 */
public final class CommitStateUnknownException extends LakewiseException {

  private static final long serialVersionUID = 1L;

  private final long version;
  private final String transactionId;

  CommitStateUnknownException(long version, String transactionId, String message, Throwable cause) {
    super(Code.RESOURCE, message, cause);
    this.version = version;
    this.transactionId = transactionId;
  }

  /** The version that may have been written. */
  public long version() {
    return version;
  }

  /** Whether a commit is the one whose outcome was not known. */
  public boolean isOf(CommitFile commit) {
    return commit.version() == version
        && commit
            .commitInfo()
            .map(info -> transactionId.equals(info.other().get(Provenance.TRANSACTION_ID)))
            .orElse(false);
  }

  /** {@code txnId} in the commit's provenance. */
  public String transactionId() {
    return transactionId;
  }
}
