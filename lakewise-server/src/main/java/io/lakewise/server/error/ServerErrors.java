package io.lakewise.server.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Builds the errors of this module: what happened, why, and what to do, with the values. */
public final class ServerErrors {

  private ServerErrors() {}

  /** The port cannot be listened on. */
  public static LakewiseException cannotListen(String host, int port, Throwable cause) {
    return new LakewiseException(
        Code.USER,
        "Cannot listen on "
            + host
            + " port "
            + port
            + ": "
            + rootMessage(cause)
            + ". Another server may run there already: stop it, or choose another port with"
            + " --port.",
        cause);
  }

  /** Settings that are wrong, all of them. */
  public static LakewiseException wrongConfiguration(List<String> problems) {
    return new LakewiseException(
        Code.USER,
        "The configuration is wrong:\n  "
            + String.join("\n  ", problems)
            + "\n'lakewise config' shows what is in force, 'lakewise up --help' what there is.");
  }

  /** The configuration file cannot be read. */
  public static LakewiseException unreadableConfiguration(Path file, IOException cause) {
    String why = cause instanceof NoSuchFileException ? "it does not exist" : cause.getMessage();
    return new LakewiseException(
        Code.USER, "Cannot read the configuration file " + file + ": " + why + ".", cause);
  }

  /** The file of the admin's token cannot be used. */
  public static LakewiseException tokenUnusable(Path file, String why, Throwable cause) {
    return new LakewiseException(
        Code.USER,
        "The file of the admin's token, " + file + ", cannot be used: " + why + ".",
        cause);
  }

  /** The file of the key of fingerprints cannot be used. */
  public static LakewiseException keyUnusable(Path file, String why, Throwable cause) {
    return new LakewiseException(
        Code.USER,
        "The file of the key for fingerprints, " + file + ", cannot be used: " + why + ".",
        cause);
  }

  /** A result cannot be kept or read back. */
  public static LakewiseException resultUnwritable(IOException cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "The result cannot be kept: "
            + cause.getMessage()
            + ". Check that the server's disk has space, then run the statement again.",
        cause);
  }

  /** A result that is too large to be part of an answer. */
  public static LakewiseException resultTooLarge(long bytes) {
    return new LakewiseException(
        Code.USER,
        "Inline byte limit exceeded. Statements executed with disposition=INLINE can have a result"
            + " size of at most "
            + bytes
            + " bytes. Execute the statement with disposition=EXTERNAL_LINKS, or ask for less.");
  }

  /** A statement that is none of those that only read, where only these are asked. */
  public static LakewiseException notAQuery() {
    return new LakewiseException(
        Code.USER,
        "Only a query is asked here, as it runs with the rights of whoever looks, and this is"
            + " another statement. Write a SELECT, or run it in the editor.");
  }

  /** A statement that was cancelled before it began. */
  public static LakewiseException cancelled() {
    return new LakewiseException(Code.USER, "The statement was cancelled before it began.");
  }

  /** A defect of Lakewise. */
  public static LakewiseException unforeseen(String statement, Throwable cause) {
    return new LakewiseException(
        cause instanceof Error ? Code.RESOURCE : Code.INTERNAL,
        "Lakewise itself failed in statement "
            + statement
            + " ("
            + cause.getClass().getSimpleName()
            + "). The server's log has more; please report it.",
        cause);
  }

  /** The variables of OpenTelemetry say what cannot be done. */
  public static LakewiseException telemetry(RuntimeException cause) {
    return new LakewiseException(
        Code.USER,
        "Traces cannot be sent as the environment says (OpenTelemetry, OTEL_…): "
            + rootMessage(cause)
            + ". Mend the variables, or set OTEL_SDK_DISABLED=true.",
        cause);
  }

  /** A token that was made for something else. */
  public static LakewiseException outOfScope(String scopes, String needed) {
    return new LakewiseException(
        Code.USER,
        "The token has the scopes "
            + scopes
            + ", and this needs "
            + needed
            + ". Make a token with that scope.");
  }

  /** Too many that failed, by one user or from one address. */
  public static LakewiseException tooManyAttempts(int seconds) {
    return new LakewiseException(
        Code.USER,
        "Too many attempts to sign in have failed. Try again in " + seconds + " seconds.",
        new RetryLater(seconds));
  }

  private static String rootMessage(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }
}
