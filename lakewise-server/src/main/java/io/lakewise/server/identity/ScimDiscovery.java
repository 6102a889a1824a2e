package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.server.answer.JsonAnswers;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;

/** What this SCIM server has (RFC 7643, sections 5 to 7; RFC 7644, section 4). */
final class ScimDiscovery {

  private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

  private ScimDiscovery() {}

  /** Adds its paths to a server. */
  static void addTo(ServerBuilder server) {
    add(server, "ServiceProviderConfig", context -> configuration());
    add(server, "ResourceTypes", context -> list(ScimDiscovery::type));
    add(server, "ResourceTypes/{id}", context -> type(kind(context, "")));
    add(server, "Schemas", context -> list(ScimDiscovery::schema));
    add(server, "Schemas/{id}", context -> schema(kind(context, CORE)));
  }

  private static void add(
      ServerBuilder server, String path, Function<ServiceRequestContext, ObjectNode> answer) {
    server
        .route()
        .get(ScimApi.PATH + path)
        .build(ScimService.of((context, request) -> ScimService.ok(answer.apply(context))));
  }

  private static ObjectNode configuration() {
    ObjectNode configuration = JsonAnswers.object();
    configuration.putArray("schemas").add(CORE + "ServiceProviderConfig");
    supported(configuration, "patch", true);
    supported(configuration, "bulk", false).put("maxOperations", 0).put("maxPayloadSize", 0);
    supported(configuration, "filter", true).put("maxResults", ScimList.MOST);
    supported(configuration, "changePassword", false);
    supported(configuration, "sort", true);
    supported(configuration, "etag", false);
    configuration
        .putArray("authenticationSchemes")
        .addObject()
        .put("type", "oauthbearertoken")
        .put("name", "Token")
        .put("description", "A token of an admin, or of anybody for reading, as a bearer token.")
        .put("primary", true);
    described(configuration, "ServiceProviderConfig", "ServiceProviderConfig");
    return configuration;
  }

  private static ObjectNode supported(ObjectNode configuration, String what, boolean whether) {
    return configuration.putObject(what).put("supported", whether);
  }

  private static ScimKind kind(ServiceRequestContext context, String before) {
    String id = context.pathParam("id");
    return Arrays.stream(ScimKind.values())
        .filter(kind -> id.equals(before + kind.resource()))
        .findFirst()
        .orElseThrow(() -> ScimException.missing(id));
  }

  private static ObjectNode list(Function<ScimKind, ObjectNode> one) {
    return ScimList.of(Arrays.stream(ScimKind.values()).map(one).toList(), QueryParams.of());
  }

  private static ObjectNode type(ScimKind kind) {
    ObjectNode type = JsonAnswers.object();
    type.putArray("schemas").add(CORE + "ResourceType");
    type.put("id", kind.resource()).put("name", kind.resource());
    type.put("endpoint", "/" + kind.path()).put("schema", CORE + kind.resource());
    return described(type, "ResourceType", "ResourceTypes/" + kind.resource());
  }

  private static ObjectNode schema(ScimKind kind) {
    String id = CORE + kind.resource();
    ObjectNode schema = JsonAnswers.object();
    schema.putArray("schemas").add(CORE + "Schema");
    schema.put("id", id).put("name", kind.resource());
    schema.put("description", "A " + kind.principal().printed() + ".");
    ArrayNode attributes = schema.putArray("attributes");
    ObjectNode name = attribute(attributes, kind.nameAttribute(), "string", "readWrite");
    name.put("required", kind != ScimKind.SERVICE_PRINCIPALS).put("uniqueness", "server");
    if (kind == ScimKind.GROUPS) {
      references(attributes, "members", "readWrite");
    } else {
      attribute(attributes, "displayName", "string", "readWrite");
      attribute(attributes, "active", "boolean", "readWrite");
    }
    if (kind == ScimKind.USERS) {
      complex(
          attributes,
          "emails",
          "readOnly",
          parts -> {
            attribute(parts, "value", "string", "readOnly");
            attribute(parts, "primary", "boolean", "readOnly");
          });
    }
    references(attributes, "groups", "readOnly");
    return described(schema, "Schema", "Schemas/" + id);
  }

  private static void references(ArrayNode attributes, String name, String mutability) {
    complex(
        attributes,
        name,
        mutability,
        parts -> {
          ObjectNode value = attribute(parts, "value", "string", "immutable");
          value.put("caseExact", true).put("required", true);
          attribute(parts, "display", "string", "readOnly");
        });
  }

  private static void complex(
      ArrayNode attributes, String name, String mutability, Consumer<ArrayNode> parts) {
    ObjectNode attribute = attribute(attributes, name, "complex", mutability);
    attribute.put("multiValued", true);
    parts.accept(attribute.putArray("subAttributes"));
  }

  private static ObjectNode attribute(
      ArrayNode attributes, String name, String type, String mutability) {
    return attributes
        .addObject()
        .put("name", name)
        .put("type", type)
        .put("multiValued", false)
        .put("required", false)
        .put("caseExact", false)
        .put("mutability", mutability)
        .put("returned", "default")
        .put("uniqueness", "none");
  }

  private static ObjectNode described(ObjectNode resource, String type, String path) {
    resource.putObject("meta").put("resourceType", type).put("location", ScimApi.PATH + path);
    return resource;
  }
}
