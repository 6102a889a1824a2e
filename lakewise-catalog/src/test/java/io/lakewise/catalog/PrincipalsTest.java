package io.lakewise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.principal.Directory;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.table.error.LakewiseException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over SQLite; a subclass names a database of another kind. */
public class PrincipalsTest extends CatalogContract {

  private static final Viewer ANN = new Viewer("Ann", false);

  private Principals principals;

  @BeforeEach
  void open() {
    principals = catalog.principals();
    principal(PrincipalKind.USER, "ann");
    principal(PrincipalKind.GROUP, "Analysts");
    principal(PrincipalKind.GROUP, "staff");
  }

  @Test
  void groupsHoldThoseOfTheirGroups() {
    assertThat(principals.membership(ANN).groups())
        .containsExactlyInAnyOrder("account users", "users");
    principals.add(ADMIN, "analysts", "ANN");
    principals.add(ADMIN, "Staff", "Analysts");
    principals.add(ADMIN, "staff", "analysts");
    assertThat(principals.membership(ANN).in("STAFF")).isTrue();
    assertThat(principals.membership(ANN).in("analysts")).isTrue();
    assertThat(principals.membership(ANN).in("admins")).isFalse();
    assertThat(principals.membership(ADMIN).in("admins")).isTrue();
    assertThat(principals.members("staff"))
        .extracting(PrincipalEntry::name)
        .containsExactly("Analysts");
    assertThat(principals.groups("ann"))
        .extracting(PrincipalEntry::name)
        .containsExactly("Analysts");
    principals.remove(ADMIN, "staff", "analysts");
    assertThat(principals.membership(ANN).in("staff")).isFalse();
  }

  @Test
  void aGroupIsNeverInItself() {
    principal(PrincipalKind.GROUP, "third");
    principals.add(ADMIN, "staff", "analysts");
    principals.add(ADMIN, "third", "staff");
    for (List<String> ring :
        List.of(
            List.of("staff", "staff"),
            List.of("analysts", "staff"),
            List.of("analysts", "third"))) {
      assertThatThrownBy(() -> principals.add(ADMIN, ring.get(0), ring.get(1)))
          .as(ring.toString())
          .hasMessageContaining("in itself");
    }
  }

  @Test
  void aNameIsOnePrincipalsWhateverItsKind() {
    for (PrincipalKind kind : PrincipalKind.values()) {
      assertThatThrownBy(() -> principal(kind, "ANN")).isInstanceOf(NameTakenException.class);
      for (String reserved :
          List.of(
              "everyone",
              "LOCAL",
              "system",
              "Admins",
              "users",
              "account users",
              "",
              "a\nb",
              "\u0430nn",
              "\uff41nn",
              "a\u200bnn",
              "\u202eann")) {
        assertThatThrownBy(() -> principal(kind, reserved))
            .as(reserved)
            .isInstanceOf(LakewiseException.class);
      }
    }
    assertThat(principals.list(PrincipalKind.USER))
        .extracting(PrincipalEntry::name)
        .containsExactly("admin", "ann");
  }

  @Test
  void onlyAnAdminChangesThem() {
    PrincipalEntry ann = principals.find("ann").orElseThrow();
    List<Runnable> attempts =
        List.of(
            () ->
                principals.create(
                    ANN, PrincipalEntry.named("id-x", PrincipalKind.USER, "x", clock.instant())),
            () -> principals.replace(ANN, ann),
            () -> principals.drop(ANN, PrincipalKind.USER, "ann"),
            () -> principals.add(ANN, "staff", "ann"),
            () -> principals.add(ANN, "admins", "ann"),
            () -> principals.remove(ANN, "admins", "admin"),
            () -> principals.remove(ANN, "staff", "ann"));
    for (Runnable attempt : attempts) {
      assertThatThrownBy(attempt::run).hasMessageContaining("Only an admin");
    }
    assertThatThrownBy(() -> principals.drop(ADMIN, PrincipalKind.USER, "admin"))
        .hasMessageContaining("cannot be dropped");
    assertThatThrownBy(() -> principals.add(ADMIN, "account users", "ann"))
        .hasMessageContaining("it is computed");
  }

  @Test
  void whoIsPutIntoAdminsIsOne() {
    principals.add(ADMIN, "ADMINS", "ann");
    assertThat(principals.find("ann").orElseThrow().admin()).isTrue();
    assertThat(names(principals.members("admins"))).containsExactly("admin", "ann");
    assertThat(names(principals.groups("ann"))).containsExactly("admins");
    principals.remove(ADMIN, "admins", "ann");
    assertThat(principals.find("ann").orElseThrow().admin()).isFalse();
    assertThatThrownBy(() -> principals.add(ADMIN, "admins", "staff"))
        .hasMessageContaining("cannot be put into admins");
    assertThatThrownBy(() -> principals.remove(ADMIN, "admins", "admin"))
        .hasMessageContaining("less than an admin");
    assertThatThrownBy(() -> principals.add(ADMIN, "admins", "nobody"))
        .isInstanceOf(NameNotFoundException.class);
    assertThatThrownBy(() -> principals.drop(ADMIN, PrincipalKind.GROUP, "admins"))
        .hasMessageContaining("it is computed");
  }

  @Test
  void theDirectoryIsWhatIsAskedOneByOne() {
    principal(PrincipalKind.USER, "Bob");
    principals.add(ADMIN, "staff", "bob");
    principals.add(ADMIN, "staff", "ann");
    principals.add(ADMIN, "analysts", "ann");
    principals.add(ADMIN, "staff", "analysts");
    Directory directory = principals.directory();
    assertThat(names(directory.list(PrincipalKind.GROUP)))
        .containsExactly("admins", "Analysts", "staff");
    for (PrincipalKind kind : PrincipalKind.values()) {
      for (PrincipalEntry entry : directory.list(kind)) {
        assertThat(directory.groups(entry)).isEqualTo(principals.groups(entry.name()));
        if (kind == PrincipalKind.GROUP) {
          assertThat(directory.members(entry)).isEqualTo(principals.members(entry.name()));
        }
      }
    }
  }

  private static List<String> names(List<PrincipalEntry> entries) {
    return entries.stream().map(PrincipalEntry::name).toList();
  }

  @Test
  void whoIsInactiveOrGoneIsLetInByNoToken() {
    PrincipalEntry ann = principals.find("ann").orElseThrow();
    token("t", "ann");
    assertThat(catalog.tokens().find("digest of t")).isPresent();
    principals.replace(ADMIN, changed(ann, false, true));
    assertThat(catalog.tokens().find("digest of t")).isEmpty();
    assertThat(catalog.tokens().list(ADMIN)).hasSize(1);
    principals.replace(ADMIN, changed(ann, true, true));
    assertThat(catalog.tokens().find("digest of t").orElseThrow().admin()).isTrue();
    principals.add(ADMIN, "staff", "ann");
    principals.drop(ADMIN, PrincipalKind.USER, "ann");
    assertThat(catalog.tokens().list(ADMIN)).isEmpty();
    assertThat(principals.members("staff")).isEmpty();
    assertThatThrownBy(() -> principals.drop(ADMIN, PrincipalKind.USER, "ann"))
        .isInstanceOf(NameNotFoundException.class);
    assertThatThrownBy(() -> token("u", "staff")).hasMessageContaining("group");
  }

  private static PrincipalEntry changed(PrincipalEntry entry, boolean active, boolean admin) {
    return new PrincipalEntry(
        entry.id(),
        entry.kind(),
        entry.name(),
        Optional.of("Ann A."),
        entry.externalId(),
        admin,
        active,
        entry.createdAt());
  }

  private void token(String id, String principal) {
    catalog
        .tokens()
        .create(
            ADMIN,
            new TokenEntry(
                id,
                principal,
                false,
                TokenScope.ALL,
                "",
                "local",
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            "digest of " + id);
  }

  @Test
  void whoIsRenamedKeepsWhatItHas() {
    token("t", "ann");
    principals.add(ADMIN, "staff", "ann");
    principals.add(ADMIN, "staff", "analysts");
    PrincipalEntry ann = principals.find("ann").orElseThrow();
    principals.replace(ADMIN, ann.withName("Ann Moreau"));
    assertThat(principals.find("ann")).isEmpty();
    assertThat(principals.findById(ann.id())).contains(ann.withName("Ann Moreau"));
    assertThat(catalog.tokens().find("digest of t").orElseThrow().principal())
        .isEqualTo("Ann Moreau");
    assertThat(names(principals.members("staff"))).containsExactly("Analysts", "Ann Moreau");
    PrincipalEntry analysts = principals.find("analysts").orElseThrow();
    principals.replace(ADMIN, analysts.withName("ANALYSTS"));
    assertThat(names(principals.groups("analysts"))).containsExactly("staff");
    principals.replace(ADMIN, principals.find("staff").orElseThrow().withName("crew"));
    assertThat(names(principals.members("crew"))).containsExactly("ANALYSTS", "Ann Moreau");
    assertThat(names(principals.list(PrincipalKind.GROUP))).containsExactly("ANALYSTS", "crew");
  }

  @Test
  void nobodyIsCalledAsAnotherOrAsNobodyMayBe() {
    PrincipalEntry ann = principals.find("ann").orElseThrow();
    for (String taken : List.of("ANALYSTS", "staff", "admin")) {
      assertThatThrownBy(() -> principals.replace(ADMIN, ann.withName(taken)))
          .isInstanceOf(NameTakenException.class);
    }
    for (String reserved :
        List.of("everyone", "Admins", "account users", "", "\u0430nn", "a\u200bb")) {
      assertThatThrownBy(() -> principals.replace(ADMIN, ann.withName(reserved)))
          .as(reserved)
          .isInstanceOf(LakewiseException.class);
    }
    PrincipalEntry admin = principals.find("admin").orElseThrow();
    assertThatThrownBy(() -> principals.replace(ADMIN, admin.withName("root")))
        .hasMessageContaining("renamed");
    assertThatThrownBy(() -> principals.replace(ANN, ann.withName("other")))
        .hasMessageContaining("Only an admin");
    assertThat(names(principals.list(PrincipalKind.USER))).containsExactly("admin", "ann");
  }

  @Test
  void whoIsKnownByTheNameOfOneThatIsGoneHasNothingOfIt() {
    SchemaName name = new SchemaName("main", "anns");
    catalog.schemas().create(ADMIN, name, null);
    catalog.schemas().owner(ADMIN, name, "ann");
    assertThat(catalog.schemas().find(ANN, name)).isPresent();
    String id = principals.find("ann").orElseThrow().id();
    principals.drop(ADMIN, PrincipalKind.USER, "ann");
    assertThat(catalog.schemas().find(ADMIN, name).orElseThrow().owner())
        .isEqualTo("dropped:" + id);
    principals.create(
        ADMIN, PrincipalEntry.named("another", PrincipalKind.USER, "Ann", clock.instant()));
    assertThatThrownBy(() -> catalog.schemas().drop(ANN, name, Schemas.DropMode.RESTRICT))
        .isInstanceOf(LakewiseException.class);
    assertThat(catalog.schemas().find(ADMIN, name)).isPresent();
    for (String taken : List.of("dropped:" + id, "Dropped:x")) {
      assertThatThrownBy(() -> principal(PrincipalKind.USER, taken))
          .hasMessageContaining("Nobody can be called");
    }
    catalog.schemas().owner(ADMIN, name, "Ann");
    assertThat(catalog.schemas().find(ANN, name)).isPresent();
  }
}
