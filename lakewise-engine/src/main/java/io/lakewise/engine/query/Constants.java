package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.gate.Gate;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.Workbench;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Values of constant expressions, such as the one in {@code AS OF}. */
public final class Constants {

  private final Workbench workbench;
  private final WorkLimits limits;

  /** Evaluates on connections of the workbench within the limits of a statement. */
  public Constants(Workbench workbench, WorkLimits limits) {
    this.workbench = workbench;
    this.limits = limits;
  }

  /** A version number. */
  public long version(JsonNode expression) {
    String text = expression.path("literal").path("text").asText();
    if (!text.isEmpty() && text.length() < 19 && text.chars().allMatch(Character::isDigit)) {
      return Long.parseLong(text);
    }
    Object value = evaluate(text(expression), "BIGINT");
    if (!(value instanceof Long version) || version < 0) {
      throw NameErrors.badVersion(text(expression));
    }
    return version;
  }

  /** An instant; a timestamp without zone is one of the session's time zone. */
  public Instant instant(JsonNode expression) {
    Object value = evaluate(text(expression), "TIMESTAMPTZ");
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    throw NameErrors.badTimestamp(text(expression));
  }

  /** The value of an expression's text cast to a type, in the domain of result rows. */
  public Object evaluate(String expression, String type) {
    String select = "SELECT CAST((" + expression + ") AS " + type + ")";
    ObjectNode tree = workbench.parse(select);
    Gate.Inspection found = Gate.inspect(tree);
    if (!found.tables().isEmpty() || !found.tableFunctions().isEmpty()) {
      throw NameErrors.notConstant(expression);
    }
    if (!found.functions().isEmpty()) {
      String function = String.join(".", found.functions().get(0).name());
      throw NameErrors.noSuchFunction(function, false);
    }
    try (WorkSession session = workbench.open(limits);
        WorkSession.WorkResult result = session.query(workbench.render(tree), List.of())) {
      return result.next().get(0);
    }
  }

  /** The value of an expression cast to a type, in the domain of result rows. */
  public Object evaluate(JsonNode expression, String type) {
    return evaluate(text(expression), type);
  }

  /** The text of an expression. */
  public String text(JsonNode expression) {
    ObjectNode tree = workbench.parse("SELECT 1");
    ((ArrayNode) tree.get("select_list")).set(0, Trees.withoutAlias(expression));
    return workbench.render(tree).substring("SELECT ".length());
  }
}
