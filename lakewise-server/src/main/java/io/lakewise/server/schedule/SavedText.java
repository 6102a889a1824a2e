package io.lakewise.server.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.catalog.entry.SavedItemVersion;
import io.lakewise.engine.session.Parameter;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.statement.OnlyQueries;
import io.lakewise.table.error.LakewiseException;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a saved query runs by itself. Whoever may edit it would else do anything with the rights
 * of whoever has scheduled it: so it only reads.
 */
final class SavedText {

  /** Of a saved query's settings, as the console keeps them. */
  private static final String PARAMETERS = "parameters";

  private SavedText() {}

  /** Refuses what is not one query. */
  static void requireQuery(String text) throws RunFailure {
    boolean query;
    try {
      query = OnlyQueries.isQuery(text);
    } catch (LakewiseException wrong) {
      throw new RunFailure(
          "The saved query cannot be run.", "The saved query cannot be run: " + wrong.getMessage());
    }
    if (!query) {
      throw new RunFailure(
          "Only a query runs by itself, and the saved text is another statement. Save a SELECT.");
    }
  }

  /** The values that were saved with a query. */
  static List<Parameter> parameters(SavedItemVersion version) {
    List<Parameter> parameters = new ArrayList<>();
    JsonNode saved;
    try {
      saved = JsonAnswers.mapper().readTree(version.settings().getOrDefault(PARAMETERS, "{}"));
    } catch (JsonProcessingException unreadable) {
      return List.of();
    }
    saved
        .properties()
        .forEach(
            entry -> {
              String value = entry.getValue().path("value").asText("");
              String type = entry.getValue().path("type").asText("");
              parameters.add(
                  new Parameter(
                      entry.getKey(),
                      type.isEmpty() ? null : type,
                      value.isEmpty() ? null : value));
            });
    return parameters;
  }
}
