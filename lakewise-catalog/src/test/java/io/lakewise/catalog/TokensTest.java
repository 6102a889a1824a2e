package io.lakewise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.token.TokenText;
import io.lakewise.table.error.LakewiseException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over SQLite; a subclass names a database of another kind. */
public class TokensTest extends CatalogContract {

  private static final Viewer ANN = new Viewer("ann", false);

  private Tokens tokens;

  @BeforeEach
  void open() {
    tokens = catalog.tokens();
  }

  private TokenEntry add(String id, String principal, Optional<Instant> expires) {
    return tokens.create(
        Viewer.LOCAL,
        new TokenEntry(
            id,
            principal,
            true,
            Set.of(TokenScope.SQL, TokenScope.SCIM),
            "for " + id,
            "local",
            clock.instant(),
            expires,
            Optional.empty(),
            Optional.empty()),
        TokenText.digest(id));
  }

  private Optional<TokenEntry> find(String id) {
    return tokens.find(TokenText.digest(id));
  }

  @Test
  void aTokenIsFoundByItsDigestAndNoneMakesAnAdmin() {
    TokenEntry made = add("a", "Ann", Optional.empty());
    assertThat(made.admin()).isFalse();
    assertThat(made.scopes()).containsExactlyInAnyOrder(TokenScope.SQL, TokenScope.SCIM);
    assertThat(find("a")).contains(made);
    assertThat(find("b")).isEmpty();
    assertThat(add("b", "ANN", Optional.empty()).principal()).isEqualTo("Ann");
    assertThat(add("c", "admin", Optional.empty()).admin()).isTrue();
  }

  @Test
  void itWorksUntilItExpiresOrIsRevoked() {
    Instant now = clock.instant();
    add("a", "ann", Optional.of(now.plusSeconds(10)));
    assertThat(find("a").orElseThrow().works(now.plusSeconds(9))).isTrue();
    assertThat(find("a").orElseThrow().works(now.plusSeconds(10))).isFalse();
    tokens.revoke(Viewer.LOCAL, "a");
    TokenEntry revoked = find("a").orElseThrow();
    assertThat(revoked.works(now)).isFalse();
    clock.advance(Duration.ofSeconds(5));
    tokens.revoke(Viewer.LOCAL, "a");
    assertThat(find("a")).contains(revoked);
  }

  @Test
  void whatSomebodyMadeIsForgottenAfterItsEnd() {
    Instant now = clock.instant();
    add("a", "ann", Optional.of(now.plusSeconds(10)));
    add("b", "ann", Optional.of(now.plusSeconds(20)));
    add("c", "ann", Optional.empty());
    tokens.forget("another", now.plusSeconds(30), "ann", 0);
    assertThat(tokens.list(Viewer.LOCAL)).hasSize(3);
    tokens.forget("local", now.plusSeconds(20), "ann", 10);
    assertThat(tokens.list(Viewer.LOCAL)).extracting(TokenEntry::id).containsOnly("b", "c");
  }

  @Test
  void theOldestThatSomebodyMadeForOneEndsWhereThereAreTooMany() {
    for (String id : List.of("c", "b", "a")) {
      add(id, "ann", Optional.empty());
      add(id + "-of-bob", "bob", Optional.empty());
      clock.advance(Duration.ofSeconds(1));
    }
    tokens.forget("another", clock.instant(), "ann", 1);
    tokens.forget("local", clock.instant(), "Ann", 2);
    assertThat(tokens.list(ANN)).extracting(TokenEntry::id).containsExactly("a", "b");
    assertThat(find("c")).isEmpty();
    assertThat(find("c-of-bob")).isPresent();
  }

  @Test
  void whoIsNoAdminSeesAndRevokesItsOwnAlone() {
    add("a", "ann", Optional.empty());
    add("b", "bob", Optional.empty());
    assertThat(tokens.list(ANN)).extracting(TokenEntry::id).containsExactly("a");
    assertThat(tokens.list(Viewer.LOCAL)).hasSize(2);
    assertThatThrownBy(() -> tokens.revoke(ANN, "b"))
        .isInstanceOf(NameNotFoundException.class)
        .hasMessage("Token b does not exist.");
    assertThatThrownBy(() -> tokens.revoke(ANN, "x")).hasMessage("Token x does not exist.");
    TokenEntry wanted = find("b").orElseThrow();
    assertThatThrownBy(() -> tokens.create(ANN, wanted, "d"))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("Only an admin");
    tokens.revoke(ANN, "a");
    assertThat(find("a").orElseThrow().works(clock.instant())).isFalse();
  }

  @Test
  void namesThatMeanSomethingElseAreNobodys() {
    for (String name : List.of("everyone", "Everyone", "LOCAL", "", "a\u0000b")) {
      assertThatThrownBy(() -> add("a", name, Optional.empty()))
          .as(name)
          .isInstanceOf(LakewiseException.class);
    }
    assertThat(tokens.list(Viewer.LOCAL)).isEmpty();
  }

  @Test
  void theLastUseNeverGoesBack() {
    add("a", "ann", Optional.empty());
    Instant now = clock.instant();
    tokens.used(Map.of("a", now, "unknown", now));
    tokens.used(Map.of("a", now.minusSeconds(1)));
    assertThat(find("a").orElseThrow().lastUsedAt()).contains(now);
  }

  @Test
  void tokensAreLongAndRandom() {
    SecureRandom random = new SecureRandom();
    String token = TokenText.random(random);
    assertThat(token).matches("lkw_[A-Za-z0-9_-]{43}").isNotEqualTo(TokenText.random(random));
    assertThat(TokenText.isToken(token)).isTrue();
    assertThat(TokenText.isToken(token + "x")).isFalse();
    assertThat(TokenText.digest("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
