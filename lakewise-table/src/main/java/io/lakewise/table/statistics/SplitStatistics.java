package io.lakewise.table.statistics;

/**
 * The JSON of a file's statistics, split into what the files of a table share and its own values.
 * Nothing is lost: {@link StatisticsShape#join} gives the same text back.
 *
 * @param shape the text with {@link #SEPARATOR} in place of every value
 * @param values the texts of the values, each ended by {@link #SEPARATOR}
 */
public record SplitStatistics(String shape, String values) {

  /** Ends a value; JSON holds it only escaped. */
  public static final char SEPARATOR = '\0';

  /** Splits a text; one that cannot be split has no shape and is its own value. */
  public static SplitStatistics of(String json) {
    if (json.indexOf(SEPARATOR) >= 0) {
      return new SplitStatistics("", json);
    }
    StringBuilder shape = new StringBuilder(json.length());
    StringBuilder values = new StringBuilder(json.length());
    boolean valueFollows = false;
    int at = 0;
    while (at < json.length()) {
      char next = json.charAt(at);
      if (valueFollows && next != '{' && !isBlank(next)) {
        int end = endOfValue(json, at);
        values.append(json, at, end).append(SEPARATOR);
        shape.append(SEPARATOR);
        at = end;
        valueFollows = false;
      } else if (next == '"') {
        int end = endOfText(json, at);
        shape.append(json, at, end);
        at = end;
      } else {
        valueFollows = next == ':' || (valueFollows && isBlank(next));
        shape.append(next);
        at++;
      }
    }
    return new SplitStatistics(shape.toString(), values.toString());
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
  }

  private static int endOfValue(String json, int begin) {
    int depth = 0;
    int at = begin;
    while (at < json.length()) {
      char next = json.charAt(at);
      if (next == '"') {
        at = endOfText(json, at);
        if (depth == 0) {
          return at;
        }
        continue;
      }
      if (depth == 0 && (next == ',' || next == '}' || isBlank(next))) {
        return at;
      }
      depth += next == '[' ? 1 : next == ']' ? -1 : 0;
      at++;
    }
    return at;
  }

  private static int endOfText(String json, int begin) {
    int at = begin + 1;
    while (at < json.length() && json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, json.length());
  }
}
