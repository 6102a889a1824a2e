package io.lakewise.engine.relation;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.StatementNames;
import io.lakewise.engine.error.RelationErrors;
import io.lakewise.engine.statement.Name;
import java.util.ArrayList;
import java.util.List;

/** Names of tables given as arguments: as names, or as texts of names. */
final class TableNames {

  private TableNames() {}

  /** The full name that an argument means where its text stands. */
  static Name of(String function, JsonNode argument, StatementNames names) {
    List<String> parts = new ArrayList<>();
    if (argument.path("class").asText().equals("COLUMN_REF")) {
      argument.path("column_names").forEach(part -> parts.add(part.asText()));
    } else if (argument.path("literal").path("kind").asText().equals("STRING")) {
      parts.addAll(parts(function, argument.path("literal").path("text").asText()));
    } else {
      throw RelationErrors.notATableName(function, "…");
    }
    Name name = new Name(parts, 0);
    if (name.isPath()) {
      return name;
    }
    QualifiedName full = names.qualify(parts);
    return new Name(List.of(full.catalog(), full.schema(), full.name()), 0);
  }

  /** The parts of a dotted name, which may be quoted. */
  static List<String> parts(String function, String text) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at <= text.length()) {
      char first = at < text.length() ? text.charAt(at) : '.';
      int end;
      if (first == '"' || first == '`') {
        StringBuilder part = new StringBuilder();
        end = unquote(text, at, part);
        parts.add(part.toString());
      } else {
        end = text.indexOf('.', at) < 0 ? text.length() : text.indexOf('.', at);
        parts.add(text.substring(at, end).strip());
      }
      boolean separated = end >= text.length() || text.charAt(end) == '.';
      if (!separated || parts.get(parts.size() - 1).isEmpty()) {
        throw RelationErrors.notATableName(function, text);
      }
      at = end + 1;
    }
    return parts;
  }

  /** Reads a quoted part from its opening quote and answers where it ends. */
  private static int unquote(String text, int open, StringBuilder part) {
    char quote = text.charAt(open);
    int at = open + 1;
    while (at < text.length()) {
      if (text.charAt(at) == quote) {
        if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
          at++;
        } else {
          return at + 1;
        }
      }
      part.append(text.charAt(at));
      at++;
    }
    return at;
  }
}
