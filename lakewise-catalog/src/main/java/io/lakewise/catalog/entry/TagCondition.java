package io.lakewise.catalog.entry;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A condition on the tags of one object.
 *
 * @param kind how it is made
 * @param parts of what; empty for a question about one tag
 * @param key the tag that is asked for, or null
 * @param value its value, or null if any will do
 */
public record TagCondition(Kind kind, List<TagCondition> parts, String key, String value)
    implements Serializable {

  /** How a condition is made. */
  public enum Kind {
    /** All parts hold. */
    ALL,
    /** One of the parts holds. */
    ANY,
    /** The one part does not hold. */
    NOT,
    /** The tag is there, with the value if one is asked for. */
    TAG
  }

  /** Copies the parts. */
  public TagCondition {
    parts = List.copyOf(parts);
  }

  /** Whether a tag is there; with a value, if one is given. */
  public static TagCondition tag(String key, String value) {
    return new TagCondition(Kind.TAG, List.of(), key, value);
  }

  /** Whether an object with these tags fulfils it. */
  public boolean holds(Map<String, String> tags) {
    return switch (kind) {
      case ALL -> parts.stream().allMatch(part -> part.holds(tags));
      case ANY -> parts.stream().anyMatch(part -> part.holds(tags));
      case NOT -> !parts.get(0).holds(tags);
      case TAG -> tags.containsKey(key) && (value == null || tags.get(key).equals(value));
    };
  }

  /** Whether it asks for a tag. */
  public boolean asksFor(String tag) {
    return tag.equals(key) || parts.stream().anyMatch(part -> part.asksFor(tag));
  }

  /** Whether a tag that is added could make it false. */
  public boolean denies(String tag) {
    return kind == Kind.NOT ? asksFor(tag) : parts.stream().anyMatch(part -> part.denies(tag));
  }

  /** As a statement writes it. */
  @Override
  public String toString() {
    return switch (kind) {
      case ALL -> joined(" AND ");
      case ANY -> joined(" OR ");
      case NOT -> "NOT " + parts.get(0);
      case TAG ->
          value == null
              ? "has_tag(" + quoted(key) + ")"
              : "has_tag_value(" + quoted(key) + ", " + quoted(value) + ")";
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private String joined(String word) {
    return parts.stream().map(TagCondition::toString).collect(Collectors.joining(word, "(", ")"));
  }
}
