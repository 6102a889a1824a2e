package io.lakewise.server.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Filters of SCIM (RFC 7644, section 3.4.2.2) over resources as they are answered. */
final class ScimFilter {

  private static final int LONGEST = 4_000;
  private static final int DEEPEST = 20;
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\"(?:[^\"\\\\]++|\\\\.)*+\"|[()\\[\\]]|[^\\s()\\[\\]\"]+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private ScimFilter(String text) {
    if (text.length() > LONGEST) {
      throw ScimException.filter("it is longer than " + LONGEST + " characters");
    }
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw ScimException.filter("'" + text.substring(end).strip() + "' is not understood");
    }
  }

  /**
   * The resources that a filter means.
   *
   * @throws ScimException ({@code invalidFilter}) if it is none
   */
  static Predicate<JsonNode> of(String text) {
    ScimFilter filter = new ScimFilter(text);
    Predicate<JsonNode> parsed = filter.any();
    if (filter.at < filter.tokens.size()) {
      throw ScimException.filter("'" + filter.tokens.get(filter.at) + "' is too much");
    }
    return parsed;
  }

  private Predicate<JsonNode> any() {
    if (++depth > DEEPEST) {
      throw ScimException.filter("its brackets are too deep");
    }
    Predicate<JsonNode> left = all();
    while (taken("or")) {
      left = left.or(all());
    }
    depth--;
    return left;
  }

  private Predicate<JsonNode> all() {
    Predicate<JsonNode> left = one();
    while (taken("and")) {
      left = left.and(one());
    }
    return left;
  }

  private Predicate<JsonNode> one() {
    if (taken("not")) {
      expect("(");
      return closed(")").negate();
    }
    if (taken("(")) {
      return closed(")");
    }
    String path = next();
    if (taken("[")) {
      Predicate<JsonNode> inner = closed("]");
      return resource -> values(resource, path).stream().anyMatch(inner);
    }
    if (taken("pr")) {
      return resource -> values(resource, path).stream().anyMatch(ScimFilter::present);
    }
    String operator = next().toLowerCase(Locale.ROOT);
    JsonNode wanted = value(next());
    if (wanted.isNull() && (operator.equals("eq") || operator.equals("ne"))) {
      boolean there = operator.equals("ne");
      return resource -> values(resource, path).stream().anyMatch(ScimFilter::present) == there;
    }
    boolean exact = name(path).equalsIgnoreCase("id") || name(path).equalsIgnoreCase("value");
    if (operator.equals("ne")) {
      Predicate<JsonNode> equal = ScimComparison.of("eq", wanted, exact);
      return resource -> values(resource, path).stream().noneMatch(equal);
    }
    Predicate<JsonNode> holds = ScimComparison.of(operator, wanted, exact);
    return resource -> values(resource, path).stream().anyMatch(holds);
  }

  private Predicate<JsonNode> closed(String bracket) {
    Predicate<JsonNode> inner = any();
    expect(bracket);
    return inner;
  }

  private static boolean present(JsonNode value) {
    return !value.isNull() && !(value.isTextual() && value.asText().isEmpty());
  }

  /** The values of a path; those of elements' {@code value} where a path ends at such objects. */
  static List<JsonNode> values(JsonNode resource, String path) {
    List<JsonNode> found = List.of(resource);
    for (String part : name(path).split("[.]")) {
      List<JsonNode> inner = new ArrayList<>();
      for (JsonNode each : found) {
        JsonNode value = child(each, part);
        if (value.isArray()) {
          value.forEach(inner::add);
        } else if (!value.isMissingNode()) {
          inner.add(value);
        }
      }
      found = inner;
    }
    return found.stream()
        .flatMap(
            each ->
                each.isObject() && each.has("value")
                    ? Stream.of(each, each.get("value"))
                    : Stream.of(each))
        .toList();
  }

  /** An attribute by its name in any case. */
  static JsonNode child(JsonNode object, String name) {
    for (var fields = object.fields(); fields.hasNext(); ) {
      var field = fields.next();
      if (field.getKey().equalsIgnoreCase(name)) {
        return field.getValue();
      }
    }
    return MissingNode.getInstance();
  }

  /** Without the URN of its schema. */
  static String name(String path) {
    return path.startsWith("urn:") ? path.substring(path.lastIndexOf(':') + 1) : path;
  }

  private static JsonNode value(String token) {
    try {
      return JSON.readTree(token);
    } catch (JsonProcessingException e) {
      throw ScimException.filter("'" + token + "' is no value");
    }
  }

  private boolean taken(String word) {
    boolean there = at < tokens.size() && tokens.get(at).equalsIgnoreCase(word);
    if (there) {
      at++;
    }
    return there;
  }

  private void expect(String word) {
    if (!taken(word)) {
      throw ScimException.filter("a '" + word + "' is missing");
    }
  }

  private String next() {
    if (at == tokens.size()) {
      throw ScimException.filter("it ends too early");
    }
    return tokens.get(at++);
  }
}
