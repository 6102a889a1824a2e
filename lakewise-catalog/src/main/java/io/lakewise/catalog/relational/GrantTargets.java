package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.permission.SecurableKind;
import io.lakewise.catalog.permission.Target;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds what statements and requests about grants name, and what rows of grants mean. */
final class GrantTargets {

  /**
   * What was found.
   *
   * @param place where it stands
   * @param kind as messages call it
   * @param name as messages print it
   */
  record Found(Place place, String kind, String name) {}

  private static final Place LAKE = new Place(Securable.METASTORE, Viewer.EVERYONE, null);

  private GrantTargets() {}

  /** What a viewer sees; the error of the look-up if there is nothing. */
  static Found require(Handle handle, Viewer viewer, Target target) {
    if (target instanceof Target.Catalog catalog) {
      SchemaRows.requireCatalog(handle, viewer, catalog.name());
    } else if (target instanceof Target.Schema schema) {
      SchemaRows.require(handle, viewer, schema.name());
    } else if (target instanceof Target.Table table) {
      RelationRows.require(handle, viewer, table.name());
    } else if (target instanceof Target.Function function) {
      FunctionRows.ROWS.require(handle, viewer, function.name());
    } else if (target instanceof Target.Volume volume) {
      VolumeRows.ROWS.require(handle, viewer, volume.name());
    } else if (target instanceof Target.ExternalLocation location) {
      LocationRows.require(handle, viewer, location.name());
    } else if (target instanceof Target.Warehouse warehouse) {
      WarehouseRows.require(handle, viewer, warehouse.name());
    } else if (target instanceof Target.SavedQuery query) {
      SavedKind.QUERY.rows().require(handle, viewer, query.id());
    } else if (target instanceof Target.Dashboard dashboard) {
      SavedKind.DASHBOARD.rows().require(handle, viewer, dashboard.id());
    }
    return find(handle, target).orElseThrow();
  }

  /** Refuses a viewer that has not got a privilege on the lake. */
  static void requireOnLake(Handle handle, Viewer viewer, Privilege privilege) {
    if (!RightsRows.at(handle, viewer, LAKE).has(LAKE, privilege)) {
      throw CatalogErrors.notGranted(privilege.spelled(), "the", "metastore");
    }
  }

  /** What a viewer manages. */
  static Found requireManaged(Handle handle, Viewer viewer, Target target) {
    Found found = require(handle, viewer, target);
    if (!RightsRows.at(handle, viewer, found.place()).manages(found.place())) {
      throw CatalogErrors.notOwner(found.kind(), found.name(), found.place().owner());
    }
    return found;
  }

  /** What is there, whoever may see it. */
  static Optional<Found> find(Handle handle, Target target) {
    if (target instanceof Target.Catalog catalog) {
      return SchemaRows.catalogRow(handle, catalog.name())
          .map(held -> new Found(held.place(), "catalog", NameRules.printed(held.entry().name())));
    }
    if (target instanceof Target.Schema schema) {
      return SchemaRows.row(handle, schema.name())
          .map(held -> new Found(held.place(), "schema", held.entry().name().toString()));
    }
    if (target instanceof Target.Table table) {
      return RelationRows.row(handle, table.name()).map(GrantTargets::relation);
    }
    if (target instanceof Target.Function function) {
      return FunctionRows.ROWS
          .row(handle, function.name())
          .map(held -> new Found(held.place(), "function", held.entry().name().toString()));
    }
    if (target instanceof Target.Volume volume) {
      return VolumeRows.ROWS.row(handle, volume.name()).map(GrantTargets::volume);
    }
    if (target instanceof Target.ExternalLocation location) {
      return LocationRows.row(handle, location.name()).map(GrantTargets::location);
    }
    if (target instanceof Target.Warehouse warehouse) {
      return WarehouseRows.row(handle, warehouse.name()).map(GrantTargets::warehouse);
    }
    if (target instanceof Target.SavedQuery query) {
      return saved(handle, SavedKind.QUERY, query.id());
    }
    if (target instanceof Target.Dashboard dashboard) {
      return saved(handle, SavedKind.DASHBOARD, dashboard.id());
    }
    return Optional.of(new Found(LAKE, "metastore", "metastore"));
  }

  private static Optional<Found> saved(Handle handle, SavedKind kind, String id) {
    return kind.rows()
        .row(handle, id)
        .map(found -> new Found(kind.place(found), kind.word(), found.name()));
  }

  private static Found relation(Held<Relation> held) {
    return new Found(held.place(), RelationRows.kind(held.entry()), held.entry().name().toString());
  }

  private static Found volume(Held<VolumeEntry> held) {
    return new Found(held.place(), "volume", held.entry().name().toString());
  }

  private static Found location(LocationEntry entry) {
    return new Found(LocationRows.place(entry), LocationRows.KIND, NameRules.printed(entry.name()));
  }

  private static Found warehouse(WarehouseEntry entry) {
    return new Found(WarehouseRows.place(entry), "warehouse", NameRules.printed(entry.name()));
  }

  static Optional<Place> place(Handle handle, String securable) {
    return found(handle, securable).map(Found::place);
  }

  /** What a row of a grant means, if it is still there. */
  static Optional<Found> found(Handle handle, String securable) {
    int colon = securable.indexOf(':');
    String key = securable.substring(colon + 1);
    return switch (SecurableKind.valueOf(securable.substring(0, colon))) {
      case METASTORE -> find(handle, new Target.Metastore());
      case CATALOG ->
          SchemaRows.catalogs(handle, Viewer.LOCAL).stream()
              .filter(entry -> Securable.catalog(entry.name()).key().equals(key))
              .findFirst()
              .flatMap(entry -> find(handle, new Target.Catalog(entry.name())));
      case SCHEMA -> SchemaRows.withKey(handle, key);
      case TABLE -> RelationRows.withId(handle, key).map(GrantTargets::relation);
      case FUNCTION ->
          FunctionRows.ROWS
              .withId(handle, key)
              .map(held -> new Found(held.place(), "function", held.entry().name().toString()));
      case VOLUME -> VolumeRows.ROWS.withId(handle, key).map(GrantTargets::volume);
      case EXTERNAL_LOCATION -> LocationRows.withId(handle, key).map(GrantTargets::location);
      case WAREHOUSE -> find(handle, new Target.Warehouse(key));
      case SAVED_QUERY -> find(handle, new Target.SavedQuery(key));
      case DASHBOARD -> find(handle, new Target.Dashboard(key));
    };
  }
}
