package io.lakewise.server.databricks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.result.ResultFormat;
import io.lakewise.server.result.ResultLimits;
import io.lakewise.server.statement.OpenSession;
import io.lakewise.server.statement.QueryTags;
import io.lakewise.server.statement.StatementRequest;
import io.lakewise.server.warehouse.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the body of a request to run a statement, and says what is wrong with it. */
final class StatementBody {

  private static final int LONGEST_STATEMENT = 16 << 20;
  private static final long INLINE_BYTES = 25L << 20;
  private static final long LINKED_BYTES = 100L << 30;
  private static final int MOST_PARAMETERS = 10_000;
  private static final int MOST_TAGS = 50;
  private static final int LONGEST_TAG = 256;
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,4})s");

  /** Not part of Databricks' API; a field, as servers that do not know it refuse the request. */
  private static final String QUERY_ONLY = "lakewise_query_only";

  private static final Set<String> KNOWN =
      Set.of(
          "statement",
          "warehouse_id",
          "catalog",
          "schema",
          "parameters",
          "row_limit",
          "byte_limit",
          "disposition",
          "format",
          "wait_timeout",
          "on_wait_timeout",
          "query_tags",
          "session_id",
          "result_compression",
          QUERY_ONLY);

  private final ObjectNode body;

  StatementBody(ObjectNode body) {
    this.body = body;
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                throw ApiException.invalid("There is no field '" + name + "' in this request.");
              }
            });
  }

  /** The id of the session in which it is to be run; empty for one of its own. */
  Optional<String> session() {
    Optional<String> session = text("session_id");
    if (session.isPresent() && (text("catalog").isPresent() || text("schema").isPresent())) {
      throw ApiException.invalid(
          "A statement of a session has the session's catalog and schema: leave them out, or USE.");
    }
    return session;
  }

  /** What is to be run. */
  StatementRequest request(
      Principal caller,
      Optional<OpenSession> session,
      String client,
      Priority priority,
      String traceParent) {
    String statement = text("statement").orElse("");
    if (statement.isBlank()) {
      throw ApiException.invalid("The field 'statement' is missing.");
    }
    if (statement.length() > LONGEST_STATEMENT) {
      throw ApiException.invalid("The statement is longer than 16 MiB.");
    }
    boolean inline =
        choice("disposition", "INLINE", "INLINE", "EXTERNAL_LINKS", "INLINE_OR_EXTERNAL_LINKS")
            .equals("INLINE");
    // What a client can read; answers say that nothing is packed.
    choice("result_compression", "NONE", "NONE", "LZ4_FRAME");
    ResultFormat format =
        ResultFormat.valueOf(choice("format", "JSON_ARRAY", "JSON_ARRAY", "ARROW_STREAM", "CSV"));
    if (inline && format != ResultFormat.JSON_ARRAY) {
      throw ApiException.invalid(
          "The format " + format + " needs disposition=EXTERNAL_LINKS; INLINE gives JSON_ARRAY.");
    }
    return new StatementRequest(
        caller,
        statement,
        parameters(),
        text("warehouse_id").orElse(session.map(OpenSession::warehouse).orElse("")),
        text("catalog"),
        text("schema"),
        limits(inline),
        inline,
        format,
        client,
        priority,
        traceParent,
        tags());
  }

  private ResultLimits limits(boolean inline) {
    Optional<Long> bytes = number("byte_limit");
    long most = inline ? INLINE_BYTES : LINKED_BYTES;
    return new ResultLimits(
        number("row_limit").orElse(Long.MAX_VALUE),
        Math.min(bytes.orElse(most), most),
        inline && bytes.filter(limit -> limit <= most).isEmpty());
  }

  /** How long the answer may wait for the statement; zero for not at all. */
  Duration patience() {
    String text = text("wait_timeout").orElse("10s");
    Matcher seconds = SECONDS.matcher(text);
    if (seconds.matches()) {
      int count = Integer.parseInt(seconds.group(1));
      if (count == 0 || (count >= 5 && count <= 50)) {
        return Duration.ofSeconds(count);
      }
    }
    throw ApiException.invalid("wait_timeout is '" + text + "' (expected: 0s, or 5s to 50s).");
  }

  /** Whether the statement ends when the wait does. */
  boolean cancelsAfterWait() {
    return choice("on_wait_timeout", "CONTINUE", "CONTINUE", "CANCEL").equals("CANCEL");
  }

  /** Whether anything but a query is refused, as who asks has not written it. */
  boolean isQueryOnly() {
    JsonNode value = body.path(QUERY_ONLY);
    if (value.isMissingNode() || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw ApiException.invalid("The field '" + QUERY_ONLY + "' is neither true nor false.");
    }
    return value.asBoolean();
  }

  private List<Parameter> parameters() {
    JsonNode list = body.path("parameters");
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray() || list.size() > MOST_PARAMETERS) {
      throw ApiException.invalid(
          "The field 'parameters' is no list of at most " + MOST_PARAMETERS + " parameters.");
    }
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode item : list) {
      String name = parameterName(item);
      JsonNode value = item.path("value");
      if (value.isContainerNode()) {
        throw ApiException.invalid("The parameter '" + name + "' is no text.");
      }
      String type = item.path("type").asText("");
      boolean isNull = value.isMissingNode() || value.isNull();
      boolean untyped = type.isBlank() || (isNull && type.equalsIgnoreCase("VOID"));
      parameters.add(new Parameter(name, untyped ? null : type, isNull ? null : value.asText()));
    }
    return parameters;
  }

  /** The name of {@code :name}, or the place of a question mark, from 1. */
  private static String parameterName(JsonNode parameter) {
    JsonNode name = parameter.path("name");
    JsonNode ordinal = parameter.path("ordinal");
    if (name.isTextual() && !name.asText().isEmpty()) {
      return name.asText();
    }
    if (ordinal.isInt() && ordinal.asInt() > 0) {
      return ordinal.asText();
    }
    throw ApiException.invalid("A parameter has no name.");
  }

  /** Without blanks around them; an empty value is none, as Databricks has it. */
  private QueryTags tags() {
    JsonNode list = body.path("query_tags");
    if (list.isMissingNode() || list.isNull()) {
      return QueryTags.NONE;
    }
    if (!list.isArray() || list.size() > MOST_TAGS) {
      throw ApiException.invalid(
          "The field 'query_tags' is no list of at most " + MOST_TAGS + " tags.");
    }
    Map<String, String> tags = new LinkedHashMap<>();
    for (JsonNode item : list) {
      String key = tagText(item.path("key"));
      if (key == null) {
        throw ApiException.invalid("A query tag has no key.");
      }
      tags.put(key, tagText(item.path("value")));
    }
    return new QueryTags(tags);
  }

  private static String tagText(JsonNode part) {
    if (part.isMissingNode() || part.isNull()) {
      return null;
    }
    if (!part.isTextual() || part.asText().length() > LONGEST_TAG) {
      throw ApiException.invalid(
          "Keys and values of query tags are texts of at most " + LONGEST_TAG + " characters.");
    }
    String text = part.asText().strip();
    return text.isEmpty() ? null : text;
  }

  private Optional<String> text(String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw ApiException.invalid("The field '" + field + "' is no text.");
    }
    return Optional.of(value.asText()).filter(text -> !text.isEmpty());
  }

  private Optional<Long> number(String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.canConvertToLong() || !value.isIntegralNumber() || value.asLong() < 1) {
      throw ApiException.invalid("The field '" + field + "' is no number above 0.");
    }
    return Optional.of(value.asLong());
  }

  private String choice(String field, String fallback, String... choices) {
    String value = text(field).orElse(fallback).toUpperCase(Locale.ROOT);
    if (!List.of(choices).contains(value)) {
      throw ApiException.invalid(
          "The field '"
              + field
              + "' is '"
              + value
              + "' (expected: "
              + String.join(" or ", choices)
              + ").");
    }
    return value;
  }
}
