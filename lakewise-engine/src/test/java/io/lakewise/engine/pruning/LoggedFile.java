package io.lakewise.engine.pruning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A live file as the JSON of the log has it, read without any code of the product.
 *
 * @param path as in the log
 * @param partition partition values
 * @param stats the parsed statistics
 * @param marked whether a deletion vector takes rows out
 */
record LoggedFile(String path, Map<String, String> partition, JsonNode stats, boolean marked) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The live files of a table's newest version; its log has no checkpoint yet. */
  static List<LoggedFile> of(Path table) {
    Map<String, LoggedFile> live = new LinkedHashMap<>();
    try (Stream<Path> log = Files.list(table.resolve("_delta_log"))) {
      List<Path> commits =
          log.filter(file -> file.toString().matches(".*/\\d{20}\\.json")).sorted().toList();
      for (Path commit : commits) {
        List<LoggedFile> added = new ArrayList<>();
        for (String line : Files.readAllLines(commit)) {
          JsonNode action = JSON.readTree(line);
          if (action.has("remove")) {
            live.remove(action.get("remove").get("path").asText());
          }
          if (action.has("add")) {
            added.add(file(action.get("add")));
          }
        }
        added.forEach(file -> live.put(file.path(), file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(live.values());
  }

  private static LoggedFile file(JsonNode add) throws IOException {
    Map<String, String> partition = new LinkedHashMap<>();
    add.get("partitionValues")
        .properties()
        .forEach(
            entry ->
                partition.put(
                    entry.getKey(), entry.getValue().isNull() ? null : entry.getValue().asText()));
    return new LoggedFile(
        add.get("path").asText(),
        partition,
        JSON.readTree(add.get("stats").asText()),
        add.hasNonNull("deletionVector"));
  }

  /** What a part of the statistics says of a column, whose names are parted by dots; or null. */
  String logged(String part, String column) {
    JsonNode value = stats.path(part);
    for (String name : column.split("\\.")) {
      value = value.path(name);
    }
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }

  long rows() {
    return stats.get("numRecords").asLong();
  }
}
