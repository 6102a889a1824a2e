package io.lakewise.engine.describe;

import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.Tag;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.key.SeenKey;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.StructField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of DESCRIBE TABLE: columns, then, under headings as Databricks has them, the rest. */
final class TableDescription {

  private final List<List<Object>> rows = new ArrayList<>();

  /** The rows so far. */
  Listing listing() {
    return new Listing(Listing.texts("col_name", "data_type", "comment"), rows);
  }

  void columns(List<RelationColumn> columns) {
    columns.forEach(column -> row(column.name(), column.type(), column.comment()));
  }

  /** By which columns the table's files are laid out. */
  void layout(Snapshot snapshot) {
    List<String> partitions = snapshot.metadata().partitionColumns();
    if (!partitions.isEmpty()) {
      row("# Partition Information", "", "");
      row("# col_name", "data_type", "comment");
      columns(
          RelationColumns.ofSchema(snapshot.schema()).stream()
              .filter(column -> partitions.contains(column.name()))
              .toList());
    }
    List<List<String>> clustering = ClusteringColumns.of(snapshot);
    if (!clustering.isEmpty()) {
      row("# Clustering Information", "", "");
      clustering.forEach(path -> row(String.join(".", path), "", ""));
    }
  }

  /** What applies to columns: defaults, generation, identity, constraints, keys. */
  void rules(Snapshot snapshot, List<SeenKey> keys) {
    heading("# Column Rules", snapshot.schema().fields().stream().anyMatch(TableDescription::rule));
    for (StructField field : snapshot.schema().fields()) {
      if (!field.nullable()) {
        row(field.name(), "NOT NULL", "");
      }
      ColumnRules.defaultExpression(field)
          .ifPresent(value -> row(field.name(), "DEFAULT " + value, ""));
      ColumnRules.generationExpression(field)
          .ifPresent(value -> row(field.name(), "GENERATED ALWAYS AS (" + value + ")", ""));
      ColumnRules.identity(field)
          .ifPresent(identity -> row(field.name(), CreateTableText.identity(identity), ""));
    }
    Map<String, String> constraints = ColumnRules.constraints(snapshot.metadata());
    heading("# Constraints", !constraints.isEmpty() || !keys.isEmpty());
    keys.forEach(seen -> row(seen.key().name(), seen.text(), ""));
    constraints.forEach((name, check) -> row(name, "CHECK (" + check + ")", ""));
  }

  /** What decides who sees which rows and values. */
  void policies(ShownPolicies policies) {
    heading("# Row Filter", policies.filter().isPresent());
    policies.filter().ifPresent(filter -> row("", ShownPolicies.text(filter), ""));
    heading("# Column Masks", policies.entries().stream().anyMatch(each -> !each.filtersRows()));
    policies.entries().stream()
        .filter(policy -> !policy.filtersRows())
        .forEach(mask -> row(mask.column(), ShownPolicies.text(mask), ""));
  }

  /** Tags of a table or view, and of its columns. */
  void tags(List<Tag> tags) {
    heading("# Tags", !tags.isEmpty());
    for (Tag tag : tags) {
      String column = tag.target() instanceof TagTarget.OfColumn of ? of.column() : "";
      row(column, tag.value().isEmpty() ? tag.key() : tag.key() + " = " + tag.value(), "");
    }
  }

  private static boolean rule(StructField field) {
    return !field.nullable()
        || ColumnRules.defaultExpression(field).isPresent()
        || ColumnRules.generationExpression(field).isPresent()
        || ColumnRules.identity(field).isPresent();
  }

  /** About the catalog's entry, and for a table about its version. */
  void detail(Optional<Relation> entry, Optional<Snapshot> snapshot) {
    heading("# Detailed Table Information", true);
    entry.ifPresent(this::named);
    snapshot.ifPresent(
        version -> {
          row("Comment", version.metadata().description(), "");
          row("Location", version.location(), "");
          row("Provider", "delta", "");
          row("Version", Long.toString(version.version()), "");
          row("Last Modified", Instant.ofEpochMilli(version.timestamp()).toString(), "");
          row("Table Properties", ShownProperties.of(version.metadata()).toString(), "");
        });
  }

  private void named(Relation entry) {
    QualifiedName name = entry.name();
    row("Catalog", name.catalog(), "");
    row("Database", name.schema(), "");
    row("Table", name.name(), "");
    row("Owner", entry.owner(), "");
    row("Created Time", entry.createdAt().toString(), "");
    if (entry instanceof TableEntry table) {
      row("Type", table.managed() ? "MANAGED" : "EXTERNAL", "");
    } else {
      row("Type", "VIEW", "");
      row("Comment", entry.comment(), "");
      row("View Text", ((ViewEntry) entry).text(), "");
      row("View Schema", ((ViewEntry) entry).currentSchema().toString(), "");
    }
  }

  private void heading(String text, boolean needed) {
    if (needed) {
      row("", "", "");
      row(text, "", "");
    }
  }

  private void row(String name, String type, String comment) {
    rows.add(Arrays.asList(name, type, comment));
  }
}
