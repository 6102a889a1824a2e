package io.lakewise.catalog.audit;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request came from. All of it may be null.
 *
 * @param address of the peer
 * @param agent the client's product and version
 * @param request its id
 */
public record Origin(String address, String agent, String request) implements Serializable {

  /** Of what Lakewise does itself, and of the embedded command line. */
  public static final Origin NONE = new Origin(null, null, null);

  private static final Pattern PRODUCT = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,40}");
  private static final Pattern VERSION = Pattern.compile("/[0-9][0-9A-Za-z.]{0,20}");

  /** The origin of a request whose client calls itself so; {@code userAgent} may be null. */
  public static Origin of(String address, String userAgent, String request) {
    String product = userAgent == null ? "" : product(userAgent);
    return new Origin(address, product.isEmpty() ? null : product, request);
  }

  /** The product that comes first in what a client calls itself, with its version; may be empty. */
  public static String product(String userAgent) {
    Matcher product = PRODUCT.matcher(userAgent);
    if (!product.lookingAt()) {
      return "";
    }
    Matcher version = VERSION.matcher(userAgent).region(product.end(), userAgent.length());
    return version.lookingAt() ? product.group() + version.group() : product.group();
  }
}
