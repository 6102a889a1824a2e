package io.lakewise.server.access;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cookie that carries a login: for no script, no page of another site and, under TLS, no other
 * host, port or path.
 *
 * @param encrypted whether clients reach the server by TLS
 */
public record LoginCookie(boolean encrypted) {

  private static final String NAME = "lakewise-session";

  private String name() {
    return encrypted ? "__Host-" + NAME : NAME;
  }

  /** What the browser sent, once; what comes twice may be somebody else's doing, and is none. */
  public Optional<String> in(RequestHeaders headers) {
    return in(headers, name());
  }

  /** The value of a cookie that is there once. */
  public static Optional<String> in(RequestHeaders headers, String name) {
    List<String> values = new ArrayList<>();
    for (String line : headers.getAll(HttpHeaderNames.COOKIE)) {
      for (String pair : line.split(";")) {
        int sign = pair.indexOf('=');
        if (sign > 0 && pair.substring(0, sign).strip().equals(name)) {
          values.add(pair.substring(sign + 1).strip());
        }
      }
    }
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** Gives a login to the browser that asks. */
  public void give(ServiceRequestContext request, String login) {
    request.addAdditionalResponseHeader(HttpHeaderNames.SET_COOKIE, written(login, ""));
    request.addAdditionalResponseHeader(HttpHeaderNames.CACHE_CONTROL, "no-store");
  }

  /** Has the browser forget it. */
  public void takeBack(ServiceRequestContext request) {
    request.addAdditionalResponseHeader(HttpHeaderNames.SET_COOKIE, written("", "; Max-Age=0"));
  }

  private String written(String value, String more) {
    return name()
        + "="
        + value
        + "; Path=/; HttpOnly; SameSite=Strict"
        + (encrypted ? "; Secure" : "")
        + more;
  }
}
