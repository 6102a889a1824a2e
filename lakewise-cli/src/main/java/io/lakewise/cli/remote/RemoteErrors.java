package io.lakewise.cli.remote;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Errors of a lake behind a server. */
public final class RemoteErrors {

  private RemoteErrors() {}

  /** A command that works on the files themselves. */
  public static LakewiseException onlyInPlace(String command) {
    return new LakewiseException(
        Code.USER,
        "'" + command + "' works where the lake lies: run it there, with --lake and not --server.");
  }

  /** There is no token for a server. */
  public static LakewiseException noToken(URI server) {
    return new LakewiseException(
        Code.USER,
        "The server at "
            + server
            + " needs a token. Give it by --token-file or the variable LAKEWISE_TOKEN; the admin's"
            + " lies where the server said when it started.");
  }

  /** The file of the token cannot be read. */
  public static LakewiseException tokenUnreadable(Path file, IOException cause) {
    return new LakewiseException(
        Code.USER, "Cannot read the token in " + file + ": " + cause + ".", cause);
  }

  /** The server does not answer. */
  static LakewiseException unreachable(URI server, IOException cause) {
    String why = cause.getMessage() == null ? "no connection" : cause.getMessage();
    return new LakewiseException(
        Code.RESOURCE,
        "The server at " + server + " cannot be reached: " + why + ". Is it up ('lakewise up')?",
        cause);
  }

  /** The server answers something else than its API says. */
  static LakewiseException strange(URI server, int status) {
    return new LakewiseException(
        Code.USER,
        "What answers at "
            + server
            + " is no Lakewise server, or one of another version (status "
            + status
            + ").");
  }

  /** The server refuses the token. */
  static LakewiseException refused(URI server) {
    return new LakewiseException(
        Code.USER,
        "The server at "
            + server
            + " does not know the token. Give one by --token-file or the variable LAKEWISE_TOKEN;"
            + " the admin's lies where the server said when it started.");
  }

  /** A statement that failed at the server. */
  static LakewiseException failed(String errorCode, String message) {
    Code code =
        switch (errorCode) {
          case "INTERNAL_ERROR" -> Code.INTERNAL;
          case "RESOURCE_EXHAUSTED", "TEMPORARILY_UNAVAILABLE" -> Code.RESOURCE;
          default -> Code.USER;
        };
    return new LakewiseException(code, message);
  }

  /** A statement that was ended from elsewhere, or by Ctrl-C. */
  static LakewiseException cancelled() {
    return new LakewiseException(Code.USER, "The statement was cancelled.");
  }

  /** A statement whose effect ends with the request. */
  static LakewiseException needsSession(String what) {
    return new LakewiseException(
        Code.USER,
        what
            + " belong to a session, which a server does not keep between statements of this"
            + " client; USE works.");
  }

  /** A format that a server does not write. */
  static LakewiseException noFile(String format) {
    return new LakewiseException(
        Code.USER,
        "Rows from a server cannot be written as "
            + format
            + ". Use csv, json or ndjson, or read the lake itself with --lake.");
  }
}
