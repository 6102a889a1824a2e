package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.error.EngineErrors;
import io.lakewise.engine.workbench.TreeJson;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.duckdb.Literals;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** Texts to trees and back, on a connection that binds and runs none of them. Thread-safe. */
final class StatementParser implements AutoCloseable {

  private final DuckDBConnection connection;
  private final PreparedStatement serialize;
  private final PreparedStatement deserialize;

  StatementParser(DuckDBConnection connection) {
    this.connection = connection;
    try {
      // Folding the constant argument would do the work once more.
      try (Statement settings = connection.createStatement()) {
        settings.execute("SET SESSION enable_optimizer = false");
      }
      serialize = connection.prepareStatement("SELECT json_serialize_sql(?)");
      deserialize = connection.prepareStatement("SELECT json_deserialize_sql(?)");
    } catch (SQLException e) {
      throw WorkbenchErrors.notStarted(e);
    }
  }

  /** The node of the one SELECT statement that the text is. */
  ObjectNode parse(String select) {
    JsonNode answer = TreeJson.read(ask(serialize, select));
    if (answer.path("error").asBoolean()) {
      if (answer.path("error_type").asText().equals("not implemented")) {
        throw WorkbenchErrors.notSelect();
      }
      int bytes = answer.path("position").asInt(-1);
      String message = answer.path("error_message").asText();
      throw EngineErrors.syntax(
          select, characters(select, bytes), sentence(DuckDbMessage.withoutSettings(message)));
    }
    JsonNode statements = answer.path("statements");
    if (statements.size() != 1) {
      throw WorkbenchErrors.notOneSelect(statements.size());
    }
    return (ObjectNode) statements.get(0).path("node");
  }

  /** The trees of expressions; null for a text that is not exactly one. */
  List<JsonNode> expressions(List<String> texts) {
    if (texts.isEmpty()) {
      return List.of();
    }
    String questions =
        texts.stream()
            .map(text -> "json_serialize_sql(" + Literals.text("SELECT " + text) + ")")
            .collect(Collectors.joining(", ", "SELECT ", ""));
    List<JsonNode> expressions = new ArrayList<>();
    for (String answer : answers(questions, texts.size())) {
      JsonNode statements = TreeJson.read(answer).path("statements");
      JsonNode list = statements.path(0).path("node").path("select_list");
      expressions.add(statements.size() == 1 && list.size() == 1 ? list.get(0) : null);
    }
    return expressions;
  }

  private synchronized List<String> answers(String questions, int count) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(questions)) {
      row.next();
      List<String> answers = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        answers.add(row.getString(i));
      }
      return answers;
    } catch (SQLException e) {
      throw WorkbenchErrors.failed(e);
    }
  }

  /** The text of a node. */
  String render(JsonNode node) {
    spellMembers(node);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("error", false);
    ObjectNode statement = answer.putArray("statements").addObject();
    statement.set("node", node);
    statement.putArray("named_param_map");
    try {
      return ask(deserialize, TreeJson.write(answer));
    } catch (LakewiseException e) {
      throw WorkbenchErrors.notRendered(e.getMessage());
    }
  }

  /**
   * DuckDB doubles the apostrophes in a member's name when it writes {@code (s).member}, so that
   * another member is meant; {@code s['member']} it writes well.
   */
  private static void spellMembers(JsonNode node) {
    if (node.path("type").asText().equals("STRUCT_EXTRACT")
        && node.path("children").path(1).path("literal").path("text").asText().contains("'")) {
      ((ObjectNode) node).put("type", "ARRAY_EXTRACT");
    }
    node.forEach(StatementParser::spellMembers);
  }

  private synchronized String ask(PreparedStatement statement, String argument) {
    try {
      statement.setString(1, argument);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw WorkbenchErrors.failed(e);
    }
  }

  private static int characters(String text, int bytes) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    if (bytes < 0 || bytes > encoded.length) {
      return text.length();
    }
    return new String(encoded, 0, bytes, StandardCharsets.UTF_8).length();
  }

  private static String sentence(String message) {
    return message.isEmpty()
        ? "Syntax error"
        : Character.toUpperCase(message.charAt(0)) + message.substring(1);
  }

  @Override
  public synchronized void close() {
    try {
      serialize.close();
      deserialize.close();
      connection.close();
    } catch (SQLException e) {
      throw WorkbenchErrors.internal("Closing the parser failed", e);
    }
  }
}
