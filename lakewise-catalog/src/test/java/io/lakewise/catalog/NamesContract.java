package io.lakewise.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.catalog.entry.NamedThing;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.catalog.principal.PrincipalKind;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the catalog promises about finding names; a subclass names a database. */
public abstract class NamesContract extends CatalogContract {

  private static final SchemaName SALES = new SchemaName("main", "Sales");

  @BeforeEach
  void makeNames() {
    principal(PrincipalKind.USER, "anna");
    principal(PrincipalKind.USER, "ben");
    catalog.schemas().create(ADMIN, SALES, "what was sold");
    table(SALES.name("Orders"), null);
    table(SALES.name("orders_2026"), null);
    table(SALES.name("old_orders"), null);
    table(SALES.name("reorders"), null);
    table(SALES.name("returns"), "orders that came back, 100%");
    table(SALES.name("100_x"), null);
    table(SALES.name("Größe"), null);
    table(SchemaName.DEFAULT.name("orders"), null);
    catalog
        .volumes()
        .create(
            ADMIN,
            new VolumeEntry(
                UUID.randomUUID(),
                SALES.name("order_files"),
                "/v/1",
                true,
                "local",
                null,
                clock.instant()));
  }

  private void table(QualifiedName name, String comment) {
    TableEntry table = SampleTables.named(name, clock.instant());
    catalog.tables().create(ADMIN, table);
    catalog.relations().comment(ADMIN, name, comment);
  }

  private List<String> found(Viewer viewer, String text) {
    return found(viewer, text, 0, 100);
  }

  private List<String> found(Viewer viewer, String text, int skipped, int limit) {
    return catalog.names().search(viewer, text, skipped, limit).stream()
        .map(found -> found.schema() + "." + found.name())
        .toList();
  }

  @Test
  void thoseThatAreCalledSoComeFirst() {
    List<String> best =
        List.of(
            "default.orders",
            "Sales.Orders",
            "Sales.orders_2026",
            "Sales.old_orders",
            "Sales.reorders",
            "Sales.returns");
    assertThat(found(ADMIN, "Orders")).containsExactlyElementsOf(best);
    assertThat(found(ADMIN, "\"ORDERS\" ")).containsExactlyElementsOf(best);
    assertThat(found(ADMIN, "orders", 1, 3)).containsExactlyElementsOf(best.subList(1, 4));
    assertThat(found(ADMIN, "orders", 6, 3)).isEmpty();
    assertThat(found(ADMIN, "sales.orders").get(0)).isEqualTo("Sales.Orders");
    assertThat(found(ADMIN, "main sales ord 2026")).containsExactly("Sales.orders_2026");
    assertThat(found(ADMIN, "GRO\u0308SS")).isEmpty();
    assertThat(found(ADMIN, "GRO\u0308ß")).containsExactly("Sales.Größe");
  }

  @Test
  void signsMeanThemselves() {
    assertThat(found(ADMIN, "100%")).containsExactly("Sales.returns");
    assertThat(found(ADMIN, "100_")).containsExactly("Sales.100_x");
    assertThat(found(ADMIN, "!")).isEmpty();
    assertThat(found(ADMIN, "' OR 1=1 --")).isEmpty();
  }

  @Test
  void everyKindIsFoundAndAnEmptyTextFindsAll() {
    assertThat(catalog.names().search(ADMIN, "", 0, 100))
        .hasSize(11)
        .extracting(NamedThing::kind)
        .contains(NamedThing.Kind.SCHEMA, NamedThing.Kind.TABLE, NamedThing.Kind.VOLUME);
    assertThat(catalog.names().search(ADMIN, "sales", 0, 1))
        .containsExactly(
            new NamedThing(
                NamedThing.Kind.SCHEMA,
                "main",
                "Sales",
                "Sales",
                "local",
                "what was sold",
                List.of()));
  }

  @Test
  void fewLettersFindTheSameInTheSameOrder() {
    assertThat(found(ADMIN, "o"))
        .containsExactly(
            "default.orders",
            "Sales.Orders",
            "Sales.old_orders",
            "Sales.order_files",
            "Sales.orders_2026",
            "Sales.reorders",
            "Sales.Sales",
            "Sales.returns");
    assertThat(found(ADMIN, "o", 2, 3))
        .containsExactly("Sales.old_orders", "Sales.order_files", "Sales.orders_2026");
    assertThat(found(ADMIN, "sales _x")).containsExactly("Sales.100_x");
    assertThat(found(BEN, "o")).isEmpty();
  }

  @Test
  void tablesAreFoundByTheirColumnsAfterNames() {
    String orders = location(SALES.name("Orders"));
    String returns = location(SALES.name("returns"));
    assertThat(catalog.columnNames().keep(orders, List.of("Id", "Größe", "old_price"))).isTrue();
    assertThat(catalog.columnNames().keep(returns, List.of("price", "return_id"))).isTrue();
    assertThat(catalog.columnNames().keep("/lake/nothing", List.of("price"))).isFalse();
    assertThat(catalog.names().search(ADMIN, "price", 0, 9))
        .extracting(found -> found.name() + found.columns())
        .containsExactly("Orders[old_price]", "returns[price]");
    assertThat(catalog.names().search(ADMIN, "sales GRO\u0308ß", 0, 9))
        .extracting(found -> found.name() + found.columns())
        .containsExactly("Größe[]", "Orders[Größe]");
    assertThat(found(ADMIN, "returns price")).containsExactly("Sales.returns");
    assertThat(found(ADMIN, "id")).containsExactly("Sales.Orders", "Sales.returns");
    assertThat(found(BEN, "price")).isEmpty();
    grant(new Target.Schema(SALES), Privilege.USE_SCHEMA);
    grant(new Target.Table(SALES.name("returns")), Privilege.SELECT);
    assertThat(found(ANNA, "price")).containsExactly("Sales.returns");

    catalog.columnNames().keep(orders, List.of("Id"));
    assertThat(found(ADMIN, "price")).containsExactly("Sales.returns");
    TableEntry dropped = catalog.tables().drop(ADMIN, SALES.name("returns"));
    assertThat(found(ADMIN, "price")).isEmpty();
    catalog.tables().undrop(ADMIN, dropped.id());
    assertThat(found(ADMIN, "price")).containsExactly("Sales.returns");
  }

  @Test
  void viewsAreFoundByTheirColumnsToo() {
    QualifiedName name = SALES.name("late");
    ViewEntry view =
        new ViewEntry(
            UUID.randomUUID(),
            name,
            "select 1 as hours",
            List.of(),
            ADMIN.principal(),
            ADMIN.principal(),
            null,
            SALES,
            clock.instant());
    catalog.views().create(ADMIN, view);
    catalog.columnNames().keepOfView(view.id(), List.of("Hours", "orders"));
    assertThat(catalog.names().search(ADMIN, "hours", 0, 9))
        .extracting(found -> found.kind() + found.name() + found.columns())
        .containsExactly("VIEWlate[Hours]");
    assertThat(found(ADMIN, "sales hours")).containsExactly("Sales.late");
    assertThat(found(BEN, "hours")).isEmpty();
    catalog.columnNames().keepOfView(view.id(), List.of("days"));
    assertThat(found(ADMIN, "hours")).isEmpty();
    assertThat(found(ADMIN, "days")).containsExactly("Sales.late");
    catalog.views().drop(ADMIN, name);
    assertThat(found(ADMIN, "days")).isEmpty();
  }

  private String location(QualifiedName name) {
    return catalog.tables().find(ADMIN, name).orElseThrow().location();
  }

  @Test
  void whatOneDoesNotSeeIsNotFound() {
    assertThat(found(BEN, "orders")).isEmpty();
    assertThat(found(BEN, "sold")).isEmpty();
    grant(new Target.Schema(SALES), Privilege.USE_SCHEMA);
    grant(new Target.Table(SALES.name("reorders")), Privilege.SELECT);
    grant(new Target.Volume(SALES.name("order_files")), Privilege.READ_VOLUME);
    assertThat(found(ANNA, "order")).containsExactly("Sales.order_files", "Sales.reorders");
    assertThat(found(ANNA, "order", 1, 1)).containsExactly("Sales.reorders");
    assertThat(found(ANNA, "came back")).isEmpty();
    assertThat(found(BEN, "order")).isEmpty();
  }

  private void grant(Target on, Privilege privilege) {
    catalog.grants().grant(ADMIN, on, "anna", Set.of(privilege));
  }
}
