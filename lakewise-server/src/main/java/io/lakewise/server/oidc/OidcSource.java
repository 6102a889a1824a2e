package io.lakewise.server.oidc;

import io.lakewise.catalog.Principals;
import io.lakewise.server.access.CredentialKind;
import io.lakewise.server.configuration.ServerConfiguration.Oidc;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** An issuer that was configured, for all who ask it. */
public record OidcSource(
    Oidc settings, Issuer issuer, JwtCheck check, OidcUsers users, InstantSource clock) {

  /**
   * The issuer of some settings; nothing is asked of it yet.
   *
   * @param principals opens the state when it is first needed
   */
  public static OidcSource of(Oidc settings, Supplier<Principals> principals, InstantSource clock) {
    Issuer issuer = new Issuer(settings.issuer(), clock);
    return new OidcSource(
        settings,
        issuer,
        new JwtCheck(issuer, clock),
        new OidcUsers(settings, principals, clock),
        clock);
  }

  /**
   * Its JWTs as bearer tokens, if they are for an audience that was configured.
   *
   * @param asking where the issuer is asked for its keys
   */
  public Optional<CredentialKind> bearers(Executor asking) {
    return settings.audiences().isEmpty()
        ? Optional.empty()
        : Optional.of(new JwtKind(check, users, settings.audiences(), asking, clock));
  }
}
