package io.lakewise.server.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a JWT is from the issuer, for us and for now (RFC 7519, RFC 8725). Only signatures with a
 * public key count, only keys of the issuer's own set, whatever the JWT's head says of others.
 * Thread-safe.
 */
final class JwtCheck {

  private static final int LONGEST = 16 << 10;

  /** For which clocks may differ. */
  static final int SKEW_SECONDS = 60;

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final Issuer issuer;
  private final InstantSource clock;

  JwtCheck(Issuer issuer, InstantSource clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /** Whether a text has the form of a JWT with a signature. */
  static boolean isJwt(String text) {
    return text.startsWith("ey")
        && text.length() <= LONGEST
        && text.chars().filter(each -> each == '.').count() == 2;
  }

  /**
   * What a JWT says, if it is good.
   *
   * @param audiences of which one must be meant
   * @throws io.lakewise.table.error.LakewiseException (RESOURCE) if the issuer's keys cannot be had
   */
  Optional<JWTClaimsSet> claims(String text, Set<String> audiences) {
    if (!isJwt(text)) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(text);
      if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm())
          || !issuer.name().equals(jwt.getJWTClaimsSet().getIssuer())) {
        return Optional.empty();
      }
      DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
      processor.setJWSTypeVerifier(
          new DefaultJOSEObjectTypeVerifier<>(
              JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
      processor.setJWSKeySelector(
          new JWSVerificationKeySelector<>(
              ALGORITHMS, new ImmutableJWKSet<>(issuer.keys(jwt.getHeader().getKeyID()))));
      processor.setJWTClaimsSetVerifier(verifier(audiences));
      return Optional.of(processor.process(jwt, null));
    } catch (ParseException | BadJOSEException | JOSEException bad) {
      return Optional.empty();
    }
  }

  private DefaultJWTClaimsVerifier<SecurityContext> verifier(Set<String> audiences) {
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            audiences,
            new JWTClaimsSet.Builder().issuer(issuer.name()).build(),
            Set.of("sub", "exp"),
            Set.of()) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew(SKEW_SECONDS);
    return verifier;
  }
}
