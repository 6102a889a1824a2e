package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.Collection;
import java.util.List;

/** Errors of COPY INTO. */
public final class LoadErrors {

  private LoadErrors() {}

  /** A file format that is not read. */
  public static LakewiseException format(String format) {
    return user("COPY INTO reads CSV, JSON and PARQUET, not " + format);
  }

  /** An option that is not known. */
  public static LakewiseException option(String clause, String option, Collection<String> known) {
    return user(
        clause
            + " has no option '"
            + option
            + "' for this format; there are "
            + String.join(", ", known));
  }

  /** An option with a value that it does not take. */
  public static LakewiseException optionValue(String option, String value, String expected) {
    return user("Option '" + option + "' is '" + value + "': it must be " + expected);
  }

  /** A pattern of dates with a letter that is not known. */
  public static LakewiseException datePattern(String pattern, String letters) {
    return user(
        "The pattern '"
            + pattern
            + "' has '"
            + letters
            + "', which is not known; write yyyy, MM, dd, HH, mm, ss, SSS or SSSSSS, or DuckDB's"
            + " specifiers such as %Y-%m-%d");
  }

  /** FILES and PATTERN together. */
  public static LakewiseException filesAndPattern() {
    return user("COPY INTO takes FILES or PATTERN, not both");
  }

  /** Columns in the files that the table does not have. */
  public static LakewiseException newColumns(
      String label, List<String> columns, List<String> known) {
    return user(
        "The files have "
            + (columns.size() == 1 ? "a column" : "columns")
            + " that "
            + label
            + " does not have: "
            + String.join(", ", columns)
            + " (it has "
            + String.join(", ", known)
            + "). COPY_OPTIONS ('mergeSchema' = 'true') adds them; (SELECT a, b FROM 'path') leaves"
            + " them out");
  }

  /** Records that cannot be rows. */
  public static LakewiseException badRecords(
      String label, String file, long line, String reason, String record, int count) {
    return user(
        file
            + ", line "
            + line
            + ": "
            + reason
            + "\n  "
            + record
            + "\nNothing was loaded into "
            + label
            + (count == 1 ? "" : "; " + count + " records are bad")
            + ". Mend the file, or keep bad records aside with FORMAT_OPTIONS ('badRecordsPath' ="
            + " 'folder')");
  }

  /** A folder for bad records among the files that are loaded. */
  public static LakewiseException badRecordsPath(String path) {
    return user(
        "badRecordsPath '"
            + path
            + "' must be a folder below the lake's files/ or a declared folder, and not lie where"
            + " the files to be loaded are");
  }

  /** Bad records that cannot be kept. */
  public static LakewiseException badRecordsNotKept(String path, Exception cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "Bad records could not be written to "
            + path
            + " ("
            + cause.getMessage()
            + "), so nothing was loaded",
        cause);
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
