package io.lakewise.engine.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pattern of SHOW … LIKE: {@code *} and {@code %} stand for any text, a dot for any character,
 * {@code |} separates choices, case does not matter. An underscore is one, since names have many.
 * Whoever writes it, a comparison takes no more steps than the pattern's length times the name's.
 */
public final class LikePattern {

  private final List<int[]> choices = new ArrayList<>();

  /** No pattern lets every name pass. */
  public LikePattern(Optional<String> pattern) {
    for (String choice : pattern.orElse("*").split("\\|")) {
      choices.add(choice.strip().replaceAll("[*%]+", "*").codePoints().toArray());
    }
  }

  /** Whether a name is among those that are meant. */
  public boolean matches(String name) {
    int[] letters = name.codePoints().toArray();
    return choices.stream().anyMatch(choice -> matches(choice, letters));
  }

  /** Only the last {@code *} is tried with more text: what one before it takes is enough. */
  private static boolean matches(int[] pattern, int[] name) {
    int next = 0;
    int any = -1;
    int taken = 0;
    int at = 0;
    while (at < name.length) {
      if (next < pattern.length && pattern[next] == '*') {
        any = next++;
        taken = at;
      } else if (next < pattern.length && isOne(pattern[next], name[at])) {
        next++;
        at++;
      } else if (any >= 0) {
        next = any + 1;
        at = ++taken;
      } else {
        return false;
      }
    }
    return next == pattern.length || next == pattern.length - 1 && pattern[next] == '*';
  }

  private static boolean isOne(int pattern, int letter) {
    return pattern == '.' || folded(pattern) == folded(letter);
  }

  private static int folded(int letter) {
    return Character.toLowerCase(Character.toUpperCase(letter));
  }
}
