package io.lakewise.engine.expression;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.expression.PortableExpressions.Use;
import io.lakewise.table.error.LakewiseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;

/** Writes the parsed tree of an expression in one of the two spellings, or refuses it. */
final class ExpressionPrinter {

  private static final Map<String, String> COMPARISONS =
      Map.of(
          "COMPARE_EQUAL", "=",
          "COMPARE_NOTEQUAL", "<>",
          "COMPARE_LESSTHAN", "<",
          "COMPARE_GREATERTHAN", ">",
          "COMPARE_LESSTHANOREQUALTO", "<=",
          "COMPARE_GREATERTHANOREQUALTO", ">=");
  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "%", "||");
  private static final Map<String, String> LIKE = Map.of("~~", "LIKE", "!~~", "NOT LIKE");
  private static final Set<String> NOW =
      Set.of("current_timestamp", "now", "get_current_timestamp", "transaction_timestamp");

  private final Dialect dialect;
  private final Use use;
  private final Function<String, LakewiseException> refusal;
  private final ExpressionTypes types;

  /** Writes in a dialect; {@code refusal} makes the error for what it is told. */
  ExpressionPrinter(Dialect dialect, Use use, Function<String, LakewiseException> refusal) {
    this.dialect = dialect;
    this.use = use;
    this.refusal = refusal;
    this.types = new ExpressionTypes(dialect, refusal);
  }

  /** The whole expression, without brackets around it. */
  String expression(JsonNode node) {
    String text = print(node);
    return text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
  }

  private String print(JsonNode node) {
    return switch (node.path("class").asText()) {
      case "CONSTANT" -> ExpressionLiterals.print(node, dialect, refusal);
      case "COLUMN_REF" -> column(node);
      case "COMPARISON" -> comparison(node);
      case "CONJUNCTION" -> conjunction(node);
      case "OPERATOR" -> operator(node);
      case "BETWEEN" ->
          "("
              + print(node.get("input"))
              + " BETWEEN "
              + print(node.get("lower"))
              + " AND "
              + print(node.get("upper"))
              + ")";
      case "CASE" -> cases(node);
      case "CAST" -> cast(node);
      case "FUNCTION" -> function(node);
      default -> throw refusal.apply(node.path("class").asText().toLowerCase(Locale.ROOT));
    };
  }

  private String column(JsonNode node) {
    List<String> parts = new ArrayList<>();
    node.path("column_names").forEach(part -> parts.add(part.asText()));
    if (parts.size() == 1) {
      String moment = moment(parts.get(0).toLowerCase(Locale.ROOT));
      if (moment != null) {
        return moment;
      }
    }
    StringJoiner path = new StringJoiner(".");
    for (String part : parts) {
      path.add(
          dialect == Dialect.SPARK
              ? part.matches("[A-Za-z_][A-Za-z_0-9]*") ? part : "`" + part.replace("`", "``") + "`"
              : '"' + part.replace("\"", "\"\"") + '"');
    }
    return path.toString();
  }

  /** A value of the moment, null for any other name. */
  private String moment(String name) {
    boolean date = name.equals("current_date") || name.equals("today");
    if (!date && !NOW.contains(name)) {
      return null;
    }
    if (use != Use.DEFAULT) {
      throw refusal.apply(name + ", which changes from moment to moment");
    }
    if (date) {
      return dialect == Dialect.SPARK ? "current_date()" : "current_date";
    }
    return dialect == Dialect.SPARK ? "current_timestamp()" : "now()";
  }

  private String comparison(JsonNode node) {
    String type = node.path("type").asText();
    String left = print(node.get("left"));
    String right = print(node.get("right"));
    if (type.equals("COMPARE_DISTINCT_FROM") || type.equals("COMPARE_NOT_DISTINCT_FROM")) {
      boolean distinct = type.equals("COMPARE_DISTINCT_FROM");
      if (dialect == Dialect.SPARK) {
        String equal = "(" + left + " <=> " + right + ")";
        return distinct ? "(NOT " + equal + ")" : equal;
      }
      return "("
          + left
          + (distinct ? " IS DISTINCT FROM " : " IS NOT DISTINCT FROM ")
          + right
          + ")";
    }
    String symbol = COMPARISONS.get(type);
    if (symbol == null) {
      throw refusal.apply(type);
    }
    return "(" + left + " " + symbol + " " + right + ")";
  }

  private String conjunction(JsonNode node) {
    String word = node.path("type").asText().equals("CONJUNCTION_OR") ? " OR " : " AND ";
    return list(node.path("children"), word, "(", ")");
  }

  private String operator(JsonNode node) {
    JsonNode children = node.path("children");
    return switch (node.path("type").asText()) {
      case "OPERATOR_NOT" -> "(NOT " + print(children.get(0)) + ")";
      case "OPERATOR_IS_NULL" -> "(" + print(children.get(0)) + " IS NULL)";
      case "OPERATOR_IS_NOT_NULL" -> "(" + print(children.get(0)) + " IS NOT NULL)";
      case "OPERATOR_COALESCE" -> list(children, ", ", "coalesce(", ")");
      case "COMPARE_IN", "COMPARE_NOT_IN" -> {
        List<JsonNode> values = new ArrayList<>();
        children.forEach(values::add);
        String word = node.path("type").asText().equals("COMPARE_IN") ? " IN " : " NOT IN ";
        yield "("
            + print(children.get(0))
            + word
            + list(values.subList(1, values.size()), ", ", "(", ")")
            + ")";
      }
      case "STRUCT_EXTRACT" -> {
        String member = children.get(1).path("literal").path("text").asText();
        yield print(children.get(0)) + "." + '"' + member.replace("\"", "\"\"") + '"';
      }
      default -> throw refusal.apply(node.path("type").asText().toLowerCase(Locale.ROOT));
    };
  }

  private String cases(JsonNode node) {
    StringJoiner text = new StringJoiner(" ", "CASE ", " END");
    for (JsonNode check : node.path("case_checks")) {
      text.add("WHEN " + print(check.get("when_expr")) + " THEN " + print(check.get("then_expr")));
    }
    return text.add("ELSE " + print(node.get("else_expr"))).toString();
  }

  private String cast(JsonNode node) {
    if (node.path("try_cast").asBoolean()) {
      throw refusal.apply("try_cast");
    }
    return "CAST(" + print(node.get("child")) + " AS " + types.print(node.get("type_expr")) + ")";
  }

  private String function(JsonNode node) {
    String called = node.path("function_name").asText().toLowerCase(Locale.ROOT);
    String name = SharedFunctions.name(called);
    List<JsonNode> arguments = new ArrayList<>();
    node.path("arguments").forEach(argument -> arguments.add(argument.get("expression")));
    boolean plain =
        node.path("schema").asText().isEmpty()
            && node.path("catalog").asText().isEmpty()
            && !node.path("distinct").asBoolean()
            && node.path("filter").isNull();
    if (!plain) {
      throw refusal.apply(name);
    }
    String moment = arguments.isEmpty() ? moment(name) : null;
    if (moment != null) {
      return moment;
    }
    if (ARITHMETIC.contains(name) && arguments.size() == 2) {
      return list(arguments, " " + name + " ", "(", ")");
    }
    if (name.equals("-") && arguments.size() == 1) {
      return "(- " + print(arguments.get(0)) + ")";
    }
    if (LIKE.containsKey(name)) {
      return like(name, arguments);
    }
    if (name.equals("concat") && dialect == Dialect.DUCKDB && !arguments.isEmpty()) {
      return list(arguments, " || ", "(", ")");
    }
    if (name.equals("date_part") && arguments.size() == 2) {
      name = text(arguments.remove(0)).toLowerCase(Locale.ROOT);
    }
    checkArguments(name, called, arguments);
    return list(arguments, ", ", name + "(", ")");
  }

  private void checkArguments(String name, String called, List<JsonNode> arguments) {
    boolean shared = SharedFunctions.has(name, arguments.size());
    if (shared && name.equals("date_trunc")) {
      shared = SharedFunctions.truncatesTo(text(arguments.get(0)).toLowerCase(Locale.ROOT));
    }
    if (shared && name.equals("substring")) {
      shared = text(arguments.get(1)).matches("[1-9][0-9]*");
    }
    if (!shared) {
      throw refusal.apply(called + "(" + (arguments.isEmpty() ? "" : "…") + ")");
    }
  }

  private String like(String name, List<JsonNode> arguments) {
    if (arguments.size() != 2 || text(arguments.get(1)).isEmpty()) {
      throw refusal.apply("LIKE with a pattern that is not a literal");
    }
    if (text(arguments.get(1)).indexOf('\\') >= 0) {
      throw refusal.apply("LIKE with a backslash, which escapes in Spark alone");
    }
    return "("
        + print(arguments.get(0))
        + " "
        + LIKE.get(name)
        + " "
        + print(arguments.get(1))
        + ")";
  }

  private static String text(JsonNode constant) {
    return constant.path("literal").path("text").asText();
  }

  private String list(Iterable<JsonNode> nodes, String separator, String open, String close) {
    StringJoiner text = new StringJoiner(separator, open, close);
    nodes.forEach(node -> text.add(print(node)));
    return text.toString();
  }
}
