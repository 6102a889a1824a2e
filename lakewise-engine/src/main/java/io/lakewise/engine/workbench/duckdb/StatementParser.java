package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** Texts to trees and back, on a connection that binds and runs none of them. Thread-safe. */
final class StatementParser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DuckDBConnection connection;
  private final PreparedStatement serialize;
  private final PreparedStatement deserialize;

  StatementParser(DuckDBConnection connection) {
    this.connection = connection;
    try {
      serialize = connection.prepareStatement("SELECT json_serialize_sql(?)");
      deserialize = connection.prepareStatement("SELECT json_deserialize_sql(?)");
    } catch (SQLException e) {
      throw WorkbenchErrors.notStarted(e);
    }
  }

  /** The node of the one SELECT statement that the text is. */
  JsonNode parse(String select) {
    JsonNode answer = read(ask(serialize, select));
    if (answer.path("error").asBoolean()) {
      if (answer.path("error_type").asText().equals("not implemented")) {
        throw WorkbenchErrors.notSelect();
      }
      int bytes = answer.path("position").asInt(-1);
      throw WorkbenchErrors.syntax(
          sentence(answer.path("error_message").asText()), select, characters(select, bytes));
    }
    JsonNode statements = answer.path("statements");
    if (statements.size() != 1) {
      throw WorkbenchErrors.notOneSelect(statements.size());
    }
    return statements.get(0).path("node");
  }

  /** The text of a node. */
  String render(JsonNode node) {
    com.fasterxml.jackson.databind.node.ObjectNode answer = JSON.createObjectNode();
    answer.put("error", false);
    com.fasterxml.jackson.databind.node.ObjectNode statement =
        answer.putArray("statements").addObject();
    statement.set("node", node);
    statement.putArray("named_param_map");
    try {
      return ask(deserialize, answer.toString());
    } catch (io.lakewise.table.error.LakewiseException e) {
      throw WorkbenchErrors.notRendered(e.getMessage());
    }
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw WorkbenchErrors.internal("The parsed statement is not JSON", e);
    }
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
      return -1;
    }
    return new String(encoded, 0, bytes, StandardCharsets.UTF_8).length();
  }

  private static String sentence(String message) {
    return message.isEmpty()
        ? "Syntax error."
        : Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
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
