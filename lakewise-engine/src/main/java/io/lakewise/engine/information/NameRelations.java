package io.lakewise.engine.information;

import io.lakewise.catalog.entry.CatalogEntry;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.SchemaEntry;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.engine.describe.Listing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Catalogs, schemas, tables and views, all from the catalog alone. */
final class NameRelations {

  private final VisibleNames visible;
  private final List<List<Object>> rows = new ArrayList<>();

  NameRelations(VisibleNames visible) {
    this.visible = visible;
  }

  Listing catalogName(String catalog) {
    row(catalog);
    return new Listing(Columns.of("catalog_name"), rows);
  }

  Listing catalogs() {
    for (CatalogEntry entry : visible.catalogs()) {
      row(entry.name(), entry.owner(), entry.comment(), entry.createdAt());
    }
    return new Listing(
        Columns.of("catalog_name", "catalog_owner", "comment", "created:" + Columns.TIME), rows);
  }

  Listing schemata() {
    for (SchemaEntry entry : visible.schemas()) {
      row(
          entry.name().catalog(),
          entry.name().schema(),
          entry.owner(),
          null,
          null,
          null,
          null,
          entry.comment(),
          entry.createdAt());
    }
    return new Listing(
        Columns.of(
            "catalog_name",
            "schema_name",
            "schema_owner",
            "default_character_set_catalog",
            "default_character_set_schema",
            "default_character_set_name",
            "sql_path",
            "comment",
            "created:" + Columns.TIME),
        rows);
  }

  Listing tables() {
    for (Relation entry : visible.relations()) {
      TableEntry table = entry instanceof TableEntry found ? found : null;
      row(
          entry.name().catalog(),
          entry.name().schema(),
          entry.name().name(),
          table == null ? "VIEW" : "BASE TABLE",
          null,
          null,
          null,
          null,
          null,
          table == null ? "NO" : "YES",
          "NO",
          null,
          entry.comment(),
          entry.owner(),
          entry.comment(),
          entry.createdAt(),
          table == null ? null : table.format().toUpperCase(Locale.ROOT),
          table == null ? null : table.location());
    }
    return new Listing(
        Columns.of(
            "table_catalog",
            "table_schema",
            "table_name",
            "table_type",
            "self_referencing_column_name",
            "reference_generation",
            "user_defined_type_catalog",
            "user_defined_type_schema",
            "user_defined_type_name",
            "is_insertable_into",
            "is_typed",
            "commit_action",
            "table_comment",
            "table_owner",
            "comment",
            "created:" + Columns.TIME,
            "data_source_format",
            "storage_path"),
        rows);
  }

  Listing views() {
    for (Relation entry : visible.relations()) {
      if (entry instanceof ViewEntry view) {
        row(
            view.name().catalog(),
            view.name().schema(),
            view.name().name(),
            view.text(),
            "NONE",
            "NO",
            "NO",
            view.owner(),
            view.comment(),
            view.createdAt());
      }
    }
    return new Listing(
        Columns.of(
            "table_catalog",
            "table_schema",
            "table_name",
            "view_definition",
            "check_option",
            "is_updatable",
            "is_insertable_into",
            "view_owner",
            "comment",
            "created:" + Columns.TIME),
        rows);
  }

  private void row(Object... values) {
    rows.add(Arrays.asList(values));
  }
}
