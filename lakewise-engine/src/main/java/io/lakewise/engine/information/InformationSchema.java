package io.lakewise.engine.information;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.StatementNames;
import io.lakewise.engine.context.VirtualRelations;
import io.lakewise.engine.describe.Listing;
import io.lakewise.engine.error.RelationErrors;
import java.util.Locale;
import java.util.Optional;

/**
 * The relations of {@code information_schema}. Only what the statement's principal may see is in
 * them; logs of tables are opened only for what lies in them: columns and constraints.
 */
public final class InformationSchema implements VirtualRelations {

  private static final String SCHEMA = "information_schema";

  /** Catalog under which the relations speak of all catalogs. */
  private static final String SYSTEM = "system";

  private final ViewColumns viewColumns = new ViewColumns();

  @Override
  public Optional<String> select(QualifiedName name, StatementNames names) {
    if (!name.schema().equalsIgnoreCase(SCHEMA)) {
      return Optional.empty();
    }
    boolean all = name.catalog().equalsIgnoreCase(SYSTEM);
    VisibleNames visible =
        new VisibleNames(names.statement(), all ? Optional.empty() : Optional.of(name.catalog()));
    if (visible.catalogs().isEmpty()) {
      return Optional.empty();
    }
    String current = names.statement().session().currentSchema().catalog();
    String shown = all ? current : visible.catalogs().get(0).name();
    return Optional.of(listing(name.name().toLowerCase(Locale.ROOT), visible, shown).select());
  }

  private Listing listing(String name, VisibleNames visible, String catalog) {
    return switch (name) {
      case "information_schema_catalog_name" -> new NameRelations(visible).catalogName(catalog);
      case "catalogs" -> new NameRelations(visible).catalogs();
      case "schemata" -> new NameRelations(visible).schemata();
      case "tables" -> new NameRelations(visible).tables();
      case "views" -> new NameRelations(visible).views();
      case "columns" -> new ColumnRelation(visible, viewColumns).columns();
      case "table_constraints" -> new ConstraintRelations(visible).tableConstraints();
      case "check_constraints" -> new ConstraintRelations(visible).checkConstraints();
      case "key_column_usage" -> new KeyRelations(visible).keyColumnUsage();
      case "referential_constraints" -> new KeyRelations(visible).referentialConstraints();
      case "constraint_column_usage" -> new KeyRelations(visible).constraintColumnUsage();
      case "routines" -> new RoutineRelations(visible).routines();
      case "parameters" -> new RoutineRelations(visible).parameters();
      case "catalog_tags" -> new TagRelations(visible).catalogTags();
      case "schema_tags" -> new TagRelations(visible).schemaTags();
      case "table_tags" -> new TagRelations(visible).tableTags();
      case "column_tags" -> new TagRelations(visible).columnTags();
      case "volumes" -> new VolumeRelations(visible).volumes();
      case "volume_privileges" -> new VolumeRelations(visible).privileges();
      case "volume_tags" -> new VolumeRelations(visible).tags();
      case "external_locations" -> new VolumeRelations(visible).locations();
      case "row_filters" -> new PolicyRelations(visible).rowFilters();
      case "column_masks" -> new PolicyRelations(visible).columnMasks();
      default -> throw RelationErrors.noInformation(name);
    };
  }
}
