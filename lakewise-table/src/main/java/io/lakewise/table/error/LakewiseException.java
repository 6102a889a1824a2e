package io.lakewise.table.error;

import java.util.Objects;

/**
 * The one exception of Lakewise. Its message says what happened, why, and what to do, with the
 * values; it reaches users as it is.
 */
public class LakewiseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Whose fault it is, which decides exit codes, HTTP statuses and whether a retry makes sense. */
  public enum Code {
    /** The request is wrong; the same request fails again. */
    USER,
    /** Lakewise or a file it depends on is wrong. */
    INTERNAL,
    /** Memory, disk, time or another limit ran out; later or with more it may succeed. */
    RESOURCE
  }

  private final Code code;

  /** An error without a cause. */
  public LakewiseException(Code code, String message) {
    this(code, message, null);
  }

  /** An error with the exception that led to it; {@code cause} may be null. */
  public LakewiseException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** Whose fault it is. */
  public Code code() {
    return code;
  }
}
