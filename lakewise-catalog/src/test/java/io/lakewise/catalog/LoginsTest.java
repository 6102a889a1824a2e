package io.lakewise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.audit.Origin;
import io.lakewise.catalog.entry.LoginEntry;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over SQLite; a subclass names a database of another kind. */
public class LoginsTest extends CatalogContract {

  private static final Viewer ANN = new Viewer("ann", false);

  private Logins logins;

  @BeforeEach
  void open() {
    logins = catalog.logins();
    principal(PrincipalKind.USER, "ann");
    principal(PrincipalKind.USER, "bob");
  }

  private LoginEntry begin(String id, String principal, Optional<String> token) {
    return logins.begin(
        new LoginEntry(
            id,
            principal,
            true,
            TokenScope.ALL,
            token.isPresent() ? "token" : "password",
            token,
            new Origin("10.0.0.1", "Firefox/140", "r"),
            clock.instant(),
            clock.instant().plus(Duration.ofHours(8)),
            clock.instant()),
        "digest of " + id);
  }

  private boolean works(String id) {
    return logins.find("digest of " + id).isPresent();
  }

  @Test
  void worksUntilItIsEndedOrExpires() {
    LoginEntry login = begin("one", "ANN", Optional.empty());
    assertThat(login.principal()).isEqualTo("ann");
    assertThat(login.admin()).isFalse();
    assertThat(logins.find("digest of one")).contains(login);
    assertThat(logins.find("one")).isEmpty();
    begin("two", "ann", Optional.empty());
    logins.end(ANN, "one");
    assertThat(works("one")).isFalse();
    assertThat(works("two")).isTrue();
    assertThatThrownBy(() -> logins.end(ANN, "one")).isInstanceOf(NameNotFoundException.class);
    clock.advance(Duration.ofHours(8));
    assertThat(works("two")).isFalse();
    assertThat(logins.list(ANN)).isEmpty();
    assertThatThrownBy(() -> begin("x", "nobody", Optional.empty()))
        .isInstanceOf(NameNotFoundException.class);
  }

  @Test
  void endsWithItsUserItsTokenAndItsPassword() {
    begin("one", "ann", Optional.empty());
    begin("two", "ann", Optional.empty());
    catalog.passwords().set(Viewer.LOCAL, "ann", "hash", "two");
    assertThat(works("one")).isFalse();
    assertThat(works("two")).isTrue();
    PrincipalEntry ann = catalog.principals().find("ann").orElseThrow();
    catalog.principals().replace(Viewer.LOCAL, ann.withActive(false));
    assertThat(works("two")).isFalse();
    catalog.principals().replace(Viewer.LOCAL, ann.withAdmin(true));
    assertThat(logins.find("digest of two").map(LoginEntry::admin)).contains(true);
    token("t1");
    begin("three", "ann", Optional.of("t1"));
    assertThat(works("three")).isTrue();
    catalog.tokens().revoke(Viewer.LOCAL, "t1");
    assertThat(works("three")).isFalse();
    catalog.principals().drop(Viewer.LOCAL, PrincipalKind.USER, "ann");
    assertThat(works("two")).isFalse();
  }

  private void token(String id) {
    catalog
        .tokens()
        .create(
            Viewer.LOCAL,
            new TokenEntry(
                id,
                "ann",
                false,
                TokenScope.ALL,
                "",
                "local",
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            id);
  }

  @Test
  void oneSeesAndEndsOnesOwn() {
    begin("one", "ann", Optional.empty());
    clock.advance(Duration.ofSeconds(1));
    begin("two", "bob", Optional.empty());
    assertThat(logins.list(ANN)).extracting(LoginEntry::id).containsExactly("one");
    assertThat(logins.list(Viewer.LOCAL)).extracting(LoginEntry::id).containsExactly("two", "one");
    assertThatThrownBy(() -> logins.end(ANN, "two")).hasMessageContaining("does not exist");
    logins.end(Viewer.LOCAL, "two");
    assertThat(works("two")).isFalse();
  }

  @Test
  void isIdleFromItsLastUse() {
    LoginEntry login = begin("one", "ann", Optional.empty());
    Duration idle = Duration.ofMinutes(30);
    assertThat(login.endsAt(idle)).isEqualTo(login.createdAt().plus(idle));
    logins.used(Map.of("one", login.createdAt().plusSeconds(60)));
    logins.used(Map.of("one", login.createdAt().plusSeconds(30)));
    LoginEntry used = logins.find("digest of one").orElseThrow();
    assertThat(used.endsAt(idle)).isEqualTo(login.createdAt().plusSeconds(60).plus(idle));
    assertThat(used.endsAt(Duration.ofDays(2))).isEqualTo(login.expiresAt());
  }

  @Test
  void nobodyHasAnyNumberOfThem() {
    for (int i = 0; i < 55; i++) {
      clock.advance(Duration.ofSeconds(1));
      begin("ann" + i, "ann", Optional.empty());
    }
    begin("bob", "bob", Optional.empty());
    assertThat(logins.list(ANN)).hasSize(50);
    assertThat(works("ann4")).isFalse();
    assertThat(works("ann5")).isTrue();
  }
}
