package io.lakewise.engine.describe;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.engine.key.SeenKey;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The CREATE TABLE statement that makes a table like one that is there. */
final class CreateTableText {

  private CreateTableText() {}

  static String of(
      TableEntry entry,
      Snapshot snapshot,
      PortableExpressions expressions,
      ShownPolicies policies,
      List<SeenKey> keys) {
    Metadata metadata = snapshot.metadata();
    List<String> elements = new ArrayList<>();
    metadata
        .schema()
        .fields()
        .forEach(
            field ->
                elements.add(
                    column(field, expressions)
                        + policies
                            .mask(field.name())
                            .map(mask -> " " + ShownPolicies.text(mask))
                            .orElse("")));
    ColumnRules.constraints(metadata)
        .forEach(
            (name, check) ->
                elements.add(
                    "CONSTRAINT "
                        + Identifiers.quote(name)
                        + " CHECK ("
                        + expressions.shown(check)
                        + ")"));
    keys.forEach(
        seen ->
            elements.add("CONSTRAINT " + Identifiers.quote(seen.key().name()) + " " + seen.text()));
    StringJoiner text = new StringJoiner("\n");
    text.add("CREATE TABLE " + entry.name().quoted() + " (");
    text.add("  " + String.join(",\n  ", elements) + ")");
    if (!metadata.partitionColumns().isEmpty()) {
      text.add("PARTITIONED BY (" + names(metadata.partitionColumns()) + ")");
    }
    List<List<String>> clustering = ClusteringColumns.of(snapshot);
    if (!clustering.isEmpty()) {
      text.add(
          clustering.stream()
              .map(path -> path.stream().map(Identifiers::quote).collect(Collectors.joining(".")))
              .collect(Collectors.joining(", ", "CLUSTER BY (", ")")));
    }
    if (!entry.managed()) {
      text.add("LOCATION " + Literals.text(entry.location()));
    }
    if (metadata.description() != null) {
      text.add("COMMENT " + Literals.text(metadata.description()));
    }
    StringJoiner properties = new StringJoiner(", ", "TBLPROPERTIES (", ")");
    properties.setEmptyValue("");
    ShownProperties.settable(metadata)
        .forEach((key, value) -> properties.add(Literals.text(key) + " = " + Literals.text(value)));
    if (properties.length() > 0) {
      text.add(properties.toString());
    }
    policies.filter().ifPresent(filter -> text.add("WITH " + ShownPolicies.text(filter)));
    return text.toString();
  }

  private static String names(List<String> columns) {
    return columns.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
  }

  private static String column(StructField field, PortableExpressions expressions) {
    StringJoiner text = new StringJoiner(" ");
    text.add(Identifiers.quote(field.name()));
    text.add(type(field.type()));
    if (!field.nullable()) {
      text.add("NOT NULL");
    }
    ColumnRules.defaultExpression(field)
        .ifPresent(value -> text.add("DEFAULT " + expressions.shown(value)));
    ColumnRules.generationExpression(field)
        .ifPresent(value -> text.add("GENERATED ALWAYS AS (" + expressions.shown(value) + ")"));
    ColumnRules.identity(field).ifPresent(identity -> text.add(identity(identity)));
    ColumnRules.comment(field).ifPresent(comment -> text.add("COMMENT " + Literals.text(comment)));
    return text.toString();
  }

  /** An identity column's clause. */
  static String identity(ColumnRules.Identity identity) {
    return "GENERATED "
        + (identity.allowsExplicitInsert() ? "BY DEFAULT" : "ALWAYS")
        + " AS IDENTITY (START WITH "
        + identity.start()
        + " INCREMENT BY "
        + identity.step()
        + ")";
  }

  /** DuckDB's spelling, but for structs, whose members may have rules and comments. */
  private static String type(DataType type) {
    if (type instanceof ArrayType array) {
      return "ARRAY<" + type(array.element()) + ">";
    }
    if (type instanceof MapType map) {
      return "MAP<" + type(map.key()) + ", " + type(map.value()) + ">";
    }
    if (type instanceof StructType struct) {
      return struct.fields().stream()
          .map(CreateTableText::member)
          .collect(Collectors.joining(", ", "STRUCT<", ">"));
    }
    return DuckDbTypes.toDuckDb(type);
  }

  private static String member(StructField field) {
    return Identifiers.quote(field.name())
        + ": "
        + type(field.type())
        + (field.nullable() ? "" : " NOT NULL")
        + ColumnRules.comment(field).map(text -> " COMMENT " + Literals.text(text)).orElse("");
  }
}
