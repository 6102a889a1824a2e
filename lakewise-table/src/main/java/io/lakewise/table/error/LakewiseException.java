package io.lakewise.table.error;

import java.util.Objects;

/**
 * The one exception of Lakewise. Its message says what happened, why, and what to do, with the
 * values; it reaches users as it is.
 */
public class LakewiseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Values in messages may come from damaged files and be of any length. */
  private static final int LONGEST_MESSAGE = 4000;

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
    super(shortened(message), cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** Without the middle of what is too long: the end says what to do. */
  private static String shortened(String message) {
    if (message == null || message.length() <= LONGEST_MESSAGE) {
      return message;
    }
    int half = LONGEST_MESSAGE / 2 - 50;
    return message.substring(0, half)
        + " … ("
        + (message.length() - 2 * half)
        + " characters left out) … "
        + message.substring(message.length() - half);
  }

  /** Whose fault it is. */
  public Code code() {
    return code;
  }
}
