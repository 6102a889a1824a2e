package io.lakewise.engine.workbench.duckdb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What DuckDB says went wrong, without what is none of a user's business: the kind's prefix, the
 * generated text, names of local files, advice to change locked settings.
 *
 * @param kind whose fault it is
 * @param text for people; without a full stop at its end
 */
record DuckDbMessage(Kind kind, String text) {

  /** What the prefix says. */
  enum Kind {
    USER,
    MEMORY,
    DISK,
    FILES,
    INTERRUPTED,
    INTERNAL
  }

  private static final Pattern PREFIX = Pattern.compile("^(?:Error: )?([A-Za-z -]+) Error: ");

  /** What Arrow's interface writes around an error that comes with the rows. */
  private static final Pattern ARROW =
      Pattern.compile(
          "^\\[errno -?\\d+\\] CDataJniException\\{errno=-?\\d+, message=([\\s\\S]*)\\}$");

  private static final Pattern QUOTED_TEXT =
      Pattern.compile("\\n\\s*\\nLINE \\d+: [\\s\\S]*$|\\nLINE \\d+: [\\s\\S]*$");
  private static final Pattern STACK =
      Pattern.compile("\\n\\s*\\nStack Trace:[\\s\\S]*$|\\nThis error signals [\\s\\S]*$");
  private static final Pattern FOLDERS = Pattern.compile("(?:file:)?/(?:[^/\\s\"']++/)++");

  /** What stands for the rows of a table. */
  private static final Pattern ROWS = Pattern.compile("^Values list (?=\")");

  private static final Pattern ADVICE = Pattern.compile("\\n\\s*Possible solutions:[\\s\\S]*$");
  private static final Pattern DEPTH =
      Pattern.compile(
          "Max expression depth limit of (\\d+) exceeded\\.[^\\n]*expression depth\\.?");

  private static final Pattern LAMBDA = Pattern.compile("Deprecated lambda arrow[\\s\\S]*");

  /** A column that a file declares to be Parquet's own VARIANT, where a table has its bytes. */
  private static final Pattern ANNOTATED =
      Pattern.compile(
          "Error while reading file \"([^\"]+)\": failed to cast column (\"[^\"]+\") from type"
              + " VARIANT to STRUCT[\\s\\S]*");

  /**
   * A letter of four bytes in UTF-8, such as an emoji, of which JNI makes a letter of each byte.
   */
  private static final Pattern FOUR_BYTES = Pattern.compile("[\\xF0-\\xF4][\\x80-\\xBF]{3}");

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("Parser", Kind.USER),
          Map.entry("Syntax", Kind.USER),
          Map.entry("Binder", Kind.USER),
          Map.entry("Catalog", Kind.USER),
          Map.entry("Conversion", Kind.USER),
          Map.entry("Invalid Input", Kind.USER),
          Map.entry("Invalid type", Kind.USER),
          Map.entry("Mismatch Type", Kind.USER),
          Map.entry("Out of Range", Kind.USER),
          Map.entry("Constraint", Kind.USER),
          Map.entry("Not implemented", Kind.USER),
          Map.entry("Parameter Not Resolved", Kind.USER),
          Map.entry("Parameter Not Allowed", Kind.USER),
          Map.entry("Permission", Kind.USER),
          Map.entry("Missing Extension", Kind.USER),
          Map.entry("Expression", Kind.USER),
          Map.entry("Executor", Kind.USER),
          Map.entry("Invalid Configuration", Kind.USER),
          Map.entry("Out of Memory", Kind.MEMORY),
          Map.entry("IO", Kind.FILES),
          Map.entry("INTERRUPT", Kind.INTERRUPTED),
          Map.entry("Interrupt", Kind.INTERRUPTED));

  static DuckDbMessage of(Throwable cause) {
    String raw = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    Matcher arrow = ARROW.matcher(raw.strip());
    if (arrow.matches()) {
      raw = arrow.group(1);
    }
    Matcher prefix = PREFIX.matcher(raw);
    boolean known = prefix.find();
    Kind kind = known ? KINDS.getOrDefault(prefix.group(1), Kind.INTERNAL) : Kind.INTERNAL;
    String text = known ? raw.substring(prefix.end()) : raw;
    if (kind == Kind.FILES && text.contains("No space left")) {
      kind = Kind.DISK;
    }
    return new DuckDbMessage(kind, clean(text));
  }

  /** The name of what DuckDB threw, without what it says about it. */
  static String errorClass(Throwable cause) {
    Matcher prefix = PREFIX.matcher(String.valueOf(cause.getMessage()));
    return (prefix.find() ? prefix.group(1).toLowerCase(Locale.ROOT) : "internal") + " error";
  }

  /** Whether nothing more will run on the instance that said this. */
  static boolean invalidatesInstance(Throwable cause) {
    String message = cause.getMessage();
    return message != null
        && ((of(cause).kind() == Kind.INTERNAL && message.contains("database has been invalidated"))
            || message.startsWith("INTERNAL Error")
            || message.startsWith("FATAL Error"));
  }

  /** Whether a document of JSON is nested more deeply than DuckDB reads. */
  static boolean isTooDeep(Throwable cause) {
    return String.valueOf(cause.getMessage()).contains("JSON exceeds maximum recursion depth");
  }

  /** Whether it may come from a file that is damaged, rather than from the statement. */
  static boolean mayBlameFile(Throwable cause) {
    String raw = cause.getMessage() == null ? "" : cause.getMessage();
    return switch (of(cause).kind()) {
      case FILES, INTERNAL -> true;
      case USER ->
          raw.startsWith("Invalid Input Error")
              || raw.startsWith("Not implemented Error")
              || raw.contains("next power of 2");
      case MEMORY -> raw.contains("Allocation failure");
      case DISK, INTERRUPTED -> false;
    };
  }

  /** Advice to change what is locked, in words that can be followed. */
  static String withoutSettings(String text) {
    String shallow =
        DEPTH
            .matcher(text)
            .replaceAll(
                "An expression is nested more than $1 deep: write it in steps, with WITH, or with a"
                    + " list and a function of lists");
    return LAMBDA
        .matcher(shallow)
        .replaceAll("A lambda is written with its word: lambda x: x + 1, not x -> x + 1");
  }

  private static String clean(String raw) {
    String text =
        FOUR_BYTES
            .matcher(raw)
            .replaceAll(
                bytes ->
                    Matcher.quoteReplacement(
                        new String(bytes.group().getBytes(ISO_8859_1), UTF_8)));
    text = QUOTED_TEXT.matcher(text).replaceFirst("");
    text = STACK.matcher(text).replaceFirst("");
    text = ADVICE.matcher(text).replaceFirst("");
    text = FOLDERS.matcher(text).replaceAll("");
    text = ROWS.matcher(text).replaceFirst("Table ");
    text = withoutSettings(text);
    text =
        ANNOTATED
            .matcher(text)
            .replaceFirst(
                "The file $1 declares its column $2 to be Parquet's own type VARIANT, which cannot"
                    + " be read in a table: write the file anew without that, or leave the column"
                    + " out of the query");
    text = text.strip();
    while (text.endsWith(".") || text.endsWith("!")) {
      text = text.substring(0, text.length() - 1);
    }
    return text;
  }
}
