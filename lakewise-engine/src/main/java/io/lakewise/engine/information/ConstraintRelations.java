package io.lakewise.engine.information;

import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.describe.Listing;
import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Constraints of tables: CHECK, and NOT NULL, which the standard counts among them. */
final class ConstraintRelations {

  private record Found(QualifiedName table, String name, String condition) {}

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
              "CHECK",
              "NO",
              "NO",
              "YES",
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
    for (Found found : all()) {
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
    TableMetadata tables = new TableMetadata(visible.statement());
    PortableExpressions expressions = visible.statement().expressions();
    for (Relation relation : visible.relations()) {
      if (relation instanceof TableEntry table) {
        tables
            .of(table)
            .ifPresent(metadata -> constraints.addAll(of(table, metadata, expressions)));
      }
    }
    return constraints;
  }

  private static List<Found> of(
      TableEntry table, Metadata metadata, PortableExpressions expressions) {
    List<Found> constraints = new ArrayList<>();
    ColumnRules.constraints(metadata)
        .forEach(
            (name, check) ->
                constraints.add(new Found(table.name(), name, expressions.shown(check))));
    for (StructField field : metadata.schema().fields()) {
      if (!field.nullable()) {
        constraints.add(
            new Found(
                table.name(),
                table.name().name() + "_" + field.name() + "_not_null",
                Identifiers.quote(field.name()) + " IS NOT NULL"));
      }
    }
    return constraints;
  }

  /** Keys are not enforced and not kept, so there is never a row. */
  static Listing keyColumnUsage() {
    return new Listing(
        Columns.of(
            "constraint_catalog",
            "constraint_schema",
            "constraint_name",
            "table_catalog",
            "table_schema",
            "table_name",
            "column_name",
            "ordinal_position:INTEGER",
            "position_in_unique_constraint:INTEGER"),
        List.of());
  }

  /** Likewise empty. */
  static Listing referentialConstraints() {
    return new Listing(
        Columns.of(
            "constraint_catalog",
            "constraint_schema",
            "constraint_name",
            "unique_constraint_catalog",
            "unique_constraint_schema",
            "unique_constraint_name",
            "match_option",
            "update_rule",
            "delete_rule"),
        List.of());
  }

  /** Likewise empty. */
  static Listing constraintColumnUsage() {
    return new Listing(
        Columns.of(
            "table_catalog",
            "table_schema",
            "table_name",
            "column_name",
            "constraint_catalog",
            "constraint_schema",
            "constraint_name"),
        List.of());
  }
}
