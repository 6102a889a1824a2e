package io.lakewise.table.log;

/** An action lacks a field that it must have; its reader adds the file. */
final class IncompleteActionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IncompleteActionException(String message) {
    super(message);
  }

  IncompleteActionException(String message, Throwable cause) {
    super(message, cause);
  }

  static <T> T require(T value, String action, String field) {
    if (value == null) {
      throw new IncompleteActionException(
          "an action '" + action + "' has no usable '" + field + "'");
    }
    return value;
  }
}
