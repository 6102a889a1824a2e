package io.lakewise.server.access;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names by which clients may call the server. A page of a stranger that makes its own name
 * point here (DNS rebinding) sends that name, and is refused.
 */
public final class HostNames {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> names = new HashSet<>(LOOPBACK);

  /** Loopback, the address that is listened on, and what the operator added. */
  public HostNames(String host, List<String> allowed) {
    names.add(bracketed(host.toLowerCase(Locale.ROOT)));
    allowed.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Whether a {@code Host} header or {@code :authority} is one of them; names are allowed with any
   * port unless the operator gave one.
   */
  public boolean allows(String authority) {
    if (authority == null) {
      return false;
    }
    String lower = authority.toLowerCase(Locale.ROOT);
    int colon = lower.lastIndexOf(':');
    boolean hasPort = colon > lower.lastIndexOf(']') && isPort(lower.substring(colon + 1));
    return names.contains(lower) || (hasPort && names.contains(lower.substring(0, colon)));
  }

  /** Whether an {@code Origin} header is of a page that the server itself serves. */
  public boolean allowsOrigin(String origin, String authority) {
    return origin.equalsIgnoreCase("http://" + authority)
        || origin.equalsIgnoreCase("https://" + authority);
  }

  private static boolean isPort(String text) {
    return !text.isEmpty()
        && text.length() <= 5
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
