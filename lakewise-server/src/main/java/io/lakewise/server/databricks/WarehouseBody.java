package io.lakewise.server.databricks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.server.answer.ApiException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the body of a request to make or change a warehouse. */
final class WarehouseBody {

  /** Databricks' fields, by our names. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "cluster_size", "size",
          "min_num_clusters", "min_workers",
          "max_num_clusters", "max_workers");

  /** About what there is not here; clients send them, and nothing is lost without them. */
  private static final Set<String> IGNORED =
      Set.of(
          "id",
          "channel",
          "creator_name",
          "enable_photon",
          "enable_serverless_compute",
          "instance_profile_arn",
          "spot_instance_policy",
          "tags",
          "warehouse_type");

  private WarehouseBody() {}

  /** Settings by name; what is null or meaningless here is left out. */
  static Map<String, String> options(ObjectNode body) {
    Map<String, String> options = new LinkedHashMap<>();
    body.fields()
        .forEachRemaining(
            field -> {
              JsonNode value = field.getValue();
              if (value.isNull() || IGNORED.contains(field.getKey())) {
                return;
              }
              if (value.isContainerNode()) {
                throw ApiException.invalid("The field '" + field.getKey() + "' is no plain value.");
              }
              options.put(RENAMED.getOrDefault(field.getKey(), field.getKey()), value.asText());
            });
    return options;
  }
}
