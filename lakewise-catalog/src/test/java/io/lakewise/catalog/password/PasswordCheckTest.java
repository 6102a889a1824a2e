package io.lakewise.catalog.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.ManualClock;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.TestStates;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordCheckTest {

  private static final String GOOD = "maple stove quiet harbour";
  private static final Viewer ANN = new Viewer("ann", false);

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock();
  private State state;
  private Catalog catalog;
  private PasswordCheck check;

  @BeforeEach
  void open() {
    state = TestStates.open(folder.resolve("state.db").toString(), clock);
    catalog = new RelationalCatalog(state, clock);
    check = new PasswordCheck(catalog::passwords, catalog::principals, new SecureRandom());
    add("ann", PrincipalKind.USER);
    add("bob@example.org", PrincipalKind.USER);
    add("nightly", PrincipalKind.SERVICE_PRINCIPAL);
  }

  @AfterEach
  void close() {
    state.close();
  }

  private void add(String name, PrincipalKind kind) {
    catalog
        .principals()
        .create(Viewer.LOCAL, PrincipalEntry.named("id-" + name, kind, name, clock.instant()));
  }

  private void set(String name, String password) {
    check.set(Viewer.LOCAL, name, null, password, null);
  }

  private boolean lets(String name, String password) {
    return check.signIn(name, password).isPresent();
  }

  /** From the reference implementation's own tests. */
  @Test
  void hashesAreThoseOfTheReference() {
    String reference =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    PasswordHash hash = PasswordHash.read(reference);
    assertThat(hash.matches("password")).isTrue();
    assertThat(hash.matches("differentpassword")).isFalse();
    assertThat(hash.text()).isEqualTo(reference);
    assertThat(hash.isWeak()).isTrue();
    assertThatThrownBy(() -> PasswordHash.read("$2a$10$x")).hasMessageContaining("cannot be read");
  }

  @Test
  void onlyTheRightPasswordOfAnActiveUserLetsIn() {
    set("ann", GOOD);
    assertThat(lets("ann", GOOD)).isTrue();
    assertThat(lets("ANN", GOOD)).isTrue();
    for (String wrong : new String[] {"", GOOD + " ", GOOD.toUpperCase(java.util.Locale.ROOT)}) {
      assertThat(lets("ann", wrong)).isFalse();
    }
    assertThat(lets("bob@example.org", GOOD)).isFalse();
    assertThat(lets("nobody", GOOD)).isFalse();
    PrincipalEntry ann = catalog.principals().find("ann").orElseThrow();
    catalog.principals().replace(Viewer.LOCAL, ann.withActive(false));
    assertThat(lets("ann", GOOD)).isFalse();
    catalog.principals().drop(Viewer.LOCAL, PrincipalKind.USER, "ann");
    add("ann", PrincipalKind.USER);
    assertThat(lets("ann", GOOD)).isFalse();
  }

  /** So that the time tells nothing, which is not measured here. */
  @Test
  void oneHashOfTheSameCostIsComputedWhoeverItIs() {
    List<String> computed = new ArrayList<>();
    PasswordCheck watched =
        new PasswordCheck(
            catalog::passwords,
            catalog::principals,
            new SecureRandom(),
            (hash, password) -> {
              computed.add(hash.text().split("\\$")[3]);
              return hash.matches(password);
            });
    set("ann", GOOD);
    set("bob@example.org", GOOD);
    PrincipalEntry bob = catalog.principals().find("bob@example.org").orElseThrow();
    catalog.principals().replace(Viewer.LOCAL, bob.withActive(false));
    add("no password", PrincipalKind.USER);
    assertThat(watched.signIn("ann", GOOD)).isPresent();
    for (String nobody :
        List.of("ann", "bob@example.org", "no password", "nightly", "nobody", "", "a\0b")) {
      assertThat(watched.signIn(nobody, "wrong wrong wrong")).as(nobody).isEmpty();
      assertThat(watched.signIn(nobody, nobody.equals("ann") ? "x" : GOOD)).as(nobody).isEmpty();
    }
    assertThat(computed).hasSize(15).containsOnly("m=19456,t=2,p=1");
  }

  @Test
  void whatIsKeptIsNoPasswordAndNoTwoAreAlike() {
    set("ann", GOOD);
    set("bob@example.org", GOOD);
    String kept = catalog.passwords().find("ann").orElseThrow();
    assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("maple");
    assertThat(kept).isNotEqualTo(catalog.passwords().find("bob@example.org").orElseThrow());
  }

  @Test
  void aHashOfLessCostIsReplacedAtTheNextSignIn() {
    String weak = PasswordHash.of(GOOD, new PasswordHash.Cost(64, 1, 1), new SecureRandom()).text();
    catalog.passwords().set(Viewer.LOCAL, "ann", weak, null);
    assertThat(lets("ann", "wrong wrong wrong")).isFalse();
    assertThat(catalog.passwords().find("ann")).contains(weak);
    assertThat(lets("ann", GOOD)).isTrue();
    assertThat(catalog.passwords().find("ann").orElseThrow()).contains("$m=19456,t=2,p=1$");
    assertThat(lets("ann", GOOD)).isTrue();
  }

  /** The same letters, typed as others that look alike. */
  @Test
  void oneTextIsOnePasswordHoweverItIsTyped() {
    set("ann", "caf\u00e9 \u2126 number nine");
    assertThat(lets("ann", "cafe\u0301 \u03a9 number nine")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "elevenchars",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "bob@example.org",
        "BOB@example.ORG",
        "password1234",
        "Password!!!!2024",
        "passwordpassword",
        "123456789012",
        "qwertyuiop12",
        "administrator1",
        "letmein123456"
      })
  void weakPasswordsAreRefused(String weak) {
    add("bobo@example.org", PrincipalKind.USER);
    assertThatThrownBy(() -> set("bob@example.org", weak)).hasMessageContaining("The password ");
    assertThat(check.has("bob@example.org")).isFalse();
  }

  @Test
  void longOnesOfWhateverCharactersAreFine() {
    Stream.of(
            "only small letters here",
            "1029384756473",
            "пароль из слов",
            "a password of maples",
            "x".repeat(100) + "yzuvw",
            "😀🎈🌍🚀🐙🌵🍋🎺🧊🪁🎲🧩")
        .forEach(good -> set("ann", good));
    assertThatThrownBy(() -> set("ann", "abcdefg".repeat(40))).hasMessageContaining("256");
    assertThatThrownBy(() -> set("bobby", "bobby tables was here"))
        .hasMessageContaining("does not exist");
  }

  @Test
  void oneChangesOnesOwnKnowingTheLast() {
    check.set(ANN, "ann", null, GOOD, null);
    String next = "another one of words";
    assertThatThrownBy(() -> check.set(ANN, "ann", null, next, null))
        .hasMessage("The current password is wrong.");
    assertThatThrownBy(() -> check.set(ANN, "ann", "wrong", next, null))
        .hasMessage("The current password is wrong.");
    assertThatThrownBy(() -> check.set(ANN, "bob@example.org", GOOD, next, null))
        .hasMessageContaining("Only an admin");
    check.set(ANN, "Ann", GOOD, next, null);
    assertThat(lets("ann", GOOD)).isFalse();
    assertThat(lets("ann", next)).isTrue();
    set("ann", GOOD);
    assertThat(lets("ann", GOOD)).isTrue();
    assertThatThrownBy(() -> set("nightly", GOOD)).hasMessageContaining("only users have");
  }
}
