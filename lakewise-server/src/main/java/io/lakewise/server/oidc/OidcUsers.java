package io.lakewise.server.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.lakewise.catalog.Principals;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.server.access.Access;
import io.lakewise.server.configuration.ServerConfiguration.Oidc;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.text.Normalizer;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Who is meant by what an issuer says. The built-in admin is meant by no issuer.
 *
 * @param principals opens the state when it is first needed
 */
record OidcUsers(Oidc settings, Supplier<Principals> principals, InstantSource clock) {

  /** The user, made known if that is wanted; empty if there is none that may sign in. */
  Optional<PrincipalEntry> user(JWTClaimsSet claims) {
    return name(claims).flatMap(name -> known(name, claims)).filter(OidcUsers::mayEnter);
  }

  /**
   * The service principal whose external id is the subject, or else the user. A subject that is
   * merely called as a service principal is not it: some issuers let people choose theirs.
   */
  Optional<PrincipalEntry> caller(JWTClaimsSet claims) {
    List<PrincipalEntry> programs =
        principals.get().external(PrincipalKind.SERVICE_PRINCIPAL, claims.getSubject());
    return switch (programs.size()) {
      case 0 -> user(claims);
      case 1 -> programs.stream().filter(OidcUsers::mayEnter).findFirst();
      default -> Optional.empty();
    };
  }

  private static boolean mayEnter(PrincipalEntry entry) {
    return entry.active() && !NameRules.key(entry.name()).equals(Access.ADMIN.id());
  }

  /**
   * An address of mail counts only if the issuer has looked whether it is the user's. Names compare
   * without regard to how they are composed, so that one in odd characters could be taken for
   * another's who is somebody else to the issuer.
   */
  private Optional<String> name(JWTClaimsSet claims) {
    String claim = settings.userClaim();
    if (claim.equals("email") && !Boolean.TRUE.equals(claims.getClaim("email_verified"))) {
      return Optional.empty();
    }
    return claims.getClaim(claim) instanceof String text
            && !text.isBlank()
            && Normalizer.isNormalized(text, Normalizer.Form.NFKC)
        ? Optional.of(text)
        : Optional.empty();
  }

  private Optional<PrincipalEntry> known(String name, JWTClaimsSet claims) {
    Optional<PrincipalEntry> found = principals.get().find(name);
    if (found.isEmpty() && settings.provision()) {
      found = made(name, claims);
    }
    return found.filter(entry -> entry.kind() == PrincipalKind.USER);
  }

  private Optional<PrincipalEntry> made(String name, JWTClaimsSet claims) {
    try {
      return Optional.of(
          principals
              .get()
              .create(
                  new Viewer(settings.issuer().toString(), true),
                  new PrincipalEntry(
                      UUID.randomUUID().toString(),
                      PrincipalKind.USER,
                      name,
                      claims.getClaim("name") instanceof String text && text.length() < 256
                          ? Optional.of(text)
                          : Optional.empty(),
                      Optional.of(claims.getSubject()),
                      false,
                      true,
                      clock.instant().truncatedTo(ChronoUnit.MICROS))));
    } catch (NameTakenException another) {
      return principals.get().find(name);
    } catch (LakewiseException unusable) {
      if (unusable.code() == Code.USER) {
        return Optional.empty();
      }
      throw unusable;
    }
  }
}
