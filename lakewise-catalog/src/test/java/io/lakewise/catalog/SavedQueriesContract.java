package io.lakewise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.entry.SavedQuery;
import io.lakewise.catalog.entry.SavedQueryVersion;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.error.NotAllowedException;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.table.error.LakewiseException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the catalog promises about saved queries; a subclass names a database. */
public abstract class SavedQueriesContract extends CatalogContract {

  @BeforeEach
  void makePeople() {
    principal(PrincipalKind.USER, "anna");
    principal(PrincipalKind.USER, "ben");
  }

  private SavedQueries queries() {
    return catalog.savedQueries();
  }

  private void create(String id, String folder, String name, String owner) {
    queries()
        .create(
            new Viewer(owner, false),
            new SavedQuery(
                id, folder, name, null, owner, 1, clock.instant(), clock.instant(), owner),
            version(1, "select 1", owner));
  }

  private SavedQueryVersion version(long number, String text, String author) {
    return new SavedQueryVersion(number, text, Map.of("chart", "{\"x\"}"), author, clock.instant());
  }

  private List<String> seen(Viewer viewer) {
    return queries().list(viewer).stream()
        .map(found -> found.query().folder() + "/" + found.query().name())
        .toList();
  }

  private void grant(String to, Privilege... privileges) {
    catalog.grants().grant(ANNA, new Target.SavedQuery("q1"), to, Set.of(privileges));
  }

  @Test
  void aQueryIsItsOwnersAndHasAllItsVersions() {
    create("q1", "Finance/2026", "Größe", "anna");
    create("q2", "", "b", "anna");
    assertThat(seen(ANNA)).containsExactly("/b", "Finance/2026/Größe");
    assertThat(seen(ADMIN)).hasSize(2);
    assertThat(queries().save(ANNA, "q1", 1, version(0, "select 2", "anna"))).contains(2L);
    assertThat(queries().save(ANNA, "q1", 2, version(0, "select 3", "anna"))).contains(3L);
    assertThat(queries().versions(ANNA, "q1", Long.MAX_VALUE, 2))
        .containsExactly(version(3, "select 3", "anna"), version(2, "select 2", "anna"));
    assertThat(queries().versions(ANNA, "q1", 2, 2))
        .containsExactly(version(1, "select 1", "anna"));
    assertThat(queries().version(ANNA, "q1", OptionalLong.empty()).text()).isEqualTo("select 3");
    assertThat(queries().version(ANNA, "q1", OptionalLong.of(1)).text()).isEqualTo("select 1");
    assertThatThrownBy(() -> queries().version(ANNA, "q1", OptionalLong.of(4)))
        .isInstanceOf(NameNotFoundException.class);
  }

  @Test
  void whoWasSlowerOverwritesNothing() {
    create("q1", "", "a", "anna");
    assertThat(queries().save(ANNA, "q1", 1, version(0, "first", "anna"))).contains(2L);
    assertThat(queries().save(ANNA, "q1", 1, version(0, "second", "anna"))).isEmpty();
    assertThat(queries().save(ANNA, "q1", 7, version(0, "seventh", "anna"))).isEmpty();
    assertThat(queries().version(ANNA, "q1", OptionalLong.empty()).text()).isEqualTo("first");
    assertThat(queries().versions(ANNA, "q1", Long.MAX_VALUE, 10)).hasSize(2);
  }

  @Test
  void namesAreUniqueInAFolderOfOnesOwn() {
    create("q1", "x", "a", "anna");
    create("q2", "x", "a", "ben");
    create("q3", "", "a", "anna");
    assertThatThrownBy(() -> create("q4", "x", "A", "anna")).isInstanceOf(NameTakenException.class);
    assertThatThrownBy(() -> queries().describe(ANNA, "q3", "x", "A", null))
        .isInstanceOf(NameTakenException.class);
    queries().describe(ANNA, "q1", "x", "A", "of all");
    assertThat(queries().require(ANNA, "q1").query().comment()).isEqualTo("of all");
    for (String folder : List.of("/", "x//y", "x/", "a\u202eb", "y".repeat(300))) {
      assertThatThrownBy(() -> create("q5", folder, "a", "anna"))
          .as(folder)
          .isInstanceOf(LakewiseException.class);
    }
    assertThatThrownBy(() -> create("q5", "", " ", "anna")).isInstanceOf(LakewiseException.class);
  }

  @Test
  void whatIsNotSharedDoesNotExist() {
    create("q1", "", "a", "anna");
    assertThat(seen(BEN)).isEmpty();
    assertThatThrownBy(() -> queries().require(BEN, "q1"))
        .isInstanceOf(NameNotFoundException.class)
        .hasMessage("Saved query q1 does not exist.");
    assertThatThrownBy(() -> queries().versions(BEN, "q1", 9, 9))
        .isInstanceOf(NameNotFoundException.class);
    assertThatThrownBy(
            () ->
                catalog
                    .grants()
                    .grant(BEN, new Target.SavedQuery("q1"), "ben", Set.of(Privilege.CAN_EDIT)))
        .isInstanceOf(NameNotFoundException.class);

    grant("ben", Privilege.CAN_RUN);
    assertThat(queries().require(BEN, "q1").editable()).isFalse();
    assertThat(queries().version(BEN, "q1", OptionalLong.empty()).text()).isEqualTo("select 1");
    assertThatThrownBy(() -> queries().save(BEN, "q1", 1, version(0, "x", "ben")))
        .isInstanceOf(NotAllowedException.class)
        .hasMessageContaining("CAN EDIT");

    grant("ben", Privilege.CAN_EDIT);
    assertThat(queries().save(BEN, "q1", 1, version(0, "x", "ben"))).contains(2L);
    assertThat(queries().require(ANNA, "q1").query().updatedBy()).isEqualTo("ben");
    assertThat(queries().require(BEN, "q1").manageable()).isFalse();
    assertThatThrownBy(() -> queries().describe(BEN, "q1", "", "b", null))
        .isInstanceOf(LakewiseException.class);
    assertThatThrownBy(() -> queries().drop(BEN, "q1")).isInstanceOf(LakewiseException.class);
    assertThatThrownBy(() -> grant("ben", Privilege.SELECT)).hasMessageContaining("SELECT");
  }

  @Test
  void whatIsDroppedIsGoneWithItsSharesAndVersions() {
    create("q1", "", "a", "anna");
    grant("ben", Privilege.CAN_EDIT);
    queries().drop(ANNA, "q1");
    assertThat(seen(ADMIN)).isEmpty();
    create("q1", "", "a", "anna");
    assertThat(seen(BEN)).isEmpty();
    assertThat(queries().versions(ANNA, "q1", 9, 9)).hasSize(1);
  }
}
