package io.lakewise.engine.workbench.duckdb;

import java.util.Optional;

/**
 * A pattern of LIKE up to its first wildcard.
 *
 * @param text what stands before the first wildcard, without escapes
 * @param rest the pattern from there on
 */
record LikePattern(String text, String rest) {

  /**
   * Reads a pattern; empty if it ends in the middle of an escape.
   *
   * @param escape the character that makes the next one literal, or nothing
   */
  static Optional<LikePattern> of(String pattern, String escape) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (!escape.isEmpty() && c == escape.charAt(0)) {
        i++;
        if (i == pattern.length()) {
          return Optional.empty();
        }
        text.append(pattern.charAt(i));
      } else if (c == '%' || c == '_') {
        return Optional.of(new LikePattern(text.toString(), pattern.substring(i)));
      } else {
        text.append(c);
      }
    }
    return Optional.of(new LikePattern(text.toString(), ""));
  }

  /** Whether there is no wildcard. */
  boolean isWhole() {
    return rest.isEmpty();
  }

  /** Whether the pattern asks for the text at the begin, or for it alone. */
  boolean isPrefix() {
    return rest.chars().allMatch(c -> c == '%');
  }
}
