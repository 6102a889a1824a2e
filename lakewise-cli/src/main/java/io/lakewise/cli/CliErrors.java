package io.lakewise.cli;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The errors that commands themselves find. */
public final class CliErrors {

  private CliErrors() {}

  /** A file of statements cannot be read. */
  public static LakewiseException unreadable(Path file, IOException cause) {
    String why = cause instanceof NoSuchFileException ? "it does not exist" : cause.getMessage();
    return new LakewiseException(Code.USER, "Cannot read " + file + ": " + why + ".", cause);
  }

  /** A statement goes on though it was cancelled, and the person insists. */
  public static LakewiseException notCancelled() {
    return new LakewiseException(
        Code.RESOURCE,
        "The statement did not end when it was cancelled, as the engine cannot be interrupted while"
            + " it works out constants, so lakewise has ended. What was committed is safe; of the"
            + " statement itself either all is there or nothing.",
        null);
  }

  /** A password was asked for, and there is nobody to type it unseen. */
  public static LakewiseException noSecret() {
    return user("A password is needed: type it at a terminal, or send it as the standard input.");
  }

  /** Two passwords that should be one. */
  public static LakewiseException secretsDiffer() {
    return user("The two passwords differ. Nothing was changed.");
  }

  /** An action for one warehouse without its name. */
  public static LakewiseException warehouseUnnamed(String action) {
    return new LakewiseException(
        Code.USER,
        "Which warehouse? Say its name: lakewise warehouse " + action + " NAME --server URL.");
  }

  /** A file cannot be written. */
  public static LakewiseException unwritable(Path file, IOException cause) {
    String why =
        cause instanceof NoSuchFileException ? "its folder does not exist" : cause.getMessage();
    return new LakewiseException(Code.USER, "Cannot write " + file + ": " + why + ".", cause);
  }

  /** More than one statement of a script answers rows, but they go to one file. */
  public static LakewiseException secondResult(Path file) {
    return new LakewiseException(
        Code.USER,
        "A second statement answers rows, but "
            + file
            + " holds one result. Run the statements one by one with files of their own.");
  }

  /** A statement of a script failed; those before it are done, those behind it were not begun. */
  public static LakewiseException inScript(
      int number, int count, long line, LakewiseException failure) {
    return new LakewiseException(
        failure.code(),
        failure.getMessage()
            + "\n(statement "
            + number
            + " of "
            + count
            + ", line "
            + line
            + "; those before it were run)",
        failure);
  }

  /** A file to import has an ending that says nothing. */
  public static LakewiseException unknownEnding(Path file) {
    return user(
        "What kind of file is "
            + file
            + "? Its ending must be .csv, .tsv, .json, .ndjson, .jsonl or .parquet, the first five"
            + " perhaps followed by .gz or .zst. Rename it, or read it with 'lakewise sql' and"
            + " read_csv, read_json or read_parquet.");
  }

  /** A CSV file of one column whose lines look like several. */
  public static LakewiseException preamble(String column) {
    return user(
        "The first line, '"
            + column
            + "', makes one column, but the lines below it look like several. If lines stand before"
            + " the header, pass over them with --skip N; with --skip 0 it is imported as it is.");
  }

  /** Files of several kinds cannot become one table at once. */
  public static LakewiseException mixedFiles(Path one, Path other) {
    return user(
        one
            + " and "
            + other
            + " are of different kinds and cannot be imported into one table at once. Import one"
            + " kind, and the other with INSERT INTO.");
  }

  /** A table's version cannot be read. */
  public static LakewiseException noTableVersion(String text) {
    return user("'" + text + "' is not a table's version (expected: such as sales@3).");
  }

  /** Two tables have no column in common. */
  public static LakewiseException nothingInCommon() {
    return user("The two have no column in common, so their rows cannot be compared.");
  }

  /** The key names a column that one of the tables has not. */
  public static LakewiseException unknownKey(String name, List<String> common) {
    return user(
        "The key's column '"
            + name
            + "' is not in both tables, which have in common: "
            + String.join(", ", common)
            + ".");
  }

  /** Rows cannot be told apart by the key. */
  public static LakewiseException keyNotUnique(
      List<String> key, String table, List<Object> example) {
    return user(
        "The key ("
            + String.join(", ", key)
            + ") does not tell the rows of "
            + table
            + " apart: "
            + example
            + " occurs more than once. Name more columns, or leave --key out.");
  }

  /** The demo's data is not there. */
  public static LakewiseException noFlights(Path file) {
    return user(
        "The demo's data is not in "
            + file
            + ". './lakewise demo' fetches it by npm at its first run; or name the file with"
            + " --flights.");
  }

  /** A command of which only the parts do something. */
  public static LakewiseException whichOf(String command, String... parts) {
    return user(
        "Say what to do: 'lakewise "
            + command
            + " "
            + String.join(" | ", parts)
            + "'. See 'lakewise "
            + command
            + " --help'.");
  }

  /** A list that is no text. */
  public static LakewiseException binaryList(String format) {
    return user(
        "A list cannot be written as "
            + format
            + " (expected: table, csv, json, ndjson or markdown).");
  }

  /** The demo would mix its tables with something else. */
  public static LakewiseException folderOccupied(Path folder) {
    return user(
        "There is something in " + folder + " already. Name a folder that is empty or not there.");
  }

  /** A process of the demo could not be started or heard. */
  public static LakewiseException processFailed(String command, IOException cause) {
    return new LakewiseException(
        Code.RESOURCE, "The process '" + command + "' failed: " + cause.getMessage() + ".", cause);
  }

  /** Something else than what {@code audit verify} prints. */
  public static LakewiseException noHead(String text) {
    return user(
        "--head %s is no record: give SEQUENCE:HASH as 'audit verify' printed it.".formatted(text));
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
