package io.lakewise.server.record;

import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.error.NotAllowedException;
import io.lakewise.engine.error.SyntaxException;
import io.lakewise.engine.observation.StatementReport.Failure;
import io.lakewise.server.error.RetryLater;
import io.lakewise.server.statement.ServerStopped;
import io.lakewise.server.warehouse.WorkerLost;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.transaction.CommitConflictException;
import io.lakewise.table.transaction.CommitStateUnknownException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why a statement failed or was refused.
 *
 * @param fault whose it is
 * @param code which kind of error, the same whatever the statement says
 * @param message for the statement's author, and nobody else: it may quote the statement
 * @param refusal what was refused, if that is why
 */
public record StatementFailure(
    Failure fault, String code, String message, Optional<Refusal> refusal) {

  /** A failure that is no refusal. */
  public StatementFailure(Failure fault, String code, String message) {
    this(fault, code, message, Optional.empty());
  }

  /**
   * What somebody was not let do.
   *
   * @param kind of object, such as {@code table}
   * @param name of it, as it prints; where {@code needed} is null, it may be that of nothing
   * @param needed a privilege, {@code OWNER} or {@code ADMIN}; null if it is as if not there
   */
  public record Refusal(String kind, String name, String needed) {

    /** The refusal that an error tells, or one of its causes. */
    static Optional<Refusal> of(Throwable error) {
      for (Throwable cause = error; cause != null; cause = cause.getCause()) {
        if (cause instanceof NotAllowedException known) {
          return Optional.of(new Refusal(known.kind(), known.name(), known.needed()));
        }
        if (cause instanceof NameNotFoundException known) {
          return Optional.of(new Refusal(known.kind(), known.name(), null));
        }
      }
      return Optional.empty();
    }
  }

  /** The first of them in an error or its causes decides. */
  private static final Map<Class<? extends Throwable>, String> CODES = new LinkedHashMap<>();

  static {
    CODES.put(SyntaxException.class, "SYNTAX_ERROR");
    CODES.put(NameNotFoundException.class, "NOT_FOUND");
    CODES.put(NotAllowedException.class, "PERMISSION_DENIED");
    CODES.put(NameTakenException.class, "ALREADY_EXISTS");
    CODES.put(CommitConflictException.class, "CONFLICT");
    CODES.put(CommitStateUnknownException.class, "OUTCOME_UNKNOWN");
    CODES.put(WorkerLost.class, "WORKER_LOST");
    CODES.put(ServerStopped.class, "SERVER_LOST");
    CODES.put(RetryLater.class, "BUSY");
  }

  /** The failure that an error tells. */
  public static StatementFailure of(Throwable error) {
    return new StatementFailure(fault(error), code(error), error.getMessage(), Refusal.of(error));
  }

  private static Failure fault(Throwable error) {
    if (error instanceof LakewiseException known) {
      return switch (known.code()) {
        case USER -> Failure.USER;
        case RESOURCE -> Failure.RESOURCE;
        case INTERNAL -> Failure.INTERNAL;
      };
    }
    return Failure.INTERNAL;
  }

  private static String code(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      for (Map.Entry<Class<? extends Throwable>, String> known : CODES.entrySet()) {
        if (known.getKey().isInstance(cause)) {
          return known.getValue();
        }
      }
    }
    return switch (fault(error)) {
      case USER -> "BAD_REQUEST";
      case RESOURCE -> "RESOURCE_EXHAUSTED";
      case INTERNAL -> "INTERNAL_ERROR";
    };
  }
}
