package io.lakewise.server.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.token.TokenText;
import io.lakewise.server.access.CredentialKind;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * JWTs of the issuer as bearer tokens, for as long as they say. The user is looked up each time,
 * the signature now and then, as the issuer may take back a key; an issuer that is away neither
 * ends what it has let in nor keeps others from being ended. Thread-safe.
 */
final class JwtKind implements CredentialKind {

  private static final int MOST = 10_000;
  private static final Duration FRESH = Duration.ofMinutes(15);

  private record Good(JWTClaimsSet claims, Instant seen) {}

  private final JwtCheck check;
  private final OidcUsers users;
  private final Set<String> audiences;
  private final Executor asking;
  private final InstantSource clock;
  private final Map<String, Good> good = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Takes those that mean one of some audiences.
   *
   * @param asking where the issuer is asked for its keys
   */
  JwtKind(
      JwtCheck check,
      OidcUsers users,
      Set<String> audiences,
      Executor asking,
      InstantSource clock) {
    this.check = check;
    this.users = users;
    this.audiences = Set.copyOf(audiences);
    this.asking = asking;
    this.clock = clock;
  }

  @Override
  public Optional<Supplier<Optional<TokenEntry>>> question(String text) {
    return JwtCheck.isJwt(text) ? Optional.of(() -> entry(text)) : Optional.empty();
  }

  private Optional<TokenEntry> entry(String text) {
    return claims(text)
        .flatMap(claims -> users.caller(claims).map(caller -> entry(caller, claims)));
  }

  private Optional<JWTClaimsSet> claims(String text) {
    String digest = TokenText.digest(text);
    Good known;
    synchronized (good) {
      known = good.get(digest);
    }
    if (known != null && clock.instant().isBefore(known.seen.plus(FRESH))) {
      return Optional.of(known.claims);
    }
    try {
      Optional<JWTClaimsSet> found = check.claims(text, audiences);
      keep(digest, found);
      return found;
    } catch (LakewiseException away) {
      if (known == null) {
        throw away;
      }
      return Optional.of(known.claims);
    }
  }

  private void keep(String digest, Optional<JWTClaimsSet> found) {
    synchronized (good) {
      good.remove(digest);
      found.ifPresent(claims -> good.put(digest, new Good(claims, clock.instant())));
      if (good.size() > MOST) {
        good.remove(good.keySet().iterator().next());
      }
    }
  }

  /** It has no id, as the state does not know it. */
  private static TokenEntry entry(PrincipalEntry caller, JWTClaimsSet claims) {
    return new TokenEntry(
        "",
        caller.name(),
        caller.admin(),
        TokenScope.ALL,
        "",
        claims.getIssuer(),
        claims.getIssueTime() == null ? Instant.EPOCH : claims.getIssueTime().toInstant(),
        Optional.of(claims.getExpirationTime().toInstant().plusSeconds(JwtCheck.SKEW_SECONDS)),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Executor asking() {
    return asking;
  }

  @Override
  public void used(Map<String, Instant> times) {
    // Nothing is kept of them.
  }
}
