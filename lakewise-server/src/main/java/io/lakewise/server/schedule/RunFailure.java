package io.lakewise.server.schedule;

import io.lakewise.table.error.LakewiseException;
import java.util.Optional;

/**
 * A run that cannot go on. The message says why and what to do, to whoever sees the run; what the
 * query says of itself is its owner's alone.
 */
final class RunFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final String detail;

  RunFailure(String message) {
    this(message, null);
  }

  RunFailure(String message, String detail) {
    super(message);
    this.detail = detail;
  }

  /** A query that failed. */
  static RunFailure of(LakewiseException failed) {
    return new RunFailure("The query failed (" + failed.code() + ").", failed.getMessage());
  }

  Optional<String> detail() {
    return Optional.ofNullable(detail);
  }
}
