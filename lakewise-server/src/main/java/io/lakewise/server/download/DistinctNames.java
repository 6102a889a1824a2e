package io.lakewise.server.download;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of sheets, or of files in a folder, that nobody takes for one another. */
public final class DistinctNames {

  private final int longest;
  private final Set<String> taken = new HashSet<>();

  /**
   * None yet.
   *
   * @param longest UTF-16 units that a name has at most
   */
  public DistinctNames(int longest) {
    this.longest = longest;
  }

  /** A name, with a number behind it if it was taken. */
  public String next(String wanted) {
    String name = cut(wanted, longest);
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      String ending = " " + number;
      name = cut(wanted, longest - ending.length()) + ending;
    }
    return name;
  }

  private static String cut(String text, int most) {
    int end = Math.min(most, text.length());
    boolean splits = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splits ? end - 1 : end);
  }
}
