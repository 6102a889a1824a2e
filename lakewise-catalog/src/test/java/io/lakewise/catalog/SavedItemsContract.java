package io.lakewise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.entry.SavedItem;
import io.lakewise.catalog.entry.SavedItemVersion;
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

/** What the catalog promises about what people keep; a subclass names a database and a kind. */
public abstract class SavedItemsContract extends CatalogContract {

  @BeforeEach
  void makePeople() {
    principal(PrincipalKind.USER, "anna");
    principal(PrincipalKind.USER, "ben");
  }

  /** What is kept: queries, if a subclass does not say dashboards. */
  protected SavedItems items() {
    return catalog.savedQueries();
  }

  /** One of them, to share. */
  protected Target target(String id) {
    return new Target.SavedQuery(id);
  }

  final void create(String id, String folder, String name, String owner) {
    items()
        .create(
            new Viewer(owner, false),
            new SavedItem(
                id, folder, name, null, owner, 1, clock.instant(), clock.instant(), owner),
            version(1, "select 1", owner));
  }

  private SavedItemVersion version(long number, String text, String author) {
    return new SavedItemVersion(number, text, Map.of("chart", "{\"x\"}"), author, clock.instant());
  }

  private List<String> seen(Viewer viewer) {
    return items().list(viewer).stream()
        .map(found -> found.item().folder() + "/" + found.item().name())
        .toList();
  }

  private void grant(String to, Privilege... privileges) {
    catalog.grants().grant(ANNA, target("q1"), to, Set.of(privileges));
  }

  @Test
  void oneIsItsOwnersAndHasAllItsVersions() {
    create("q1", "Finance/2026", "Größe", "anna");
    create("q2", "", "b", "anna");
    assertThat(seen(ANNA)).containsExactly("/b", "Finance/2026/Größe");
    assertThat(seen(ADMIN)).hasSize(2);
    assertThat(items().save(ANNA, "q1", 1, version(0, "select 2", "anna"))).contains(2L);
    assertThat(items().save(ANNA, "q1", 2, version(0, "select 3", "anna"))).contains(3L);
    assertThat(items().versions(ANNA, "q1", Long.MAX_VALUE, 2))
        .containsExactly(version(3, "select 3", "anna"), version(2, "select 2", "anna"));
    assertThat(items().versions(ANNA, "q1", 2, 2)).containsExactly(version(1, "select 1", "anna"));
    assertThat(items().isChangedByOthers(ANNA, "q1", 1)).as("by herself").isFalse();
    assertThat(items().isChangedByOthers(ADMIN, "q1", 2)).isTrue();
    assertThat(items().isChangedByOthers(ADMIN, "q1", 3)).isFalse();
    assertThatThrownBy(() -> items().isChangedByOthers(BEN, "q1", 1))
        .isInstanceOf(NameNotFoundException.class);
    assertThat(items().version(ANNA, "q1", OptionalLong.empty()).text()).isEqualTo("select 3");
    assertThat(items().version(ANNA, "q1", OptionalLong.of(1)).text()).isEqualTo("select 1");
    assertThatThrownBy(() -> items().version(ANNA, "q1", OptionalLong.of(4)))
        .isInstanceOf(NameNotFoundException.class);
  }

  @Test
  void whoWasSlowerOverwritesNothing() {
    create("q1", "", "a", "anna");
    assertThat(items().save(ANNA, "q1", 1, version(0, "first", "anna"))).contains(2L);
    assertThat(items().save(ANNA, "q1", 1, version(0, "second", "anna"))).isEmpty();
    assertThat(items().save(ANNA, "q1", 7, version(0, "seventh", "anna"))).isEmpty();
    assertThat(items().version(ANNA, "q1", OptionalLong.empty()).text()).isEqualTo("first");
    assertThat(items().versions(ANNA, "q1", Long.MAX_VALUE, 10)).hasSize(2);
  }

  @Test
  void namesAreUniqueInAFolderOfOnesOwn() {
    create("q1", "x", "a", "anna");
    create("q2", "x", "a", "ben");
    create("q3", "", "a", "anna");
    assertThatThrownBy(() -> create("q4", "x", "A", "anna")).isInstanceOf(NameTakenException.class);
    assertThatThrownBy(() -> items().describe(ANNA, "q3", "x", "A", null))
        .isInstanceOf(NameTakenException.class);
    items().describe(ANNA, "q1", "x", "A", "of all");
    assertThat(items().require(ANNA, "q1").item().comment()).isEqualTo("of all");
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
    assertThatThrownBy(() -> items().require(BEN, "q1"))
        .isInstanceOf(NameNotFoundException.class)
        .hasMessageEndingWith(" q1 does not exist.");
    assertThatThrownBy(() -> items().versions(BEN, "q1", 9, 9))
        .isInstanceOf(NameNotFoundException.class);
    assertThatThrownBy(
            () -> catalog.grants().grant(BEN, target("q1"), "ben", Set.of(Privilege.CAN_EDIT)))
        .isInstanceOf(NameNotFoundException.class);

    grant("ben", Privilege.CAN_RUN);
    assertThat(items().require(BEN, "q1").editable()).isFalse();
    assertThat(items().version(BEN, "q1", OptionalLong.empty()).text()).isEqualTo("select 1");
    assertThatThrownBy(() -> items().save(BEN, "q1", 1, version(0, "x", "ben")))
        .isInstanceOf(NotAllowedException.class)
        .hasMessageContaining("CAN EDIT");

    grant("ben", Privilege.CAN_EDIT);
    assertThat(items().save(BEN, "q1", 1, version(0, "x", "ben"))).contains(2L);
    assertThat(items().require(ANNA, "q1").item().updatedBy()).isEqualTo("ben");
    assertThat(items().require(BEN, "q1").manageable()).isFalse();
    assertThatThrownBy(() -> items().describe(BEN, "q1", "", "b", null))
        .isInstanceOf(LakewiseException.class);
    assertThatThrownBy(() -> items().drop(BEN, "q1")).isInstanceOf(LakewiseException.class);
    assertThatThrownBy(() -> grant("ben", Privilege.SELECT)).hasMessageContaining("SELECT");
  }

  @Test
  void whatIsDroppedIsGoneWithItsSharesAndVersions() {
    create("q1", "", "a", "anna");
    grant("ben", Privilege.CAN_EDIT);
    items().drop(ANNA, "q1");
    assertThat(seen(ADMIN)).isEmpty();
    create("q1", "", "a", "anna");
    assertThat(seen(BEN)).isEmpty();
    assertThat(items().versions(ANNA, "q1", 9, 9)).hasSize(1);
  }
}
