package io.lakewise.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.table.error.LakewiseException;
import java.util.Locale;
import java.util.function.Function;

/** Constants in either spelling: in Spark a backslash in a string escapes. */
final class ExpressionLiterals {

  private ExpressionLiterals() {}

  static String print(JsonNode node, Dialect dialect, Function<String, LakewiseException> refusal) {
    JsonNode literal = node.path("literal");
    String kind = literal.path("kind").asText();
    String text = literal.path("text").asText();
    return switch (kind) {
      case "NULL_LITERAL" -> "NULL";
      case "INTEGER", "BOOLEAN" -> text;
      case "NUMERIC" -> number(text);
      case "STRING" -> string(text, dialect);
      default -> throw refusal.apply("a literal of kind " + kind.toLowerCase(Locale.ROOT));
    };
  }

  private static String number(String text) {
    return text.startsWith(".") ? "0" + text : text;
  }

  private static String string(String text, Dialect dialect) {
    return dialect == Dialect.SPARK
        ? "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
        : "'" + text.replace("'", "''") + "'";
  }
}
