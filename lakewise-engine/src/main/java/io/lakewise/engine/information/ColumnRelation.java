package io.lakewise.engine.information;

import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.describe.Listing;
import io.lakewise.engine.describe.RelationColumn;
import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code information_schema.columns}. */
final class ColumnRelation {

  private static final List<ResultColumn> COLUMNS =
      Columns.of(
          "table_catalog",
          "table_schema",
          "table_name",
          "column_name",
          "ordinal_position:INTEGER",
          "column_default",
          "is_nullable",
          "data_type",
          "character_maximum_length:INTEGER",
          "character_octet_length:INTEGER",
          "numeric_precision:INTEGER",
          "numeric_precision_radix:INTEGER",
          "numeric_scale:INTEGER",
          "datetime_precision:INTEGER",
          "full_data_type",
          "is_identity",
          "identity_generation",
          "identity_start",
          "identity_increment",
          "is_generated",
          "generation_expression",
          "partition_index:INTEGER",
          "column_comment",
          "comment");

  private final VisibleNames visible;
  private final ViewColumns viewColumns;
  private final PortableExpressions expressions;
  private final List<List<Object>> rows = new ArrayList<>();

  ColumnRelation(VisibleNames visible, ViewColumns viewColumns) {
    this.visible = visible;
    this.viewColumns = viewColumns;
    this.expressions = visible.statement().expressions();
  }

  Listing columns() {
    for (Relation entry : visible.relations()) {
      if (entry instanceof TableEntry table) {
        visible
            .statement()
            .names()
            .readable(table)
            .ifPresent(version -> table(entry, version.metadata()));
      } else {
        view((ViewEntry) entry);
      }
    }
    return new Listing(COLUMNS, rows);
  }

  private void table(Relation entry, io.lakewise.table.log.Metadata metadata) {
    int position = 0;
    for (StructField field : metadata.schema().fields()) {
      Optional<ColumnRules.Identity> identity = ColumnRules.identity(field);
      Optional<String> generation = ColumnRules.generationExpression(field).map(expressions::shown);
      int partition = metadata.partitionColumns().indexOf(field.name());
      String comment = ColumnRules.comment(field).orElse(null);
      row(
          entry.name(),
          ++position,
          field.name(),
          DuckDbTypes.toDuckDb(field.type()),
          field.nullable(),
          comment,
          ColumnRules.defaultExpression(field).map(expressions::shown).orElse(null),
          identity,
          generation,
          partition < 0 ? null : partition + 1);
    }
  }

  private void view(ViewEntry view) {
    int position = 0;
    for (RelationColumn column : viewColumns.of(view, visible.statement())) {
      row(
          view.name(),
          ++position,
          column.name(),
          column.type(),
          true,
          column.comment(),
          null,
          Optional.empty(),
          Optional.empty(),
          null);
    }
  }

  private void row(
      QualifiedName table,
      int position,
      String name,
      String type,
      boolean nullable,
      String comment,
      String defaultValue,
      Optional<ColumnRules.Identity> identity,
      Optional<String> generation,
      Integer partition) {
    NumericShape shape = NumericShape.of(type);
    rows.add(
        Arrays.asList(
            table.catalog(),
            table.schema(),
            table.name(),
            name,
            position,
            defaultValue,
            nullable ? "YES" : "NO",
            type,
            null,
            null,
            shape.precision(),
            shape.radix(),
            shape.scale(),
            shape.fractionalSeconds(),
            type,
            identity.isPresent() ? "YES" : "NO",
            identity
                .map(found -> found.allowsExplicitInsert() ? "BY DEFAULT" : "ALWAYS")
                .orElse(null),
            identity.map(found -> Long.toString(found.start())).orElse(null),
            identity.map(found -> Long.toString(found.step())).orElse(null),
            generation.isPresent() ? "ALWAYS" : "NEVER",
            generation.orElse(null),
            partition,
            comment,
            comment));
  }
}
