package io.lakewise.engine.workbench.duckdb;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.List;

/** The errors of the executing half. */
final class WorkbenchErrors {

  /** How the errors of a table's own rules end, which name no value. */
  private static final String RULE_BROKEN = "; nothing was written";

  private WorkbenchErrors() {}

  static LakewiseException notStarted(Exception cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "The query engine could not be started: "
            + DuckDbMessage.of(cause).text()
            + ". Check that its staging and spill folders can be written.",
        cause);
  }

  static LakewiseException internal(String what, Throwable cause) {
    return new LakewiseException(
        Code.INTERNAL, what + ": " + DuckDbMessage.of(cause).text(), cause);
  }

  static LakewiseException cancelled() {
    return new LakewiseException(Code.USER, "The statement was cancelled.");
  }

  static LakewiseException timedOut(long maxMillis) {
    return new LakewiseException(
        Code.RESOURCE,
        "The statement was ended after "
            + (maxMillis % 1_000 == 0 ? maxMillis / 1_000 + " s" : maxMillis + " ms")
            + ", its time limit. Make it smaller, or raise the limit: --timeout of the command line,"
            + " or SET STATEMENT_TIMEOUT.");
  }

  /** Arrow reads names up to some length; a column without one is called by its whole text. */
  static LakewiseException columnNameTooLong(Throwable cause) {
    return new LakewiseException(
        Code.USER,
        "The name of a column is longer than 32,767 bytes: give it a shorter one, with AS.",
        cause);
  }

  static LakewiseException numberTooLarge(String column) {
    return new LakewiseException(
        Code.USER,
        "The column "
            + column
            + " of the result has a number from 2^127 on, which is more than can be sent: cast it to"
            + " VARCHAR.");
  }

  static LakewiseException answerTooDeep(Throwable cause) {
    return new LakewiseException(
        Code.USER,
        "A column of the result is nested more than 64 deep, which is more than can be sent: cast it"
            + " to VARCHAR or JSON, or take it apart.",
        cause);
  }

  static LakewiseException processOutOfMemory() {
    return new LakewiseException(
        Code.RESOURCE,
        "The statement was ended because the process came to the end of its memory. Select fewer"
            + " rows or columns, aggregate in steps, or allow more memory.");
  }

  /** An error about memory, with the files that were read when it ran out; there may be none. */
  static LakewiseException reading(List<String> files, LakewiseException error) {
    if (files.isEmpty()) {
      return error;
    }
    int more = files.size() - 1;
    return new LakewiseException(
        error.code(),
        error.getMessage()
            + " It was reading "
            + files.get(0)
            + (more == 0 ? "" : " and " + (more == 1 ? "one more file" : more + " more files"))
            + ": where a row is very large (a JSON document that is one array, very many columns),"
            + " split it up, such as one document in each line.",
        error);
  }

  static LakewiseException rowsTooLarge(Throwable cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "The rows of the result are too large for the memory of this process, which takes whole"
            + " rows from the engine. Select fewer or shorter values, or write the result into a"
            + " Parquet file.",
        cause);
  }

  static LakewiseException processBeyondCap(long bytes, long capBytes) {
    return new LakewiseException(
        Code.RESOURCE,
        "The process holds "
            + bytes / 1_000_000
            + " MB of memory, more than the "
            + capBytes / 1_000_000
            + " MB that it may, and its statements could not be interrupted; it is ended. Nothing"
            + " that was not committed is part of any table. Make the statement smaller, or allow"
            + " more memory.");
  }

  static LakewiseException damagedFile(String name, String problem, Throwable cause) {
    return new LakewiseException(
        Code.USER,
        "The file "
            + name
            + " cannot be read: "
            + problem
            + ". It was truncated or damaged; get a sound copy of it, or leave it out.",
        cause);
  }

  static LakewiseException deepDocument(String name, Throwable cause) {
    return new LakewiseException(
        Code.USER,
        "The file "
            + name
            + " has a JSON document that is nested more than 128 levels deep, which is more than"
            + " can be read. Flatten the document, or leave it or the file out.",
        cause);
  }

  static LakewiseException notExported(Throwable cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "The result could not be written into a file: "
            + DuckDbMessage.of(cause).text()
            + ". Check that its folder exists and has room.",
        cause);
  }

  static LakewiseException variantSent(String column) {
    return new LakewiseException(
        Code.USER,
        "The rows have variants in "
            + column
            + ", which are not taken in bulk, as nobody knows how deeply they are nested. Send them"
            + " as JSON texts.");
  }

  static LakewiseException notOneSelect(int count) {
    return new LakewiseException(
        Code.USER,
        count == 0
            ? "There is no statement (expected: exactly one)."
            : "There are " + count + " statements (expected: exactly one). Run them one by one.");
  }

  static LakewiseException notSelect() {
    return new LakewiseException(
        Code.USER,
        "Only a query can stand here: SELECT, VALUES, FROM or WITH … SELECT. A PIVOT needs its"
            + " values written out: PIVOT … ON column IN (…).");
  }

  static LakewiseException notRendered(String message) {
    return new LakewiseException(
        Code.INTERNAL, "The parsed statement could not be turned into text again: " + message);
  }

  /** The error for what DuckDB threw while it ran a statement. */
  static LakewiseException failed(Throwable cause) {
    if (cause instanceof LakewiseException known) {
      return known;
    }
    if (String.valueOf(cause.getMessage()).contains("Java heap space")) {
      return rowsTooLarge(cause);
    }
    DuckDbMessage message = DuckDbMessage.of(cause);
    return switch (message.kind()) {
      case USER -> new LakewiseException(Code.USER, message.text(), cause);
      case MEMORY ->
          new LakewiseException(
              Code.RESOURCE,
              "The statement needs more memory than it may use ("
                  + message.text()
                  + "). Select fewer rows or columns, aggregate in steps, or allow more memory.",
              cause);
      case DISK ->
          new LakewiseException(
              Code.RESOURCE,
              "The disk is full ("
                  + message.text()
                  + "). Make room where files are staged and spilled, and run the statement again.",
              cause);
      case INTERRUPTED -> cancelled();
      case FILES ->
          new LakewiseException(
              Code.INTERNAL,
              "Files could not be read or written: " + message.text() + filesRemedy(message.text()),
              cause);
      case INTERNAL ->
          new LakewiseException(
              Code.INTERNAL,
              "The query engine failed: "
                  + message.text()
                  + ". This is not the statement's fault; write it in another way, and report it.",
              cause);
    };
  }

  /**
   * The same of a statement that reads a table with a policy: the text of what DuckDB throws may
   * hold a value that the policy hides, if the policy's own expressions fail.
   */
  static LakewiseException withoutValues(Throwable cause, LakewiseException error) {
    DuckDbMessage message = DuckDbMessage.of(cause);
    boolean told =
        message.kind() == DuckDbMessage.Kind.MEMORY || message.text().endsWith(RULE_BROKEN);
    return told
        ? error
        : new LakewiseException(
            error.code(),
            "The statement failed ("
                + DuckDbMessage.errorClass(cause)
                + "). It reads a table with a row filter or column masks, so it is not told on"
                + " which value; TRY_CAST and NULLIF help where one cannot be converted or divided"
                + " by.");
  }

  private static String filesRemedy(String text) {
    if (text.contains("Too many open files")) {
      return ". Let the process open more (ulimit -n), or make larger files of the table's with"
          + " OPTIMIZE.";
    }
    return text.contains("File too large")
        ? ". Let the process write larger files (ulimit -f)."
        : "";
  }
}
