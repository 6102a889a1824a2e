package io.lakewise.engine.setting;

import io.lakewise.engine.error.SettingErrors;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a statement may take, as people write it: seconds, or a number and a unit. */
public final class StatementTimeout {

  private static final Pattern TEXT =
      Pattern.compile("['\"]?\\s*(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(ms|s|m|min|h)?\\s*['\"]?");
  private static final Map<String, Integer> MILLIS =
      Map.of("ms", 1, "s", 1_000, "m", 60_000, "min", 60_000, "h", 3_600_000);

  private StatementTimeout() {}

  /**
   * Milliseconds; 0 for no limit.
   *
   * @param text such as {@code 30}, {@code 30s}, {@code '5 min'}, quoted or not
   * @throws io.lakewise.table.error.LakewiseException (USER) if it is no length of time
   */
  public static long millis(String text) {
    Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw SettingErrors.timeout(text);
    }
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    BigDecimal number = new BigDecimal(matcher.group(1));
    BigDecimal millis = number.multiply(BigDecimal.valueOf(MILLIS.get(unit)));
    return number.signum() == 0 ? 0 : Math.max(1, millis.longValue());
  }

  /** Milliseconds for people. */
  static String text(long millis) {
    return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
  }
}
