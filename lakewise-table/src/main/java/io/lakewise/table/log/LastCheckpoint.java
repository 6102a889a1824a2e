package io.lakewise.table.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.table.storage.ObjectStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * The hint at the last checkpoint (Delta protocol, "Last Checkpoint File"): never more than that.
 */
final class LastCheckpoint {

  private LastCheckpoint() {}

  /** The version that the hint names; empty if there is none or it cannot be understood. */
  static OptionalLong version(ObjectStore store, String location) throws IOException {
    byte[] content;
    try {
      content = store.read(LogFiles.lastCheckpoint(location));
    } catch (FileNotFoundException none) {
      return OptionalLong.empty();
    }
    try {
      JsonNode version = ActionJson.MAPPER.readTree(content).path("version");
      return version.canConvertToLong() && version.isIntegralNumber() && version.asLong() >= 0
          ? OptionalLong.of(version.asLong())
          : OptionalLong.empty();
    } catch (IOException damaged) {
      return OptionalLong.empty();
    }
  }

  /**
   * Writes the hint.
   *
   * @param actions number of actions in the checkpoint
   * @param bytes size of the checkpoint
   * @param files number of live files
   */
  static void write(
      ObjectStore store, String location, long version, long actions, long bytes, long files)
      throws IOException {
    ObjectNode hint = ActionJson.MAPPER.createObjectNode();
    hint.put("version", version).put("size", actions);
    hint.put("sizeInBytes", bytes).put("numOfAddFiles", files);
    store.put(LogFiles.lastCheckpoint(location), hint.toString().getBytes(StandardCharsets.UTF_8));
  }
}
