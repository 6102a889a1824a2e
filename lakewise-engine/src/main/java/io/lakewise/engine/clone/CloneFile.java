package io.lakewise.engine.clone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.entry.CloneEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * The reference of one clone beside its source: {@code
 * <source>/_lakewise/clones/<id of the clone>.json}. Folders that begin with an underscore are left
 * alone by every VACUUM.
 */
final class CloneFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CloneFile() {}

  static String folder(String sourceLocation) {
    return sourceLocation + "/_lakewise/clones";
  }

  static String path(CloneEntry clone) {
    return folder(clone.sourceLocation()) + "/" + clone.cloneId() + ".json";
  }

  static byte[] bytes(CloneEntry clone) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("cloneId", clone.cloneId().toString());
    node.put("cloneLocation", clone.cloneLocation());
    node.put("sourceId", clone.sourceId() == null ? null : clone.sourceId().toString());
    node.put("sourceVersion", clone.sourceVersion());
    node.put("createdAt", clone.createdAt().toString());
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  static CloneEntry parse(String sourceLocation, byte[] content) throws IOException {
    JsonNode node = JSON.readTree(content);
    try {
      String sourceId = node.path("sourceId").asText("");
      return new CloneEntry(
          UUID.fromString(node.path("cloneId").asText()),
          node.path("cloneLocation").asText(),
          sourceId.isEmpty() || sourceId.equals("null") ? null : UUID.fromString(sourceId),
          sourceLocation,
          node.path("sourceVersion").asLong(),
          Instant.parse(node.path("createdAt").asText()));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("it is no reference of a clone: " + e.getMessage(), e);
    }
  }
}
