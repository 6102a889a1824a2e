package io.lakewise.catalog.name;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/**
 * Names that are made to be taken for others. Letters of different scripts that look the same are
 * found where they stand in one word; a word that is wholly of another script is not.
 */
public final class LookAlikes {

  private static final Set<UnicodeScript> ALIKE =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.ARMENIAN,
          UnicodeScript.CHEROKEE);

  private LookAlikes() {}

  /** Whether a name holds forms of letters for which there are plain ones: {@code ａｄｍｉｎ}. */
  public static boolean hasOtherForms(String name) {
    return !Normalizer.normalize(name, Normalizer.Form.NFKC)
        .equals(Normalizer.normalize(name, Normalizer.Form.NFC));
  }

  /** Whether a word of a name has letters of several scripts that look alike. */
  public static boolean mixesScripts(String name) {
    EnumSet<UnicodeScript> word = EnumSet.noneOf(UnicodeScript.class);
    for (int character : name.codePoints().toArray()) {
      if (!Character.isLetter(character)
          && Character.getType(character) != Character.NON_SPACING_MARK) {
        word.clear();
        continue;
      }
      UnicodeScript script = UnicodeScript.of(character);
      if (ALIKE.contains(script)) {
        word.add(script);
      }
      if (word.size() > 1) {
        return true;
      }
    }
    return false;
  }
}
