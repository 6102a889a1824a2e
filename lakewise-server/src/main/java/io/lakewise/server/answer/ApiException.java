package io.lakewise.server.answer;

import com.linecorp.armeria.common.HttpStatus;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.error.NotAllowedException;
import io.lakewise.server.error.RetryLater;
import io.lakewise.table.error.LakewiseException;
import java.util.OptionalInt;

/** A request that is refused, with the status and code that Databricks' clients know. */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String errorCode;
  private final int retrySeconds;

  private ApiException(HttpStatus status, String errorCode, String message, int retrySeconds) {
    super(message, null, false, false);
    this.status = status.code();
    this.errorCode = errorCode;
    this.retrySeconds = retrySeconds;
  }

  /** The request itself is wrong. */
  public static ApiException invalid(String message) {
    return new ApiException(HttpStatus.BAD_REQUEST, "INVALID_PARAMETER_VALUE", message, 0);
  }

  /** The request cannot be read. */
  public static ApiException malformed(String message) {
    return new ApiException(HttpStatus.BAD_REQUEST, "MALFORMED_REQUEST", message, 0);
  }

  /** There is no such thing, or the caller may not see it. */
  public static ApiException missing(String message) {
    return new ApiException(HttpStatus.NOT_FOUND, "RESOURCE_DOES_NOT_EXIST", message, 0);
  }

  /** There is such a thing already. */
  public static ApiException exists(String message) {
    return new ApiException(HttpStatus.CONFLICT, "RESOURCE_ALREADY_EXISTS", message, 0);
  }

  /** The caller may not do this. */
  public static ApiException forbidden(String message) {
    return new ApiException(HttpStatus.FORBIDDEN, "PERMISSION_DENIED", message, 0);
  }

  /** What many clients send at once takes too much memory. */
  public static ApiException crowded() {
    return busy("Too much comes in at once. Send it again in a while, or in smaller pieces.", 1);
  }

  /** Nobody knows who asks. */
  public static ApiException unauthenticated(String message) {
    return new ApiException(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", message, 0);
  }

  /** It is there, but not in a state to do this. */
  public static ApiException state(String message) {
    return new ApiException(HttpStatus.BAD_REQUEST, "INVALID_STATE", message, 0);
  }

  /** Too much at once; the same request may succeed later. */
  public static ApiException busy(String message, int retrySeconds) {
    return new ApiException(
        HttpStatus.TOO_MANY_REQUESTS, "RESOURCE_EXHAUSTED", message, retrySeconds);
  }

  /** The server is about to end. */
  public static ApiException stopping() {
    return new ApiException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "TEMPORARILY_UNAVAILABLE",
        "The server is stopping. Try again when it is back.",
        5);
  }

  /** Lakewise does not do this. */
  public static ApiException unsupported(String message) {
    return new ApiException(HttpStatus.NOT_IMPLEMENTED, "NOT_IMPLEMENTED", message, 0);
  }

  /** An error about names: what is not there, is taken or may not be done is told apart. */
  public static ApiException aboutNames(LakewiseException error) {
    if (error instanceof NameNotFoundException) {
      return missing(error.getMessage());
    }
    if (error instanceof NameTakenException) {
      return exists(error.getMessage());
    }
    if (error instanceof NotAllowedException) {
      return forbidden(error.getMessage());
    }
    return error.code() == LakewiseException.Code.USER ? invalid(error.getMessage()) : of(error);
  }

  /** An error of Lakewise while a request was answered. */
  public static ApiException of(LakewiseException error) {
    OptionalInt retry = RetryLater.seconds(error);
    if (retry.isPresent()) {
      return busy(error.getMessage(), retry.getAsInt());
    }
    return switch (error.code()) {
      case USER -> new ApiException(HttpStatus.BAD_REQUEST, "BAD_REQUEST", error.getMessage(), 0);
      case RESOURCE ->
          new ApiException(
              HttpStatus.SERVICE_UNAVAILABLE, "TEMPORARILY_UNAVAILABLE", error.getMessage(), 1);
      case INTERNAL ->
          new ApiException(
              HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR", error.getMessage(), 0);
    };
  }

  /** A defect of Lakewise; the log has more. */
  public static ApiException internal() {
    return new ApiException(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "INTERNAL_ERROR",
        "Lakewise itself failed. The server's log says why; please report it.",
        0);
  }

  /** The HTTP status. */
  public HttpStatus status() {
    return HttpStatus.valueOf(status);
  }

  /** The code that clients compare. */
  public String errorCode() {
    return errorCode;
  }

  /** When to try again; 0 for never. */
  public int retrySeconds() {
    return retrySeconds;
  }
}
