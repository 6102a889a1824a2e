package io.lakewise.catalog.token;

import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes tokens: their text, id and end; all interfaces that make tokens ask it. The text is
 * answered once and never kept. Thread-safe.
 */
public final class TokenIssuer {

  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final int ID_BYTES = 8;

  private final Supplier<Tokens> tokens;
  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * Makes tokens of a state.
   *
   * @param tokens opens the state when it is first needed
   */
  public TokenIssuer(Supplier<Tokens> tokens, SecureRandom random, InstantSource clock) {
    this.tokens = tokens;
    this.random = random;
    this.clock = clock;
  }

  /** A token that was made, and what lets its holder in, which is told once. */
  public record IssuedToken(TokenEntry entry, String value) {}

  /**
   * What a new token shall be.
   *
   * @param principal on whose behalf its holder acts
   * @param comment what it is for; may be empty
   * @param lifetime how long it works; empty for ever
   * @param scopes which interfaces it may use; never more than the maker's own token
   */
  public record NewToken(
      String principal, String comment, Optional<Duration> lifetime, Set<TokenScope> scopes) {}

  /**
   * A lifetime as people say it; 0 is for ever.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) if there is no such lifetime
   */
  public static Optional<Duration> days(long days) {
    if (days < 0 || days > LONGEST.toDays()) {
      throw TokenErrors.lifetime(days + " days", LONGEST);
    }
    return days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
  }

  /**
   * Scopes by their names; all for none.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) if there is no such scope
   */
  public static Set<TokenScope> scopes(Collection<String> names) {
    Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
    for (String name : names) {
      scopes.add(TokenScope.of(name).orElseThrow(() -> TokenErrors.scope(name)));
    }
    return scopes.isEmpty() ? TokenScope.ALL : scopes;
  }

  /**
   * Makes a token.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) if the viewer may not, or it would
   *     work for no time or for more than a hundred years
   */
  public IssuedToken issue(Viewer viewer, NewToken wanted) {
    return issue(viewer, wanted, Optional.empty());
  }

  /**
   * Makes a token that works no longer than what makes it.
   *
   * @param latest from then on it does not work, whatever is wanted; empty for no bound
   * @throws io.lakewise.table.error.LakewiseException (USER) if the viewer may not, or it would
   *     work for no time or for more than a hundred years
   */
  public IssuedToken issue(Viewer viewer, NewToken wanted, Optional<Instant> latest) {
    wanted
        .lifetime()
        .filter(time -> time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0)
        .ifPresent(
            time -> {
              throw TokenErrors.lifetime(time.toSeconds() + " seconds", LONGEST);
            });
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String value = TokenText.random(random);
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    TokenEntry entry =
        new TokenEntry(
            HexFormat.of().formatHex(id),
            wanted.principal(),
            false,
            wanted.scopes(),
            wanted.comment(),
            viewer.principal(),
            now,
            Stream.concat(wanted.lifetime().map(now::plus).stream(), latest.stream())
                .min(Comparator.naturalOrder()),
            Optional.empty(),
            Optional.empty());
    return new IssuedToken(tokens.get().create(viewer, entry, TokenText.digest(value)), value);
  }
}
