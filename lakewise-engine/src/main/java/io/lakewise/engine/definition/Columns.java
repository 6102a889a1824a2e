package io.lakewise.engine.definition;

import io.lakewise.engine.expression.PortableExpressions;
import io.lakewise.engine.expression.PortableExpressions.Use;
import io.lakewise.engine.statement.ColumnDefinition;
import io.lakewise.table.type.StructField;
import java.util.LinkedHashMap;
import java.util.Map;

/** Columns as statements define them, as fields of a schema. */
public final class Columns {

  private final PortableExpressions expressions;

  /** Columns whose expressions are spelled for the log. */
  public Columns(PortableExpressions expressions) {
    this.expressions = expressions;
  }

  /** The field of a column, with its comment, default, generation or identity. */
  public StructField field(ColumnDefinition column) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    column.comment().ifPresent(comment -> metadata.put("comment", comment));
    column
        .defaultValue()
        .ifPresent(
            value -> metadata.put("CURRENT_DEFAULT", expressions.stored(value, Use.DEFAULT)));
    column
        .generation()
        .ifPresent(
            value ->
                metadata.put("delta.generationExpression", expressions.stored(value, Use.RULE)));
    column
        .identity()
        .ifPresent(
            identity -> {
              metadata.put("delta.identity.start", identity.start());
              metadata.put("delta.identity.step", identity.increment());
              metadata.put("delta.identity.allowExplicitInsert", !identity.always());
            });
    return new StructField(column.name().last(), column.type(), column.nullable(), metadata);
  }
}
