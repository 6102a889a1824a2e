package io.lakewise.engine.information;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.describe.Listing;
import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.engine.key.SeenKey;
import io.lakewise.engine.key.SeenKeys;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Constraints of tables: keys, CHECK, and NOT NULL, which the standard counts among CHECK. */
final class ConstraintRelations {

  /** A CHECK has a condition, a key has none. */
  private record Found(QualifiedName table, String name, String type, String condition) {}

  private final VisibleNames visible;

  ConstraintRelations(VisibleNames visible) {
    this.visible = visible;
  }

  Listing tableConstraints() {
    List<List<Object>> rows = new ArrayList<>();
    for (Found found : all()) {
      QualifiedName table = found.table();
      rows.add(
          Arrays.asList(
              table.catalog(),
              table.schema(),
              found.name(),
              table.catalog(),
              table.schema(),
              table.name(),
              found.type(),
              "NO",
              "NO",
              found.condition() == null ? "NO" : "YES",
              null));
    }
    return new Listing(
        Columns.of(
            "constraint_catalog",
            "constraint_schema",
            "constraint_name",
            "table_catalog",
            "table_schema",
            "table_name",
            "constraint_type",
            "is_deferrable",
            "initially_deferred",
            "enforced",
            "nulls_distinct"),
        rows);
  }

  Listing checkConstraints() {
    List<List<Object>> rows = new ArrayList<>();
    List<Found> checks = all();
    checks.removeIf(found -> found.condition() == null);
    for (Found found : checks) {
      rows.add(
          Arrays.asList(
              found.table().catalog(),
              found.table().schema(),
              found.name(),
              found.condition(),
              found.table().name()));
    }
    return new Listing(
        Columns.of(
            "constraint_catalog",
            "constraint_schema",
            "constraint_name",
            "check_clause",
            "table_name"),
        rows);
  }

  private List<Found> all() {
    List<Found> constraints = new ArrayList<>();
    PortableExpressions expressions = visible.statement().expressions();
    for (TableEntry table : visible.tables()) {
      visible
          .statement()
          .names()
          .readable(table)
          .ifPresent(version -> constraints.addAll(of(table, version.metadata(), expressions)));
    }
    return constraints;
  }

  private List<Found> of(TableEntry table, Metadata metadata, PortableExpressions expressions) {
    List<Found> constraints = new ArrayList<>();
    for (SeenKey seen : new SeenKeys(visible.statement()).of(table, metadata)) {
      constraints.add(
          new Found(
              table.name(),
              seen.key().name(),
              seen.key().primary() ? "PRIMARY KEY" : "FOREIGN KEY",
              null));
    }
    ColumnRules.constraints(metadata)
        .forEach(
            (name, check) ->
                constraints.add(new Found(table.name(), name, "CHECK", expressions.shown(check))));
    for (StructField field : metadata.schema().fields()) {
      if (!field.nullable()) {
        constraints.add(
            new Found(
                table.name(),
                table.name().name() + "_" + field.name() + "_not_null",
                "CHECK",
                Identifiers.quote(field.name()) + " IS NOT NULL"));
      }
    }
    return constraints;
  }
}
