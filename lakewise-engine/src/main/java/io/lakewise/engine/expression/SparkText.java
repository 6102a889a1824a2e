package io.lakewise.engine.expression;

import io.lakewise.engine.error.ExpressionErrors;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spark's spelling made such that DuckDB's parser reads it: quotes, escapes, names of types. What
 * it means is judged on the tree.
 */
final class SparkText {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<quoted>`(?:[^`]|``)*`)"
              + "|(?<string>'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")"
              + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)"
              + "|(?<equal><=>|==)"
              + "|(?<space>\\s+)"
              + "|(?<other>.)",
          Pattern.DOTALL);
  private static final Map<String, String> TYPES =
      Map.of(
          "STRING", "VARCHAR",
          "BYTE", "TINYINT",
          "SHORT", "SMALLINT",
          "LONG", "BIGINT",
          "INT", "INTEGER",
          "TIMESTAMP_NTZ", "TIMESTAMP",
          "TIMESTAMP_LTZ", "TIMESTAMPTZ",
          "TIMESTAMP", "TIMESTAMPTZ");

  private SparkText() {}

  static String parsable(String expression) {
    StringBuilder text = new StringBuilder();
    Matcher token = TOKEN.matcher(expression);
    boolean typeNext = false;
    boolean afterString = false;
    while (token.find()) {
      String all = token.group();
      if (token.group("space") != null) {
        text.append(all);
        continue;
      }
      boolean string = token.group("string") != null;
      if (string && afterString) {
        throw ExpressionErrors.notExecutable(expression, "strings side by side");
      }
      afterString = string;
      if (token.group("quoted") != null) {
        text.append('"')
            .append(all.substring(1, all.length() - 1).replace("``", "`").replace("\"", "\"\""))
            .append('"');
      } else if (string) {
        text.append('\'').append(plain(expression, all).replace("'", "''")).append('\'');
      } else if (token.group("equal") != null) {
        text.append(all.equals("==") ? "=" : " IS NOT DISTINCT FROM ");
      } else if (token.group("word") != null) {
        boolean type = typeNext || literalFollows(expression, token.end());
        text.append(type ? TYPES.getOrDefault(all.toUpperCase(Locale.ROOT), all) : all);
      } else if ("\"\\;".contains(all) || all.equals("'") || all.equals("`")) {
        throw ExpressionErrors.notExecutable(expression, all);
      } else {
        text.append(all);
      }
      typeNext = all.equalsIgnoreCase("AS");
    }
    return text.toString();
  }

  private static boolean literalFollows(String expression, int end) {
    String rest = expression.substring(end).stripLeading();
    return rest.startsWith("'") || rest.startsWith("\"");
  }

  private static String plain(String expression, String literal) {
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < literal.length() - 1; i++) {
      char c = literal.charAt(i);
      if (c != '\\') {
        value.append(c);
        continue;
      }
      char escaped = literal.charAt(++i);
      switch (escaped) {
        case '\\', '\'', '"' -> value.append(escaped);
        case 'n' -> value.append('\n');
        case 't' -> value.append('\t');
        default -> throw ExpressionErrors.notExecutable(expression, "\\" + escaped);
      }
    }
    return value.toString();
  }
}
