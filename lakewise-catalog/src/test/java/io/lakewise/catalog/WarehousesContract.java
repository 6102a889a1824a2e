package io.lakewise.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.error.NotAllowedException;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.table.error.LakewiseException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the catalog promises about warehouses over every database; a subclass names one. */
public abstract class WarehousesContract extends CatalogContract {

  @Test
  void theDefaultWarehouseIsThereAndStays() {
    WarehouseEntry found = catalog.warehouses().require(BEN, "DEFAULT");
    assertThat(found.size()).isEmpty();
    assertThat(found.queuedStatements()).isEmpty();
    assertThatThrownBy(() -> catalog.warehouses().drop(ADMIN, found.id()))
        .isInstanceOf(LakewiseException.class);
    assertThatThrownBy(() -> catalog.warehouses().replace(BEN, found))
        .hasMessageContaining("everyone");
    catalog.warehouses().replace(ADMIN, warehouse("default", "default", "everyone", 5));
    assertThat(catalog.warehouses().list(BEN))
        .containsExactly(warehouse("default", "default", "everyone", 5));
  }

  @Test
  void aWarehouseIsItsOwnersAlone() {
    WarehouseEntry hers = warehouse("w1", "Hers", "anna", 0);
    assertThatThrownBy(() -> catalog.warehouses().create(ANNA, hers))
        .isInstanceOf(NotAllowedException.class)
        .hasMessageContaining("CREATE WAREHOUSE");
    assertThatThrownBy(
            () -> catalog.warehouses().create(ANNA, warehouse("w2", "default", "anna", 0)))
        .isInstanceOf(NotAllowedException.class);
    catalog
        .grants()
        .grant(ADMIN, new Target.Metastore(), "account users", Set.of(Privilege.CREATE_WAREHOUSE));
    catalog.warehouses().create(ANNA, hers);
    assertThat(catalog.warehouses().find(ANNA, "hers")).contains(hers);
    assertThat(catalog.warehouses().find(ADMIN, "w1")).contains(hers);
    assertThat(catalog.warehouses().find(BEN, "w1")).isEmpty();
    assertThat(catalog.warehouses().list(BEN)).hasSize(1);
    assertThatThrownBy(() -> catalog.warehouses().require(ANNA, "her"))
        .isInstanceOf(NameNotFoundException.class)
        .hasMessageContaining("Hers");
    assertThatThrownBy(() -> catalog.warehouses().create(BEN, warehouse("w2", "HERS", "ben", 0)))
        .isInstanceOf(NameTakenException.class);
    assertThatThrownBy(() -> catalog.warehouses().drop(BEN, "w1"))
        .isInstanceOf(NameNotFoundException.class);
    WarehouseEntry renamed = warehouse("w1", "Ours", "anna", 7);
    catalog.warehouses().replace(ANNA, renamed);
    assertThat(catalog.warehouses().list(ANNA)).contains(renamed).hasSize(2);
    catalog.warehouses().drop(ANNA, "ours");
    assertThat(catalog.warehouses().find(ADMIN, "w1")).isEmpty();
  }

  private WarehouseEntry warehouse(String id, String name, String owner, int queued) {
    return new WarehouseEntry(
        id,
        name,
        queued == 0 ? Optional.empty() : Optional.of("Small"),
        1,
        2,
        10,
        queued == 0 ? Optional.empty() : Optional.of(queued),
        60,
        true,
        owner,
        catalog.warehouses().require(ADMIN, "default").createdAt());
  }
}
