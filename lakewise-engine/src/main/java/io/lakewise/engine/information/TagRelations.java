package io.lakewise.engine.information;

import io.lakewise.catalog.entry.Tag;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.engine.describe.Listing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tags of catalogs, schemas, tables, views and columns; those of volumes are with these. */
final class TagRelations {

  private final VisibleNames visible;
  private final List<List<Object>> rows = new ArrayList<>();

  TagRelations(VisibleNames visible) {
    this.visible = visible;
  }

  Listing catalogTags() {
    for (Tag tag : visible.tags()) {
      if (tag.target() instanceof TagTarget.OfCatalog of) {
        row(of.catalog(), tag.key(), tag.value());
      }
    }
    return new Listing(Columns.of("catalog_name", "tag_name", "tag_value"), rows);
  }

  Listing schemaTags() {
    for (Tag tag : visible.tags()) {
      if (tag.target() instanceof TagTarget.OfSchema of) {
        row(of.schema().catalog(), of.schema().schema(), tag.key(), tag.value());
      }
    }
    return new Listing(Columns.of("catalog_name", "schema_name", "tag_name", "tag_value"), rows);
  }

  Listing tableTags() {
    for (Tag tag : visible.tags()) {
      if (tag.target() instanceof TagTarget.OfRelation of) {
        row(
            of.relation().catalog(),
            of.relation().schema(),
            of.relation().name(),
            tag.key(),
            tag.value());
      }
    }
    return new Listing(
        Columns.of("catalog_name", "schema_name", "table_name", "tag_name", "tag_value"), rows);
  }

  Listing columnTags() {
    for (Tag tag : visible.tags()) {
      if (tag.target() instanceof TagTarget.OfColumn of) {
        row(
            of.relation().catalog(),
            of.relation().schema(),
            of.relation().name(),
            of.column(),
            tag.key(),
            tag.value());
      }
    }
    return new Listing(
        Columns.of(
            "catalog_name", "schema_name", "table_name", "column_name", "tag_name", "tag_value"),
        rows);
  }

  private void row(Object... values) {
    rows.add(Arrays.asList(values));
  }
}
