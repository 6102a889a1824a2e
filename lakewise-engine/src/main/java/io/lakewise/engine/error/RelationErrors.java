package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.Collection;

/** Errors about calls in FROM and the files that they read. */
public final class RelationErrors {

  private RelationErrors() {}

  /** A plain argument behind one with a name. */
  public static LakewiseException positionalBehindNamed(String function) {
    return user(function + " takes its options by name: write option => value");
  }

  /** A table that has no columns. */
  public static LakewiseException withoutColumns(String table, long version) {
    return user(
        "Version "
            + version
            + " of "
            + table
            + " has no columns, so there is nothing to read. Add one with ALTER TABLE … ADD COLUMN,"
            + " or check that it is the table that you mean");
  }

  /** An option that is there twice. */
  public static LakewiseException optionTwice(String function, String option) {
    return user(function + " is given the option " + option + " twice: keep one of them");
  }

  /** An option that may not be used, or does not exist. */
  public static LakewiseException unknownOption(
      String function, String option, Collection<String> known) {
    return user(
        function
            + " has no option "
            + option
            + (known.isEmpty()
                ? "; it takes none"
                : " that may be used here; it takes " + String.join(", ", known)));
  }

  /** A call with too few or too many arguments. */
  public static LakewiseException argumentCount(String function, int least, int most, int actual) {
    return user(
        function
            + " takes "
            + (least == most ? least : least + " to " + most)
            + " arguments, not "
            + actual);
  }

  /** An argument that should name a table. */
  public static LakewiseException notATableName(String function, String text) {
    return user(
        "'"
            + text
            + "' is not the name of a table: "
            + function
            + " takes a name such as main.default.t, also as a string");
  }

  /** A path argument that is no text, or no list of texts. */
  public static LakewiseException notAPath(String function) {
    return user(
        function
            + " takes the path of a file, a pattern such as 'orders/*.csv', or a list of such"
            + " paths");
  }

  /** A path in the net. */
  public static LakewiseException url(String path) {
    return user(
        "'"
            + path
            + "' is an address: files are read only from the lake's folder files/ and from"
            + " declared folders. Download it there first");
  }

  /** A path that leads out of the folders that may be read. */
  public static LakewiseException outside(String path, String files) {
    return user(
        "'"
            + path
            + "' may not be read: SQL reads files only below "
            + files
            + " and folders declared with --allow, and for who is no admin below external locations"
            + " with READ FILES. Copy it there, declare its folder, or use a volume");
  }

  /** A file that belongs to a table or to the lake's own state. */
  public static LakewiseException insideTable(String path) {
    return user(
        "'"
            + path
            + "' belongs to a table or to the lake's state and is not read as a file; query the"
            + " table by its name, or with delta_scan('folder')");
  }

  /** A path that matches no file. */
  public static LakewiseException noFiles(String path, String folder) {
    return user(
        "No file matches '" + path + "'; relative paths begin in the lake's folder " + folder);
  }

  /** A pattern that matches more files than one call reads. */
  public static LakewiseException tooManyFiles(String path, int limit) {
    return user("'" + path + "' matches more than " + limit + " files: read fewer at once");
  }

  /** Reading a folder failed. */
  public static LakewiseException unreadable(String path, Exception cause) {
    return new LakewiseException(
        Code.RESOURCE, "Looking for files in '" + path + "' failed: " + cause.getMessage(), cause);
  }

  /** A pipe, socket or device, which might never answer. */
  public static LakewiseException noPlainFile(String path) {
    return user(
        "'"
            + path
            + "' is neither a plain file nor a folder, and is not read: copy what comes out of it"
            + " into a file");
  }

  /** A variant of which DuckDB would end the process. */
  public static LakewiseException unsoundVariant(String file, String column, String problem) {
    return user(
        "The file "
            + file
            + " has in column "
            + column
            + " a variant "
            + problem
            + ", and is not read: write that row anew with the program that made it, with fewer"
            + " levels or as text");
  }

  /** A file that calls something a variant that is none as far as anybody can tell. */
  public static LakewiseException strangeVariants(String file, Exception cause) {
    return new LakewiseException(
        Code.USER,
        "The file "
            + file
            + " declares columns to be Parquet's own type VARIANT in a way that is not understood ("
            + cause.getMessage()
            + "), and is not read: write it anew with another program, or with text in these"
            + " columns",
        cause);
  }

  /** A file whose copy, by which its variants are looked at, cannot be made. */
  public static LakewiseException variantsNotCopied(String file, Exception cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "The file "
            + file
            + " has columns of Parquet's own type VARIANT, which are looked at in a copy before"
            + " they are read; it could not be made: "
            + cause.getMessage()
            + ". Make room in the lake's folder for as much as the file takes",
        cause);
  }

  /** A format that cannot be told from the file's name. */
  public static LakewiseException unknownFormat(String path) {
    return user(
        "The format of '"
            + path
            + "' is not known from its name: say it, as in read_files('…', format => 'csv'), with"
            + " csv, json or parquet");
  }

  /** A table by path that may not be opened. */
  public static LakewiseException tableOutside(String path) {
    return user(
        "'"
            + path
            + "' is not a table that may be read: tables are opened by path only inside the lake"
            + " and folders declared with --allow, and only those that you may see");
  }

  /** A relation that information_schema does not have. */
  public static LakewiseException noInformation(String name) {
    return user(
        "There is no information_schema."
            + name
            + "; there are catalogs, schemata, tables, views, columns, table_constraints,"
            + " check_constraints, routines, parameters, catalog_tags, schema_tags, table_tags, column_tags,"
            + " row_filters, column_masks, volumes, volume_privileges, volume_tags and"
            + " external_locations");
  }

  /** A range of versions whose beginning lies behind its end. */
  public static LakewiseException noChangesSince(String label, String time) {
    return user(label + " has no version at or after " + time + ": nothing changed since");
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
