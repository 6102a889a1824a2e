package io.lakewise.engine.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.WholeNumbers;
import io.lakewise.engine.statement.Statement;
import io.lakewise.engine.tree.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Asks DuckDB which types the markers {@code ?} of a statement have where they stand. The gate and
 * the binder know no markers without values, so texts that nobody can guess stand in for them until
 * the query is bound.
 */
public final class ParameterTypes {

  /**
   * The type of a marker beside a whole number in an operation: its value might be a fraction all
   * the same, and whoever makes it a whole number changes the outcome.
   */
  public static final String NUMBER = "NUMBER";

  private final StatementContext statement;
  private final String secret;

  /**
   * Looks at a statement whose session has {@link #standIns} for parameters.
   *
   * @param secret which occurs in no statement
   */
  public ParameterTypes(StatementContext statement, String secret) {
    this.statement = statement;
    this.secret = secret;
  }

  /** What stands in for the values of {@code count} markers. */
  public static List<Parameter> standIns(String secret, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(marker -> String.valueOf(marker))
        .map(marker -> new Parameter(marker, "STRING", secret + marker))
        .toList();
  }

  /**
   * The types in DuckDB's spelling or {@link #NUMBER}, in order; empty where nothing tells.
   *
   * @throws io.lakewise.table.error.LakewiseException if the statement is wrong
   */
  public List<String> of(Statement parsed, int count) {
    Optional<MarkedQuery> marked = MarkedQuery.of(statement, parsed);
    List<String> types = new ArrayList<>();
    if (marked.isPresent()) {
      BoundQuery bound = statement.binder().bind(marked.get().text(), marked.get().scope());
      ObjectNode tree = statement.workbench().parse(bound.select());
      restore(tree);
      Arithmetic arithmetic = new Arithmetic(statement.workbench());
      arithmetic.replaceIn(tree);
      String select = statement.workbench().render(tree);
      types.addAll(statement.queries().parameterTypes(bound, select));
      for (int marker : arithmetic.markers()) {
        if (marker <= types.size() && WholeNumbers.areOf(types.get(marker - 1))) {
          types.set(marker - 1, NUMBER);
        }
      }
    }
    while (types.size() < count) {
      types.add("");
    }
    return types.subList(0, count);
  }

  /** Puts markers where their stand-ins are. */
  private void restore(JsonNode node) {
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        JsonNode marker = marker(list.get(i));
        if (marker == null) {
          restore(list.get(i));
        } else {
          list.set(i, marker);
        }
      }
    } else if (node instanceof ObjectNode object) {
      for (var member : object.properties()) {
        JsonNode marker = marker(member.getValue());
        if (marker == null) {
          restore(member.getValue());
        } else {
          member.setValue(marker);
        }
      }
    }
  }

  private JsonNode marker(JsonNode node) {
    String text = node.path("child").path("literal").path("text").asText();
    if (!node.path("class").asText().equals("CAST") || !text.startsWith(secret)) {
      return null;
    }
    String marker = "$" + text.substring(secret.length());
    ObjectNode tree = statement.workbench().parse("SELECT " + marker);
    return ((ObjectNode) Trees.onlyExpression(tree)).put("alias", node.path("alias").asText());
  }
}
