package io.lakewise.server.delivery;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a webhook is, once its name was looked up: what was checked is what is connected to.
 *
 * @param address as it was given
 * @param host its name, in small letters and without brackets
 * @param port its port
 * @param ip to connect to
 */
record WebhookTarget(URI address, String host, int port, InetAddress ip) {

  private static final int LONGEST = 2_000;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /** Ends with a label that begins with a digit: an address of IPv4, in whatever spelling. */
  private static final Pattern NUMERIC = Pattern.compile("([^:]*[.])?[0-9][^.:]*[.]?");

  private static final Pattern PLAIN_4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)([.](?=\\d)|$)){4}");

  /** Finds the addresses of a name. */
  @FunctionalInterface
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /** The address in a text, whoever it belongs to. */
  static URI checked(String text) throws Undelivered {
    URI address;
    try {
      address = new URI(text);
    } catch (URISyntaxException e) {
      throw wrong();
    }
    String scheme = address.getScheme();
    boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    if (!web
        || text.length() > LONGEST
        || address.getHost() == null
        || address.getRawUserInfo() != null
        || address.getRawFragment() != null
        || address.getPort() > 65_535
        || address.getPort() == 0) {
      throw wrong();
    }
    String host = host(address);
    if (NUMERIC.matcher(host).matches() && !PLAIN_4.matcher(host).matches()) {
      throw wrong();
    }
    return address;
  }

  private static Undelivered wrong() {
    return new Undelivered(
        "The webhook is not an address such as https://example.org/hook: it may have neither a"
            + " user nor a fragment, and an IPv4 address is four decimal numbers.");
  }

  private static String host(URI address) {
    return address.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
  }

  /**
   * Looks a webhook up.
   *
   * @param allowed hosts, perhaps with a port, that need not be public
   * @throws Undelivered if it may not be sent to
   */
  static WebhookTarget of(String text, Set<String> allowed, Names names) throws Undelivered {
    URI address = checked(text);
    String host = host(address);
    boolean encrypted = "https".equalsIgnoreCase(address.getScheme());
    int port = address.getPort() > 0 ? address.getPort() : encrypted ? HTTPS : HTTP;
    List<InetAddress> found;
    try {
      found = List.of(names.of(host));
    } catch (UnknownHostException e) {
      throw notFound(host);
    }
    boolean trusted = allowed.contains(host) || allowed.contains(host + ":" + port);
    if (!trusted && !found.stream().allMatch(PublicAddresses::contains)) {
      throw notFound(host);
    }
    return new WebhookTarget(address, host, port, found.get(0));
  }

  /** Says the same of names that the network has and of those that it has not. */
  private static Undelivered notFound(String host) {
    return new Undelivered(
        "The webhook's host "
            + host
            + " is not known on the public internet. Check its name, or ask the operator to name it in webhook-allow.");
  }
}
