package io.lakewise.server.flight;

import io.lakewise.server.error.RetryLater;
import io.lakewise.server.warehouse.WorkerLost;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.transaction.CommitStateUnknownException;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.ErrorFlightMetadata;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Errors as Flight says them. */
final class FlightErrors {

  private FlightErrors() {}

  /** What a call ends with that failed. */
  static FlightRuntimeException of(Throwable cause) {
    if (cause instanceof FlightRuntimeException known) {
      return known;
    }
    if (cause instanceof LakewiseException error) {
      ErrorFlightMetadata metadata = new ErrorFlightMetadata();
      RetryLater.seconds(error)
          .ifPresent(seconds -> metadata.insert("retry-after", Integer.toString(seconds)));
      return status(error)
          .withDescription(error.getMessage())
          .withMetadata(metadata)
          .toRuntimeException();
    }
    return CallStatus.INTERNAL
        .withDescription("The server failed: " + cause + ". Report it.")
        .toRuntimeException();
  }

  private static CallStatus status(LakewiseException error) {
    if (error instanceof CommitStateUnknownException) {
      return CallStatus.UNKNOWN;
    }
    if (WorkerLost.isCauseOf(error)) {
      return CallStatus.UNAVAILABLE;
    }
    return switch (error.code()) {
      case USER -> CallStatus.INVALID_ARGUMENT;
      case INTERNAL -> CallStatus.INTERNAL;
      case RESOURCE -> CallStatus.RESOURCE_EXHAUSTED;
    };
  }

  static FlightRuntimeException unauthenticated() {
    return CallStatus.UNAUTHENTICATED
        .withDescription(
            "A credential is needed: a token as 'authorization: Bearer <token>', or as the"
                + " password of any user name.")
        .toRuntimeException();
  }

  static FlightRuntimeException unknownTicket() {
    return CallStatus.NOT_FOUND
        .withDescription(
            "The ticket is not valid any more: it was used, or its statement has ended. Run the"
                + " statement again.")
        .toRuntimeException();
  }

  /** Rows wait for their reader, and others for the turn. */
  static CallStatus notTaken() {
    return CallStatus.RESOURCE_EXHAUSTED.withDescription(
        "The rows were not taken within the time limit of the statement. Fetch them faster, ask for"
            + " fewer, or raise the statement time limit of the warehouse.");
  }

  static FlightRuntimeException unknownPrepared() {
    return CallStatus.NOT_FOUND
        .withDescription("The prepared statement is not known any more. Prepare it again.")
        .toRuntimeException();
  }

  /** The client has gone, or cancelled its call. */
  static FlightRuntimeException clientGone() {
    return CallStatus.CANCELLED.withDescription("The call was cancelled.").toRuntimeException();
  }

  /** The client wants no more of a prepared statement. */
  static FlightRuntimeException closed() {
    return CallStatus.CANCELLED
        .withDescription("The prepared statement was closed while it ran.")
        .toRuntimeException();
  }

  /** A number that the client may have rounded when it bound it. */
  static FlightRuntimeException inexactNumber(String marker, double value) {
    return CallStatus.INVALID_ARGUMENT
        .withDescription(
            "The value of marker "
                + marker
                + ", about "
                + value
                + ", is too large to be told from its neighbours where any number may stand. Say of"
                + " which type it is: CAST(? AS BIGINT), or AS DOUBLE.")
        .toRuntimeException();
  }

  /** A value that a client gives by a number that stands for none. */
  static FlightRuntimeException notInDictionary(String marker, long index) {
    return CallStatus.INVALID_ARGUMENT
        .withDescription(
            "The value of marker "
                + marker
                + " is number "
                + index
                + " of a dictionary that does not have so many. Send the value itself.")
        .toRuntimeException();
  }

  /** A change that was run for several rows of values has failed at one of them. */
  static FlightRuntimeException afterRows(int done, int rows, FlightRuntimeException failure) {
    return failure
        .status()
        .withDescription(
            failure.status().description()
                + " This was row "
                + (done + 1)
                + " of "
                + rows
                + " rows of values; each row of this statement is a commit of its own, and "
                + done
                + " are committed.")
        .toRuntimeException();
  }

  static FlightRuntimeException notACommand() {
    return CallStatus.INVALID_ARGUMENT
        .withDescription(
            "The message is no command of Flight SQL. Use a client for Flight SQL, such as ADBC.")
        .toRuntimeException();
  }

  /** Clients with nothing to send may not even say for what. */
  static FlightRuntimeException nothingSent() {
    return CallStatus.INVALID_ARGUMENT
        .withDescription(
            "The call has ended without a command, as ADBC ends it where there are no rows to"
                + " ingest: nothing says for which table. Send at least one row, or create the table"
                + " by SQL.")
        .toRuntimeException();
  }

  /** Rows whose columns are not described as Arrow describes them. */
  static FlightRuntimeException notASchema() {
    return CallStatus.INVALID_ARGUMENT
        .withDescription("The rows do not begin with a schema of Arrow. Send one first.")
        .toRuntimeException();
  }

  /** A column that may be read as something else, or not at all. */
  static FlightRuntimeException unreadColumn(String column, String type, String instead) {
    return CallStatus.INVALID_ARGUMENT
        .withDescription(
            "The column "
                + column
                + " has the type "
                + type
                + ", which is not read from clients. Send it as "
                + instead
                + ".")
        .toRuntimeException();
  }

  static FlightRuntimeException unreadMarker(String marker, ArrowType type) {
    return CallStatus.UNIMPLEMENTED
        .withDescription(
            "The value of marker "
                + marker
                + " has the type "
                + type
                + ", which is not read. Send it as text and cast the marker, as CAST(? AS INTERVAL)"
                + " or CAST(? AS INT[]) does, or send many rows of it in bulk (adbc_ingest).")
        .toRuntimeException();
  }

  static FlightRuntimeException tooManyFields(int depth, int fields) {
    return CallStatus.INVALID_ARGUMENT
        .withDescription(
            "The rows have columns that are nested more than "
                + depth
                + " deep, or more than "
                + fields
                + " columns and members. Send fewer.")
        .toRuntimeException();
  }

  static FlightRuntimeException longFirstMessage(int bytes) {
    return CallStatus.INVALID_ARGUMENT
        .withDescription(
            "The first message of the call has more than "
                + bytes
                + " bytes. Send the command and the schema first, and the rows in messages of"
                + " their own.")
        .toRuntimeException();
  }

  /** A little that is packed may be much to unpack. */
  static FlightRuntimeException packed() {
    return CallStatus.UNIMPLEMENTED
        .withDescription(
            "Messages that are compressed (grpc-encoding) are not read. Send them as they are;"
                + " that is what clients do unless they are told otherwise.")
        .toRuntimeException();
  }

  static FlightRuntimeException unsupported(String what) {
    return CallStatus.UNIMPLEMENTED
        .withDescription(what + " is not supported.")
        .toRuntimeException();
  }
}
