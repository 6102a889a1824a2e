package io.lakewise.engine.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pattern of SHOW … LIKE: {@code *} and {@code %} stand for any text, a dot for any character,
 * {@code |} separates choices, case does not matter. An underscore is one, since names have many.
 */
public final class LikePattern {

  private final List<Pattern> choices = new ArrayList<>();

  /** No pattern lets every name pass. */
  public LikePattern(Optional<String> pattern) {
    for (String choice : pattern.orElse("*").split("\\|")) {
      StringBuilder expression = new StringBuilder();
      for (String part : choice.strip().split("(?<=[*%.])|(?=[*%.])")) {
        expression.append(
            switch (part) {
              case "*", "%" -> ".*";
              case "." -> ".";
              default -> Pattern.quote(part);
            });
      }
      choices.add(
          Pattern.compile(
              expression.toString(),
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
    }
  }

  /** Whether a name is among those that are meant. */
  public boolean matches(String name) {
    return choices.stream().anyMatch(choice -> choice.matcher(name).matches());
  }
}
