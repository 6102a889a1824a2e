package io.lakewise.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.server.answer.JsonAnswers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes endpoints in the form of OpenAPI 3.1. */
final class OpenApi {

  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");

  private OpenApi() {}

  /** What every error is. */
  record Error(String errorCode, String message) {}

  static ObjectNode document(List<Endpoint> endpoints, String version) {
    ObjectNode document = JsonAnswers.object().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Lakewise")
        .put("version", version)
        .put(
            "description",
            "Tables, warehouses, queries and tokens of a lake. Statements are run by the SQL"
                + " Statement Execution API or Arrow Flight SQL.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/");
    document.putArray("security").addObject().putArray("token");
    ObjectNode paths = document.putObject("paths");
    ObjectNode components = document.putObject("components");
    RecordSchema schemas = new RecordSchema(components.putObject("schemas"));
    ObjectNode failure = components.putObject("responses").putObject("Error");
    failure.put("description", "What is wrong, and what to do");
    content(failure).set("schema", schemas.of(Error.class));
    components
        .putObject("securitySchemes")
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer");
    for (Endpoint endpoint : endpoints) {
      describe(endpoint, paths.withObjectProperty(endpoint.path()), schemas);
    }
    return document;
  }

  private static void describe(Endpoint endpoint, ObjectNode path, RecordSchema schemas) {
    ObjectNode operation =
        path.putObject(endpoint.method().name().toLowerCase(Locale.ROOT))
            .put("operationId", endpoint.id())
            .put("summary", endpoint.summary() + (endpoint.adminOnly() ? " (admins)" : ""));
    ArrayNode parameters = operation.putArray("parameters");
    Matcher names = PATH_PARAMETER.matcher(endpoint.path());
    while (names.find()) {
      ObjectNode parameter =
          parameters
              .addObject()
              .put("name", names.group(1))
              .put("in", "path")
              .put("required", true);
      parameter.putObject("schema").put("type", "string");
    }
    for (Parameter query : endpoint.parameters()) {
      ObjectNode parameter =
          parameters
              .addObject()
              .put("name", query.name())
              .put("in", "query")
              .put("required", query.required())
              .put("description", query.description());
      ObjectNode schema = parameter.putObject("schema");
      if (query.many()) {
        schema.put("type", "array").putObject("items").put("type", "string");
      } else if (query.number()) {
        schema.put("type", "integer").put("format", "int64").put("minimum", 0);
      } else {
        schema.put("type", "string");
      }
    }
    endpoint
        .body()
        .ifPresent(
            body ->
                content(operation.putObject("requestBody").put("required", true))
                    .set("schema", schemas.of(body)));
    ObjectNode responses = operation.putObject("responses");
    ObjectNode good = responses.putObject("200").put("description", "Done");
    if (endpoint.answer() == FileAnswer.class) {
      good.putObject("content")
          .putObject("application/octet-stream")
          .putObject("schema")
          .put("type", "string")
          .put("format", "binary");
    } else {
      content(good).set("schema", schemas.of(endpoint.answer()));
    }
    responses.putObject("default").put("$ref", "#/components/responses/Error");
  }

  private static ObjectNode content(ObjectNode in) {
    return in.putObject("content").putObject("application/json");
  }
}
