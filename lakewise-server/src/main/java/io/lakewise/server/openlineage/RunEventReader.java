package io.lakewise.server.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.answer.ApiException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads a run event of OpenLineage, as far as it tells of lineage, and says what is wrong. */
public final class RunEventReader {

  private static final Set<String> TYPES =
      Set.of("START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER");

  private static final int MOST_DATASETS = 100;
  private static final int MOST_COLUMNS = 5_000;
  private static final int LONGEST = 1_000;

  private RunEventReader() {}

  /** A dataset by its name in a namespace. */
  public record Dataset(String namespace, String name) {}

  /** That a column of an output was made of one of an input. */
  public record Column(Dataset source, String from, Dataset target, String to) {}

  /**
   * What an event says.
   *
   * @param complete whether the run has ended well
   */
  public record Event(
      boolean complete,
      String job,
      String runId,
      List<Dataset> inputs,
      List<Dataset> outputs,
      List<Column> columns) {}

  /**
   * Reads.
   *
   * @throws ApiException if it is no run event, or one of too much
   */
  public static Event read(JsonNode event) {
    String type = text(event, "eventType");
    if (!TYPES.contains(type)) {
      throw wrong("eventType is none of " + String.join(", ", TYPES.stream().sorted().toList()));
    }
    time(text(event, "eventTime"));
    JsonNode run = object(event, "run");
    JsonNode job = object(event, "job");
    List<Column> columns = new ArrayList<>();
    List<Dataset> inputs = new ArrayList<>();
    for (JsonNode each : datasets(event, "inputs")) {
      inputs.add(dataset(each));
    }
    List<Dataset> outputs = new ArrayList<>();
    for (JsonNode each : datasets(event, "outputs")) {
      Dataset output = dataset(each);
      outputs.add(output);
      columns(each.path("facets").path("columnLineage").path("fields"), output, columns);
    }
    for (Column column : columns) {
      if (!inputs.contains(column.source()) && !outputs.contains(column.source())) {
        inputs.add(column.source());
      }
    }
    if (inputs.size() > MOST_DATASETS) {
      throw tooMany("inputs");
    }
    return new Event(
        type.equals("COMPLETE"),
        text(job, "namespace") + "/" + text(job, "name"),
        runId(text(run, "runId")),
        inputs.stream().distinct().toList(),
        outputs.stream().distinct().toList(),
        columns.stream().distinct().toList());
  }

  private static void columns(JsonNode fields, Dataset output, List<Column> columns) {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      for (JsonNode from : field.getValue().path("inputFields")) {
        if (columns.size() == MOST_COLUMNS) {
          throw wrong("columnLineage has more than " + MOST_COLUMNS + " input fields");
        }
        columns.add(
            new Column(
                dataset(from), text(from, "field"), output, checked("fields", field.getKey())));
      }
    }
  }

  private static Dataset dataset(JsonNode node) {
    return new Dataset(text(node, "namespace"), text(node, "name"));
  }

  private static JsonNode datasets(JsonNode event, String field) {
    JsonNode list = event.path(field);
    if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
      throw wrong(field + " is no list");
    }
    if (list.size() > MOST_DATASETS) {
      throw tooMany(field);
    }
    return list;
  }

  private static ApiException tooMany(String field) {
    return wrong(field + " has more than " + MOST_DATASETS + " datasets");
  }

  private static JsonNode object(JsonNode node, String field) {
    if (!node.path(field).isObject()) {
      throw wrong(field + " is missing, or no object");
    }
    return node.path(field);
  }

  private static String text(JsonNode node, String field) {
    if (!node.path(field).isTextual()) {
      throw wrong(field + " is missing, or no text");
    }
    return checked(field, node.path(field).asText());
  }

  private static String checked(String field, String text) {
    if (text.isBlank()
        || text.length() > LONGEST
        || text.chars().anyMatch(Character::isISOControl)) {
      throw wrong(
          field + " is empty, longer than " + LONGEST + " characters, or has control characters");
    }
    return text;
  }

  private static void time(String text) {
    try {
      OffsetDateTime.parse(text);
    } catch (DateTimeException other) {
      throw wrong("eventTime is no time with a zone, such as 2026-01-31T12:00:00Z");
    }
  }

  private static String runId(String text) {
    try {
      return UUID.fromString(text).toString();
    } catch (IllegalArgumentException other) {
      throw wrong("runId is no UUID");
    }
  }

  private static ApiException wrong(String problem) {
    return ApiException.invalid("This is no run event of OpenLineage: " + problem + ".");
  }
}
