package io.lakewise.server.configuration;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Addresses that mails go to: a plain name at a domain (RFC 5321, section 4.1.2, without quotes,
 * comments and literals), so that nothing in one can be taken for another header or a second one.
 */
public final class EmailAddress {

  private static final int LONGEST = 254;
  private static final Pattern ONE =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+([.][A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?([.][A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

  private EmailAddress() {}

  /** Whether a text is one address. */
  public static boolean isOne(String text) {
    return text.length() <= LONGEST && ONE.matcher(text).matches();
  }

  /** Whether an address is of one of some domains; of none, every one is. */
  public static boolean isOf(String address, Set<String> domains) {
    String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    return domains.isEmpty() || domains.contains(domain);
  }
}
