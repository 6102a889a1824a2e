package io.lakewise.server.unity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.server.answer.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a request makes of a policy, both as objects of Databricks' API. */
final class PolicyChange {

  /** What is fixed when a policy is made; a client may send it back as it was told. */
  private static final Set<String> FIXED =
      Set.of(
          "name",
          "on_securable_type",
          "on_securable_fullname",
          "for_securable_type",
          "policy_type");

  private PolicyChange() {}

  /**
   * The policy as it will be.
   *
   * @param mask the fields that change, with commas between them: of those that the request does
   *     not have, the policy is rid; empty or {@code *} for those that it has
   */
  static ObjectNode of(ObjectNode policy, JsonNode wanted, String mask) {
    UnityCall.only(wanted, PolicyText.KNOWN);
    ObjectNode changed = policy.deepCopy();
    for (String field : fields(wanted, mask)) {
      JsonNode value = wanted.path(field);
      if (FIXED.contains(field)) {
        requireSame(field, policy.path(field).asText(), value);
      } else if (value.isMissingNode() || value.isNull()) {
        changed.remove(field);
      } else {
        changed.set(field, value);
      }
    }
    return changed;
  }

  private static List<String> fields(JsonNode wanted, String mask) {
    List<String> fields = new ArrayList<>();
    if (mask.isEmpty() || mask.equals("*")) {
      wanted
          .fields()
          .forEachRemaining(
              field -> {
                if (!field.getValue().isNull()) {
                  fields.add(field.getKey());
                }
              });
      return fields;
    }
    for (String field : mask.split(",", -1)) {
      if (!PolicyText.KNOWN.contains(field.strip())) {
        throw ApiException.invalid(
            "update_mask has '" + NameRules.printed(field) + "', which is no field of a policy.");
      }
      fields.add(field.strip());
    }
    return fields;
  }

  private static void requireSame(String field, String known, JsonNode value) {
    if (!NameRules.key(value.asText()).equals(NameRules.key(known))) {
      throw ApiException.invalid(
          field + " of a policy stays " + NameRules.printed(known) + ": drop it and make another.");
    }
  }
}
