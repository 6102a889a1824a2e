package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.server.answer.ApiException;
import java.util.ArrayList;
import java.util.List;

/** The scopes that are asked for with a new token or secret. */
final class WantedScopes {

  private WantedScopes() {}

  /**
   * The names in the list {@code scopes}; none if it is missing or null.
   *
   * @throws ApiException (400) if it is anything but a list of texts, which must not pass for none,
   *     which asks for all
   */
  static List<String> of(ObjectNode body) {
    JsonNode wanted = body.path("scopes");
    if (wanted.isMissingNode() || wanted.isNull()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    wanted.forEach(name -> names.add(name.textValue()));
    if (!wanted.isArray() || names.contains(null)) {
      throw ApiException.invalid("'scopes' must be a list of names, like [\"sql\"].");
    }
    return names;
  }
}
