package io.lakewise.engine.information;

import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.CatalogEntry;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.SchemaEntry;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.Tag;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Grant;
import io.lakewise.catalog.permission.Target;
import io.lakewise.engine.context.StatementContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What the principal of a statement may see, of one catalog or of all. */
final class VisibleNames {

  private final StatementContext statement;
  private final Optional<String> only;
  private final Predicate<QualifiedName> wanted;

  VisibleNames(StatementContext statement, Optional<String> only) {
    this(statement, only, name -> true);
  }

  /** Only those tables, views and functions that are wanted. */
  VisibleNames(StatementContext statement, Optional<String> only, Predicate<QualifiedName> wanted) {
    this.statement = statement;
    this.only = only;
    this.wanted = wanted;
  }

  StatementContext statement() {
    return statement;
  }

  List<CatalogEntry> catalogs() {
    return only.map(name -> catalog().schemas().findCatalog(viewer(), name).stream().toList())
        .orElseGet(() -> catalog().schemas().catalogs(viewer()));
  }

  List<SchemaEntry> schemas() {
    List<SchemaEntry> schemas = new ArrayList<>();
    for (CatalogEntry entry : catalogs()) {
      schemas.addAll(catalog().schemas().list(viewer(), entry.name()));
    }
    return schemas;
  }

  List<Relation> relations() {
    return catalog().relations().listAll(viewer()).stream()
        .filter(relation -> holds(relation.name().catalog()) && wanted.test(relation.name()))
        .toList();
  }

  List<TableEntry> tables() {
    return relations().stream()
        .filter(TableEntry.class::isInstance)
        .map(TableEntry.class::cast)
        .toList();
  }

  List<FunctionEntry> functions() {
    return catalog().functions().listAll(viewer()).stream()
        .filter(function -> holds(function.name().catalog()) && wanted.test(function.name()))
        .toList();
  }

  List<VolumeEntry> volumes() {
    return catalog().volumes().listAll(viewer()).stream()
        .filter(volume -> holds(volume.name().catalog()))
        .toList();
  }

  /**
   * What was granted on a volume and around it; to the principal itself, where it does not manage.
   */
  List<Grant> grants(VolumeEntry volume) {
    return catalog().grants().on(viewer(), new Target.Volume(volume.name()), true);
  }

  List<LocationEntry> locations() {
    return catalog().locations().list(viewer());
  }

  List<Tag> tags() {
    return catalog().tags().listAll(viewer()).stream().filter(this::holds).toList();
  }

  /** Row filters and masks, by the tables that the principal manages. */
  Map<QualifiedName, List<PolicyEntry>> policies() {
    Map<QualifiedName, List<PolicyEntry>> held = new LinkedHashMap<>();
    catalog()
        .policies()
        .listAll(viewer())
        .forEach(
            (table, policies) -> {
              if (holds(table.catalog())) {
                held.put(table, policies);
              }
            });
    return held;
  }

  private boolean holds(Tag tag) {
    TagTarget target = tag.target();
    if (target instanceof TagTarget.OfCatalog tagged) {
      return holds(tagged.catalog());
    }
    if (target instanceof TagTarget.OfSchema schema) {
      return holds(schema.schema().catalog());
    }
    if (target instanceof TagTarget.OfRelation relation) {
      return holds(relation.relation().catalog());
    }
    if (target instanceof TagTarget.OfVolume volume) {
      return holds(volume.volume().catalog());
    }
    return holds(((TagTarget.OfColumn) target).relation().catalog());
  }

  private boolean holds(String catalog) {
    return only.isEmpty() || NameRules.key(catalog).equals(NameRules.key(only.get()));
  }

  private Catalog catalog() {
    return statement.catalog();
  }

  private Viewer viewer() {
    return statement.viewer();
  }
}
