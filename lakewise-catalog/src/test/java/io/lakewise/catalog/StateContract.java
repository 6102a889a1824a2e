package io.lakewise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.Schemas.DropMode;
import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.catalog.entry.FunctionColumn;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.FunctionParameter;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.entry.ViewColumn;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the catalog promises over every database; a subclass names one. */
public abstract class StateContract extends CatalogContract {

  private static QualifiedName name(String table) {
    return SchemaName.DEFAULT.name(table);
  }

  private TableEntry table(String name, String owner) {
    UUID id = UUID.randomUUID();
    return new TableEntry(
        id, name(name), "/lake/" + id, true, owner, "about", clock.instant(), TableEntry.DELTA);
  }

  private TableEntry created(String name, String owner) {
    TableEntry table = table(name, owner);
    catalog.tables().create(ADMIN, table);
    return table;
  }

  private ViewEntry view(String name, String owner, String text) {
    return new ViewEntry(
        UUID.randomUUID(),
        name(name),
        text,
        List.of(new ViewColumn("größe", "how large"), new ViewColumn("b", null)),
        owner,
        "author",
        null,
        SchemaName.DEFAULT,
        clock.instant());
  }

  private FunctionEntry function(String name, String returnType, List<FunctionColumn> columns) {
    return new FunctionEntry(
        UUID.randomUUID(),
        name(name),
        List.of(new FunctionParameter("x", "INT", "1", null)),
        returnType,
        columns,
        "x + 1",
        true,
        "local",
        "local",
        "adds",
        SchemaName.DEFAULT,
        clock.instant());
  }

  @Test
  void theDefaultSchemaIsThereFromTheStartForEveryoneAndStays() {
    assertThat(catalog.schemas().catalogs(ANNA)).extracting("name").containsExactly("main");
    assertThat(catalog.schemas().list(ANNA, "MAIN"))
        .extracting("name")
        .containsExactly(SchemaName.DEFAULT);
    assertThat(catalog.schemas().require(ANNA, SchemaName.DEFAULT).createdAt())
        .isEqualTo(clock.instant());
    assertThatThrownBy(() -> catalog.schemas().drop(ADMIN, SchemaName.DEFAULT, DropMode.CASCADE))
        .hasMessageContaining("cannot be dropped");
    assertThatThrownBy(() -> catalog.schemas().dropCatalog(ADMIN, "main", DropMode.CASCADE))
        .hasMessageContaining("cannot be dropped");
  }

  @Test
  void aTableIsFoundAsItWasCreatedInAnySpelling() {
    TableEntry table = created("Größe der Städte", "local");
    QualifiedName other =
        new QualifiedName("MAIN", "Default", "GRÖSSE DER STÄDTE".replace("SS", "ß"));

    assertThat(catalog.tables().find(ADMIN, other)).contains(table);
    assertThat(catalog.tables().find(ADMIN, other).orElseThrow().name().name())
        .isEqualTo("Größe der Städte");
    assertThat(catalog.tables().findById(ADMIN, table.id())).contains(table);
    assertThat(catalog.tables().findByLocation(ADMIN, table.location())).contains(table);
    assertThat(catalog.relations().list(ADMIN, SchemaName.DEFAULT)).containsExactly(table);
  }

  @Test
  void tablesAndViewsShareTheirNamesButFunctionsDoNot() {
    created("sales", "local");
    assertThatThrownBy(() -> catalog.views().create(ADMIN, view("SALES", "local", "select 1")))
        .isInstanceOf(NameTakenException.class)
        .hasMessageContaining("Table main.default.SALES already exists");
    assertThatThrownBy(() -> created("Sales", "local")).isInstanceOf(NameTakenException.class);
    catalog.functions().create(ADMIN, function("sales", "INT", List.of()));
    assertThatThrownBy(() -> catalog.views().replace(ADMIN, view("sales", "local", "select 1")))
        .hasMessageContaining("is a table, not a view");
  }

  @Test
  void aMissingTableNamesThoseThatMayHaveBeenMeant() {
    created("flights", "local");
    created("flight", "local");
    created("airports", "local");
    assertThatThrownBy(() -> catalog.relations().require(ADMIN, name("fligths")))
        .isInstanceOf(NameNotFoundException.class)
        .hasMessageContaining("main.default.fligths does not exist")
        .hasMessageContaining("Did you mean main.default.flights");
    catalog.schemas().create(ADMIN, new SchemaName("main", "silver"), null);
    assertThatThrownBy(
            () ->
                catalog.relations().require(ADMIN, new QualifiedName("main", "silver", "flights")))
        .hasMessageContaining("Did you mean main.default.flights?");
    assertThatThrownBy(
            () ->
                catalog.relations().require(ADMIN, new QualifiedName("main", "sliver", "flights")))
        .hasMessage("Schema main.sliver does not exist. Did you mean main.silver?");
    assertThatThrownBy(
            () ->
                catalog.relations().require(ADMIN, new QualifiedName("mian", "silver", "flights")))
        .hasMessage("Catalog mian does not exist. Did you mean main?");
  }

  @Test
  void whatBelongsToOthersDoesNotExistExceptForAnAdmin() {
    TableEntry hers = created("hers", "anna");
    assertThat(catalog.tables().find(ANNA, hers.name())).contains(hers);
    assertThat(catalog.tables().find(ADMIN, hers.name())).contains(hers);
    assertThat(catalog.tables().find(BEN, hers.name())).isEmpty();
    assertThat(catalog.tables().findById(BEN, hers.id())).isEmpty();
    assertThat(catalog.tables().findByLocation(BEN, hers.location())).isEmpty();
    assertThat(catalog.relations().list(BEN, SchemaName.DEFAULT)).isEmpty();
    assertThat(catalog.relations().near(BEN, name("her"))).isEmpty();
    assertThatThrownBy(() -> catalog.relations().require(BEN, name("her")))
        .hasMessage("Table or view main.default.her does not exist.");
    assertThatThrownBy(() -> catalog.tables().drop(BEN, hers.name()))
        .isInstanceOf(NameNotFoundException.class);
    catalog.tables().drop(ANNA, hers.name());
    assertThat(catalog.tables().dropped(BEN)).isEmpty();
    assertThatThrownBy(() -> catalog.tables().undrop(BEN, hers.name()))
        .isInstanceOf(NameNotFoundException.class);
  }

  @Test
  void onlyTheOwnerChangesWhatEveryoneSees() {
    TableEntry shared = created("shared", "anna");
    assertThat(catalog.tables().find(BEN, shared.name())).isEmpty();
    catalog
        .grants()
        .grant(
            ANNA,
            new Target.Table(shared.name()),
            "Account Users",
            Set.of(Privilege.SELECT, Privilege.MODIFY));
    assertThat(catalog.tables().find(BEN, shared.name())).contains(shared);
    assertThatThrownBy(() -> catalog.tables().drop(BEN, shared.name()))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("belongs to anna");
    assertThatThrownBy(() -> catalog.schemas().comment(BEN, SchemaName.DEFAULT, "mine"))
        .hasMessageContaining("belongs to everyone");
  }

  @Test
  void aRenamedTableKeepsAllElseAndItsTags() {
    TableEntry table = created("before", "local");
    TagTarget column = new TagTarget.OfColumn(table.name(), "Email");
    catalog.tags().set(ADMIN, column, Map.of("pii", "yes"));
    SchemaName gold = new SchemaName("main", "Gold");
    catalog.schemas().create(ADMIN, gold, null);

    catalog.relations().rename(ADMIN, table.name(), gold.name("After"));

    assertThat(catalog.tables().find(ADMIN, table.name())).isEmpty();
    assertThat(catalog.tables().find(ADMIN, gold.name("after")))
        .contains(table.named(gold.name("After")));
    assertThat(catalog.tags().of(ADMIN, new TagTarget.OfColumn(gold.name("after"), "EMAIL")))
        .containsExactly(Map.entry("pii", "yes"));
    catalog.relations().rename(ADMIN, gold.name("After"), gold.name("AFTER"));
    assertThat(catalog.relations().require(ADMIN, gold.name("after")).name().name())
        .isEqualTo("AFTER");
    created("other", "local");
    assertThatThrownBy(() -> catalog.relations().rename(ADMIN, gold.name("AFTER"), name("OTHER")))
        .isInstanceOf(NameTakenException.class);
  }

  @Test
  void aDroppedTableComesBackForSevenDays() {
    TableEntry first = created("t", "local");
    catalog.tags().set(ADMIN, new TagTarget.OfRelation(first.name()), Map.of("k", "v"));
    assertThat(catalog.tables().drop(ADMIN, name("T"))).isEqualTo(first);
    clock.advance(Duration.ofDays(1));
    TableEntry second = created("t", "local");
    assertThatThrownBy(() -> catalog.tables().undrop(ADMIN, name("t")))
        .isInstanceOf(NameTakenException.class);
    catalog.tables().drop(ADMIN, name("t"));

    assertThat(catalog.tables().dropped(ADMIN))
        .extracting(dropped -> dropped.table())
        .containsExactly(second, first);
    assertThat(catalog.tables().undrop(ADMIN, name("T"))).isEqualTo(second);
    catalog.relations().rename(ADMIN, name("t"), name("u"));
    assertThat(catalog.tables().undrop(ADMIN, first.id())).isEqualTo(first);
    assertThat(catalog.tags().of(ADMIN, new TagTarget.OfRelation(name("t"))))
        .containsExactly(Map.entry("k", "v"));

    catalog.tables().drop(ADMIN, name("t"));
    clock.advance(Duration.ofDays(7).plusMillis(1));
    assertThat(catalog.tables().dropped(ADMIN)).isEmpty();
    assertThatThrownBy(() -> catalog.tables().undrop(ADMIN, name("t")))
        .hasMessageContaining("No table main.default.t was dropped in the last 7 days");
    assertThat(catalog.tables().droppedBefore(ADMIN, clock.instant().minus(Tables.UNDROP)))
        .extracting(dropped -> dropped.table())
        .containsExactly(first);
    catalog.tables().purge(ADMIN, first.id());
    assertThat(catalog.tables().droppedBefore(ADMIN, clock.instant())).isEmpty();
  }

  @Test
  void aTableThatIsReplacedByAnotherCanComeBack() {
    TableEntry first = created("t", "local");
    TableEntry second = table("T", "local");
    catalog.tables().replace(ADMIN, second);
    assertThat(catalog.tables().find(ADMIN, name("t"))).contains(second);
    assertThat(catalog.tables().dropped(ADMIN))
        .extracting(dropped -> dropped.table())
        .containsExactly(first);
    catalog.tables().replace(ADMIN, second);
    assertThat(catalog.tables().dropped(ADMIN)).hasSize(1);
  }

  @Test
  void aLocationAndAnIdBelongToOneTable() {
    TableEntry table = created("t", "local");
    TableEntry sameLocation =
        new TableEntry(
            UUID.randomUUID(),
            name("u"),
            table.location(),
            false,
            "local",
            null,
            clock.instant(),
            TableEntry.DELTA);
    assertThatThrownBy(() -> catalog.tables().create(ADMIN, sameLocation))
        .isInstanceOf(NameTakenException.class)
        .hasMessageContaining("is already table main.default.t");
    TableEntry sameId =
        new TableEntry(
            table.id(),
            name("u"),
            "/elsewhere",
            false,
            "local",
            null,
            clock.instant(),
            TableEntry.DELTA);
    assertThatThrownBy(() -> catalog.tables().create(ADMIN, sameId))
        .isInstanceOf(NameTakenException.class);
  }

  @Test
  void aViewKeepsItsTextColumnsAuthorAndSchema() {
    ViewEntry view = view("v", "anna", "select 'it''s' as \"größe\", 2");
    catalog.views().create(ANNA, view);
    assertThat(catalog.relations().find(ANNA, name("V"))).contains(view);
    catalog.tags().set(ANNA, new TagTarget.OfRelation(name("v")), Map.of("k", "v"));

    ViewEntry next = view("V", "anna", "select 3");
    catalog.views().replace(ANNA, next);
    Relation found = catalog.relations().require(ANNA, name("v"));
    assertThat(((ViewEntry) found).text()).isEqualTo("select 3");
    assertThat(found.id()).isEqualTo(view.id());
    assertThat(catalog.tags().of(ANNA, new TagTarget.OfRelation(name("v")))).hasSize(1);
    assertThatThrownBy(() -> catalog.tables().drop(ANNA, name("v")))
        .hasMessageContaining("is a view, not a table");
    catalog.views().drop(ANNA, name("v"));
    assertThat(catalog.relations().find(ANNA, name("v"))).isEmpty();
  }

  @Test
  void aFunctionKeepsItsParametersAndBody() {
    FunctionEntry scalar = function("f", "INT", List.of());
    FunctionEntry rows = function("g", null, List.of(new FunctionColumn("a", "INT", "the a")));
    catalog.functions().create(ADMIN, scalar);
    catalog.functions().create(ADMIN, rows);
    assertThat(catalog.functions().find(ADMIN, name("F"))).contains(scalar);
    assertThat(catalog.functions().list(ADMIN, SchemaName.DEFAULT)).containsExactly(scalar, rows);
    assertThat(catalog.functions().require(ADMIN, name("g")).table()).isTrue();
    assertThatThrownBy(() -> catalog.functions().create(ADMIN, function("F", "INT", List.of())))
        .isInstanceOf(NameTakenException.class);
    FunctionEntry other = function("F", "BIGINT", List.of());
    catalog.functions().replace(ADMIN, other);
    assertThat(catalog.functions().require(ADMIN, name("f"))).isEqualTo(other.withId(scalar.id()));
    catalog.functions().drop(ADMIN, name("f"));
    assertThatThrownBy(() -> catalog.functions().require(ADMIN, name("f")))
        .isInstanceOf(NameNotFoundException.class);
  }

  @Test
  void aSchemaIsDroppedWithItsObjectsOnlyWhenAskedTo() {
    SchemaName silver = new SchemaName("main", "silver");
    catalog.schemas().create(ADMIN, silver, "refined");
    assertThat(catalog.schemas().require(ADMIN, silver).comment()).isEqualTo("refined");
    TableEntry table = table("t", "local").named(silver.name("t"));
    catalog.tables().create(ADMIN, table);
    assertThatThrownBy(() -> catalog.schemas().drop(ADMIN, silver, DropMode.RESTRICT))
        .hasMessageContaining("Schema main.silver is not empty: it holds 1 object(s)");
    catalog.schemas().drop(ADMIN, silver, DropMode.CASCADE);
    assertThat(catalog.schemas().find(ADMIN, silver)).isEmpty();
    assertThatThrownBy(() -> catalog.tables().undrop(ADMIN, table.id()))
        .hasMessageContaining("Schema main.silver does not exist");
    catalog.schemas().create(ADMIN, silver, null);
    assertThat(catalog.tables().undrop(ADMIN, table.id())).isEqualTo(table);
  }

  @Test
  void aCatalogHasADefaultSchemaAndIsDroppedLikeOne() {
    assertThatThrownBy(() -> catalog.schemas().createCatalog(ANNA, "Labor", null))
        .hasMessageContaining("CREATE CATALOG");
    catalog
        .grants()
        .grant(ADMIN, new Target.Metastore(), "account users", Set.of(Privilege.CREATE_CATALOG));
    catalog.schemas().createCatalog(ANNA, "Labor", null);
    assertThat(catalog.schemas().list(ANNA, "labor"))
        .extracting(schema -> schema.name().toString())
        .containsExactly("Labor.default");
    assertThat(catalog.schemas().findCatalog(BEN, "labor")).isEmpty();
    assertThatThrownBy(() -> catalog.schemas().createCatalog(BEN, "LABOR", null))
        .isInstanceOf(NameTakenException.class);
    catalog
        .tables()
        .create(ANNA, table("t", "anna").named(new QualifiedName("labor", "default", "t")));
    assertThatThrownBy(() -> catalog.schemas().dropCatalog(ANNA, "labor", DropMode.RESTRICT))
        .hasMessageContaining("is not empty");
    catalog.schemas().dropCatalog(ANNA, "labor", DropMode.CASCADE);
    assertThat(catalog.schemas().findCatalog(ADMIN, "labor")).isEmpty();
  }

  @Test
  void tagsFollowTheirColumnsAndObjects() {
    TableEntry table = created("t", "local");
    TagTarget whole = new TagTarget.OfRelation(table.name());
    TagTarget nested = new TagTarget.OfColumn(table.name(), "Address.City");
    catalog.tags().set(ADMIN, whole, Map.of("Team", "a", "team", "b", "area", "n"));
    catalog.tags().set(ADMIN, whole, Map.of("team", "c"));
    catalog.tags().set(ADMIN, nested, Map.of("pii", ""));
    catalog.tags().set(ADMIN, new TagTarget.OfSchema(SchemaName.DEFAULT), Map.of("layer", "x"));
    assertThat(catalog.tags().of(ADMIN, whole))
        .isEqualTo(Map.of("Team", "a", "team", "c", "area", "n"));
    assertThat(catalog.tags().listAll(ADMIN))
        .extracting("key")
        .containsExactly("layer", "Team", "area", "team", "pii");

    catalog.tags().renameColumn(ADMIN, table.name(), "ADDRESS", "Home");
    assertThat(catalog.tags().of(ADMIN, nested)).isEmpty();
    assertThat(catalog.tags().of(ADMIN, new TagTarget.OfColumn(table.name(), "home.city")))
        .containsKey("pii");
    catalog.tags().removeColumn(ADMIN, table.name(), "home");
    catalog.tags().unset(ADMIN, whole, List.of("team", "unknown"));
    assertThat(catalog.tags().listAll(ADMIN))
        .extracting("key")
        .containsExactly("layer", "Team", "area");
    assertThat(catalog.tags().listAll(BEN)).extracting("key").containsExactly("layer");
  }

  @Test
  void aClonedTableIsNotPurged() {
    TableEntry source = created("source", "local");
    TableEntry clone = created("clone", "local");
    CloneEntry reference =
        new CloneEntry(
            clone.id(), clone.location(), source.id(), source.location(), 3, clock.instant());
    catalog.clones().add(reference);
    catalog.clones().add(reference);
    assertThat(catalog.clones().ofSource(source.location())).containsExactly(reference);
    assertThat(catalog.clones().ofClone(clone.id())).containsExactly(reference);
    catalog.tables().drop(ADMIN, source.name());
    assertThatThrownBy(() -> catalog.tables().purge(ADMIN, source.id()))
        .hasMessageContaining("1 shallow clone(s) still read its files");
    catalog.tables().drop(ADMIN, clone.name());
    catalog.tables().purge(ADMIN, clone.id());
    catalog.tables().purge(ADMIN, source.id());
    assertThat(catalog.clones().ofSource(source.location())).isEmpty();
  }

  @Test
  void tablesAndViewsAreListedPartByPart() {
    for (String name : List.of("e", "b", "D", "a", "c")) {
      created(name, name.equals("b") || name.equals("e") ? "ben" : "local");
    }
    catalog.schemas().create(ADMIN, new SchemaName("main", "aside"), null);
    catalog.views().create(ADMIN, view("v", "local", "select 1"));
    catalog.relations().rename(ADMIN, name("v"), new QualifiedName("main", "aside", "v"));
    for (int most = 1; most <= 7; most++) {
      assertThat(parts(ADMIN, most))
          .containsExactly(
              "aside.v", "default.a", "default.b", "default.c", "default.D", "default.e");
      assertThat(parts(BEN, most)).as("%d at once", most).containsExactly("default.b", "default.e");
    }
    String hidden = catalog.relations().require(ADMIN, name("a")).id().toString();
    for (String unknown : List.of(hidden, UUID.randomUUID().toString())) {
      assertThat(catalog.relations().listAfter(BEN, Optional.of(unknown), 9)).isEmpty();
    }
  }

  private List<String> parts(Viewer viewer, int most) {
    List<String> names = new ArrayList<>();
    List<Relation> part = catalog.relations().listAfter(viewer, Optional.empty(), most);
    while (!part.isEmpty()) {
      assertThat(part.size()).isLessThanOrEqualTo(most);
      part.forEach(one -> names.add(one.name().schema() + "." + one.name().name()));
      String last = part.get(part.size() - 1).id().toString();
      part = catalog.relations().listAfter(viewer, Optional.of(last), most);
    }
    return names;
  }

  @Test
  void namesThatNobodyCouldTypeAreRefused() {
    assertThatThrownBy(() -> created(" ", "local")).hasMessageContaining("is blank");
    assertThatThrownBy(() -> created("a\nb", "local")).hasMessageContaining("control character");
    assertThatThrownBy(() -> created("x".repeat(256), "local")).hasMessageContaining("longer");
    created("東京.\"'; drop table relations; --", "local");
    assertThat(catalog.relations().listAll(ADMIN)).hasSize(1);
  }

  @Test
  void aFailedTransactionLeavesNothing() {
    TableEntry table = created("t", "local");
    TableEntry other = created("u", "local");
    assertThatThrownBy(
            () ->
                catalog
                    .tables()
                    .replace(
                        ADMIN,
                        new TableEntry(
                            UUID.randomUUID(),
                            table.name(),
                            other.location(),
                            true,
                            "local",
                            null,
                            clock.instant(),
                            TableEntry.DELTA)))
        .isInstanceOf(NameTakenException.class);
    assertThat(catalog.tables().find(ADMIN, table.name())).contains(table);
    assertThat(catalog.tables().dropped(ADMIN)).isEmpty();
  }
}
