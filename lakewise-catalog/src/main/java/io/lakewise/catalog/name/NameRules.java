package io.lakewise.catalog.name;

import io.lakewise.catalog.error.CatalogErrors;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How the parts of a name compare and print. Names compare without regard to case and to the way
 * that accented letters are composed (Unicode NFC), in any script; they keep their spelling.
 */
public final class NameRules {

  private static final int LONGEST = 255;
  private static final int SHOWN = 60;

  private static final int NON_JOINER = 0x200c;
  private static final int JOINER = 0x200d;
  private static final int AS_EMOJI = 0xfe0f;
  private static final Set<UnicodeScript> CURSIVE =
      EnumSet.of(UnicodeScript.ARABIC, UnicodeScript.SYRIAC);
  private static final Set<UnicodeScript> CONJOINING =
      EnumSet.of(
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GUJARATI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA);

  private NameRules() {}

  /** The form under which two spellings of one name are equal. */
  public static String key(String name) {
    boolean lower = true;
    for (int at = 0; at < name.length(); at++) {
      char character = name.charAt(at);
      if (character >= 0x80) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
      }
      lower &= character < 'A' || character > 'Z';
    }
    return lower ? name : name.toLowerCase(Locale.ROOT);
  }

  /**
   * The name itself if it may be given to an object.
   *
   * @throws io.lakewise.table.error.LakewiseException if it is blank, longer than 255 characters or
   *     has characters that nobody sees: control characters, and those that only say how others are
   *     to be shown (zero-width ones, changes of direction)
   */
  public static String checked(String name) {
    if (name.isBlank()) {
      throw CatalogErrors.invalidName(name, "is blank");
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      throw CatalogErrors.invalidName(
          name.substring(0, name.offsetByCodePoints(0, SHOWN)) + "…",
          "is longer than 255 characters");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw CatalogErrors.invalidName(
          name.replaceAll("\\p{Cntrl}", "?"), "contains a control character");
    }
    if (name.codePoints().anyMatch(NameRules::isUnseen)) {
      throw CatalogErrors.invalidName(
          name.replaceAll("[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "?"),
          "contains a character that nobody sees");
    }
    return name;
  }

  /**
   * The title itself if it may be given to what is known by an id, such as a saved query: a name in
   * which joiners may also stand, where they are seen. They make one emoji of several, and are
   * written between letters of some scripts.
   *
   * @throws io.lakewise.table.error.LakewiseException as {@link #checked} does
   */
  public static String checkedTitle(String title) {
    int[] points = title.codePoints().toArray();
    StringBuilder others = new StringBuilder();
    for (int at = 0; at < points.length; at++) {
      boolean between = at > 0 && at < points.length - 1;
      if (!between || !isSeenJoiner(points[at - 1], points[at], points[at + 1])) {
        others.appendCodePoint(points[at]);
      }
    }
    checked(others.toString());
    return title;
  }

  /** Roughly as the contextual rules of RFC 5892 (appendix A.1 and A.2) have it, and of emoji. */
  private static boolean isSeenJoiner(int before, int character, int after) {
    if (character != JOINER && character != NON_JOINER) {
      return false;
    }
    int type = Character.getType(before);
    boolean isPicture =
        type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL || before == AS_EMOJI;
    boolean joinsPictures =
        character == JOINER && isPicture && Character.getType(after) == Character.OTHER_SYMBOL;
    boolean partsLetters =
        character == NON_JOINER
            && CURSIVE.contains(UnicodeScript.of(before))
            && CURSIVE.contains(UnicodeScript.of(after));
    boolean joinsLetters =
        type == Character.NON_SPACING_MARK && CONJOINING.contains(UnicodeScript.of(after));
    return joinsPictures || partsLetters || joinsLetters;
  }

  private static boolean isUnseen(int character) {
    int type = Character.getType(character);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  /** In double quotes, as SQL accepts it whatever the name contains. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The parts of a name as {@link #printed} parts joined by dots have them. */
  public static List<String> parts(String printed) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < printed.length(); at++) {
      char character = printed.charAt(at);
      boolean doubled = printed.startsWith("\"\"", at) && quoted;
      if (character == '"' && !doubled) {
        quoted = !quoted;
      } else if (character == '.' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(character);
        at += doubled ? 1 : 0;
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /**
   * The parts of a name that a client wrote with dots between them. A part that has a dot, or
   * begins with a double quote, stands in double quotes; others stand as they are, whatever they
   * contain.
   */
  public static List<String> written(String name) {
    return name.startsWith("\"") || name.contains(".\"")
        ? parts(name)
        : List.of(name.split("[.]", -1));
  }

  /** As a reader would write it: quoted only where it is not made of letters, digits and _. */
  public static String printed(String name) {
    boolean plain =
        !name.isEmpty()
            && (Character.isLetter(name.codePointAt(0)) || name.charAt(0) == '_')
            && name.codePoints()
                .allMatch(point -> Character.isLetterOrDigit(point) || point == '_');
    return plain ? name : quoted(name);
  }
}
