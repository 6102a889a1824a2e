package io.lakewise.server.oidc;

import com.linecorp.armeria.common.HttpStatus;

/** A request for a token that gets none, which is answered by RFC 6749, section 5.2. */
public final class RefusedGrant extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  RefusedGrant(String code, String description) {
    super(description, null, false, false);
    this.code = code;
  }

  /** The error of a client that is not known, or not as it says. */
  static RefusedGrant client() {
    return new RefusedGrant("invalid_client", "The client and its secret let nobody in here.");
  }

  /** What programs read. */
  String code() {
    return code;
  }

  HttpStatus status() {
    return code.equals("invalid_client") ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST;
  }
}
