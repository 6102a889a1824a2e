package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Finds the column of one table that an expression of its plan is. */
final class ColumnReader {

  /**
   * A column and the type in which it is compared.
   *
   * @param column its logical names
   * @param own its own type
   * @param type its own, or that of an order-preserving exact cast around it
   */
  record TypedColumn(Column column, DataType own, DataType type) {}

  private final StructType schema;
  private final ToIntFunction<String> index;

  /**
   * @param index from a name in the plan to the field's place in the schema, -1 if it is none
   */
  ColumnReader(StructType schema, ToIntFunction<String> index) {
    this.schema = schema;
    this.index = index;
  }

  /** The column, or empty if the expression is anything else. */
  Optional<TypedColumn> read(JsonNode expression) {
    return switch (expression.path("class").asText()) {
      case "COLUMN_REF" -> path(expression.path("column_names"));
      case "FUNCTION" ->
          expression.path("function_name").asText().equals("struct_extract")
              ? member(
                  expression.path("arguments").path(0).path("expression"),
                  expression.path("arguments").path(1).path("expression"))
              : Optional.empty();
      case "OPERATOR" ->
          expression.path("type").asText().equals("STRUCT_EXTRACT")
              ? member(expression.path("children").path(0), expression.path("children").path(1))
              : Optional.empty();
      case "CAST" -> cast(expression);
      default -> Optional.empty();
    };
  }

  private Optional<TypedColumn> path(JsonNode names) {
    int place = names.isEmpty() ? -1 : index.applyAsInt(names.path(0).asText());
    if (place < 0 || place >= schema.fields().size()) {
      return Optional.empty();
    }
    StructField field = schema.fields().get(place);
    Optional<TypedColumn> column =
        Optional.of(new TypedColumn(Column.of(field.name()), field.type(), field.type()));
    for (int i = 1; i < names.size(); i++) {
      String member = names.path(i).asText();
      column = column.flatMap(outer -> member(outer, member));
    }
    return column;
  }

  private Optional<TypedColumn> member(JsonNode struct, JsonNode name) {
    Optional<TypedColumn> outer = read(struct);
    boolean named = name.path("literal").path("kind").asText().equals("STRING");
    return named
        ? outer.flatMap(column -> member(column, name.path("literal").path("text").asText()))
        : Optional.empty();
  }

  private static Optional<TypedColumn> member(TypedColumn outer, String name) {
    if (!(outer.type() instanceof StructType struct)) {
      return Optional.empty();
    }
    return struct
        .field(name)
        .map(
            field -> {
              List<String> path = new ArrayList<>(outer.column().path());
              path.add(field.name());
              return new TypedColumn(new Column(path), field.type(), field.type());
            });
  }

  private Optional<TypedColumn> cast(JsonNode expression) {
    if (expression.path("try_cast").asBoolean()) {
      return Optional.empty();
    }
    Optional<TypedColumn> inner = read(expression.path("child"));
    if (inner.isEmpty()) {
      return Optional.empty();
    }
    return ExactCasts.target(inner.get().type(), expression.path("type_expr"))
        .map(type -> new TypedColumn(inner.get().column(), inner.get().own(), type));
  }
}
