package io.lakewise.server.oidc;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.net.URI;

/** Builds the errors about issuers and what they sign, none of which has a part of a JWT in it. */
final class OidcErrors {

  private OidcErrors() {}

  /** The issuer does not answer, or not what the standards ask for. */
  static LakewiseException unusable(URI issuer, String why) {
    return new LakewiseException(
        Code.RESOURCE,
        "The issuer "
            + issuer
            + " (oidc-issuer) cannot be used now: "
            + why
            + ". Try again, or look at the setting.");
  }
}
