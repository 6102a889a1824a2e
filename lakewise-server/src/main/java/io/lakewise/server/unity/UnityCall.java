package io.lakewise.server.unity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.Access;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One request: who asks, and what stands in its path, query and body. */
final class UnityCall {

  private static final int MOST = 1_000;

  private final ServiceRequestContext context;
  private final ObjectNode body;

  UnityCall(ServiceRequestContext context, AggregatedHttpRequest request) {
    this.context = context;
    this.body =
        request.content().isEmpty() ? JsonAnswers.object() : JsonAnswers.read(request.content());
  }

  Principal caller() {
    return Access.caller(context);
  }

  String path(String name) {
    return context.pathParam(name);
  }

  String query(String name) {
    return context.queryParams().get(name, "");
  }

  ObjectNode body() {
    return body;
  }

  /** A text of the body, empty if it is not there or null. */
  Optional<String> text(String field) {
    return text(body, field);
  }

  static Optional<String> text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw ApiException.invalid(field + " is no text.");
    }
    return Optional.of(value.asText());
  }

  static String required(JsonNode object, String field) {
    return text(object, field)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> ApiException.invalid(field + " is missing."));
  }

  String required(String field) {
    return required(body, field);
  }

  /** Refuses what would be left undone without a word. */
  static void only(JsonNode object, Set<String> known) {
    Iterator<String> fields = object.fieldNames();
    while (fields.hasNext()) {
      String field = fields.next();
      if (!known.contains(field)) {
        throw ApiException.invalid("The field " + field + " is not known here. Leave it out.");
      }
    }
  }

  /** A name of three parts; names with dots in them are reached by SQL alone. */
  static QualifiedName qualified(String name) {
    List<String> parts = parts(name, 3);
    return new QualifiedName(parts.get(0), parts.get(1), parts.get(2));
  }

  static List<String> parts(String name, int count) {
    List<String> parts = NameRules.written(name);
    if (parts.size() != count) {
      throw ApiException.invalid(
          name
              + " is no name of "
              + count
              + " part(s) with dots between them. A part that has a dot stands in double quotes.");
    }
    return parts;
  }

  /** A text in a statement. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String identifier(String name) {
    return NameRules.quoted(name);
  }

  /** A page of a list, which is in order of {@code key}. */
  <T> HttpResponse page(
      String field, List<T> all, Function<T, String> key, Function<T, ObjectNode> told) {
    return page(field, all, MOST, key, told);
  }

  /** A page of at most some. */
  <T> HttpResponse page(
      String field,
      List<T> all,
      int largest,
      Function<T, String> key,
      Function<T, ObjectNode> told) {
    String after = token();
    int most = Math.min(size(), largest);
    List<T> rest =
        all.stream()
            .filter(each -> after.isEmpty() || order(key.apply(each)).compareTo(after) > 0)
            .toList();
    ObjectNode answer = JsonAnswers.object();
    ArrayNode items = answer.putArray(field);
    rest.stream().limit(most).map(told).forEach(items::add);
    if (rest.size() > most) {
      byte[] last = order(key.apply(rest.get(most - 1))).getBytes(StandardCharsets.UTF_8);
      answer.put("next_page_token", Base64.getUrlEncoder().withoutPadding().encodeToString(last));
    }
    return JsonAnswers.ok(answer);
  }

  private static String order(String name) {
    return NameRules.key(name);
  }

  private String token() {
    try {
      return new String(Base64.getUrlDecoder().decode(query("page_token")), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("page_token is none that was answered.");
    }
  }

  private int size() {
    String wanted = query("max_results");
    try {
      int size = wanted.isEmpty() ? 0 : Integer.parseInt(wanted);
      if (size < 0) {
        throw ApiException.invalid("max_results is " + size + " (expected: 0 or more).");
      }
      return size == 0 ? MOST : Math.min(size, MOST);
    } catch (NumberFormatException e) {
      throw ApiException.invalid("max_results is no whole number.");
    }
  }
}
