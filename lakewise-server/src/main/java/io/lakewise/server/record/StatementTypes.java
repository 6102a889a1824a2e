package io.lakewise.server.record;

import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.Statement;
import io.lakewise.engine.statement.StatementParser;
import io.lakewise.engine.statement.TableStatement.CreateTable;
import io.lakewise.table.error.LakewiseException;
import java.util.Locale;
import java.util.Set;

/** The kinds of statements that Databricks tells apart, by their first words. */
public final class StatementTypes {

  private static final Set<String> TYPES =
      Set.of(
          "ALTER",
          "ANALYZE",
          "COPY",
          "CREATE",
          "DELETE",
          "DESCRIBE",
          "DROP",
          "EXPLAIN",
          "GRANT",
          "INSERT",
          "MERGE",
          "OPTIMIZE",
          "REFRESH",
          "REPLACE",
          "REVOKE",
          "SELECT",
          "SET",
          "SHOW",
          "TRUNCATE",
          "UPDATE",
          "USE");

  private static final Set<String> QUERIES = Set.of("WITH", "FROM", "VALUES", "TABLE");

  private StatementTypes() {}

  /** The kind of a statement's text; one that is none of them is {@code OTHER}. */
  public static String of(String text) {
    int begin = 0;
    while (begin < text.length() && !Character.isLetter(text.charAt(begin))) {
      int comment = afterComment(text, begin);
      begin = comment > begin ? comment : begin + 1;
    }
    int end = begin;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String first = text.substring(begin, end).toUpperCase(Locale.ROOT);
    return QUERIES.contains(first) ? "SELECT" : TYPES.contains(first) ? first : "OTHER";
  }

  /** Whether a statement's text alone tells that it writes rows. */
  static boolean writes(String text) {
    try {
      Statement statement = StatementParser.parse(text);
      return statement instanceof DataStatement
          || (statement instanceof CreateTable created && created.query().isPresent());
    } catch (LakewiseException unreadable) {
      return false;
    }
  }

  /** Behind the comment that begins here, or here if none does. */
  private static int afterComment(String text, int at) {
    String mark = text.startsWith("--", at) ? "\n" : text.startsWith("/*", at) ? "*/" : null;
    if (mark == null) {
      return at;
    }
    int end = text.indexOf(mark, at + 2);
    return end < 0 ? text.length() : end + mark.length();
  }
}
