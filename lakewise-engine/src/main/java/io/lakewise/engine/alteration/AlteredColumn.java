package io.lakewise.engine.alteration;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.definition.TableExpressions;
import io.lakewise.engine.error.AlterationErrors;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.expression.PortableExpressions.Use;
import io.lakewise.engine.statement.ColumnChange;
import io.lakewise.engine.statement.TableChange.AlterColumn;
import io.lakewise.engine.statement.TableChange.Position;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.feature.SchemaChanges;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.feature.TypeChanges;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** ALTER COLUMN. */
final class AlteredColumn {

  private final StatementContext statement;
  private final Target target;
  private final String label;
  private final List<String> path;
  private final List<String> inner = new ArrayList<>();
  private StructType schema;
  private StructField field;
  private String position;
  private boolean readsRows;

  AlteredColumn(StatementContext statement, Target target, AlterColumn change) {
    this.statement = statement;
    this.target = target;
    this.label = change.column().toString();
    this.schema = target.metadata().schema();
    this.path = fieldPath(change.column().parts());
    this.field = SchemaChanges.find(schema, path);
  }

  /** The path without what leads into arrays and maps at its end, which goes to {@code inner}. */
  private List<String> fieldPath(List<String> parts) {
    int end = parts.size();
    while (end > 1 && leadsInside(parts.subList(0, end))) {
      inner.add(0, parts.get(--end).toLowerCase(Locale.ROOT));
    }
    return parts.subList(0, end);
  }

  private boolean leadsInside(List<String> parts) {
    DataType type = schema;
    for (int i = 0; i < parts.size() - 1; i++) {
      String part = parts.get(i);
      if (type instanceof StructType struct) {
        type = struct.field(part).map(StructField::type).orElse(null);
      } else if (type instanceof ArrayType array) {
        type = array.element();
      } else if (type instanceof MapType map) {
        type = part.equalsIgnoreCase("key") ? map.key() : map.value();
      } else {
        return false;
      }
    }
    String last = parts.get(parts.size() - 1);
    return (type instanceof ArrayType && last.equalsIgnoreCase("element"))
        || (type instanceof MapType
            && (last.equalsIgnoreCase("key") || last.equalsIgnoreCase("value")));
  }

  Alteration alter(AlterColumn change) {
    change.actions().forEach(this::apply);
    Operation operation = Operation.of("CHANGE COLUMN").parameter("column", FieldJson.of(field));
    if (path.size() > 1) {
      operation =
          operation.parameter("columnPath", String.join(".", path.subList(0, path.size() - 1)));
    }
    if (position != null) {
      operation = operation.parameter("position", position);
    }
    return new Alteration(target.metadata().withSchema(schema), Set.of(), readsRows, operation);
  }

  private void apply(ColumnChange action) {
    if (action instanceof ColumnChange.SetType type) {
      changeType(type.type());
    } else if (action instanceof ColumnChange.SetNotNull) {
      setNotNull();
    } else if (action instanceof ColumnChange.DropNotNull) {
      new ColumnUses(statement, target).refuseNull(path);
      put(field.withNullable(true));
    } else if (action instanceof ColumnChange.SetDefault value) {
      setDefault(statement.expressions().stored(value.value(), Use.DEFAULT));
    } else if (action instanceof ColumnChange.DropDefault) {
      put(field.withMetadata(ColumnRules.DEFAULT, null));
    } else if (action instanceof ColumnChange.SetComment comment) {
      String text = comment.comment();
      put(field.withMetadata(ColumnRules.COMMENT, text.isEmpty() ? null : text));
    } else if (action instanceof ColumnChange.Move move) {
      move(move.position());
    } else if (action instanceof ColumnChange.SyncIdentity) {
      syncIdentity();
    } else {
      throw DefinitionErrors.notSupported(
          "a mask or tags beside another change of the column", "use a statement for each");
    }
  }

  private void put(StructField changed) {
    schema = SchemaChanges.replace(schema, path, changed);
    field = changed;
  }

  private void changeType(DataType type) {
    if (inner.isEmpty() && isNested(field.type())) {
      if (field.type().equals(type)) {
        return;
      }
      throw AlterationErrors.nestedType(label);
    }
    StructField widened = TypeChanges.widen(field, inner, type);
    if (widened == field) {
      return;
    }
    if (!TableProperties.of(target.metadata()).typeWidening()) {
      throw AlterationErrors.needsWidening(target.label(), label, DuckDbTypes.toDuckDb(type));
    }
    boolean partition =
        path.size() == 1
            && target.metadata().partitionColumns().stream()
                .anyMatch(path.get(0)::equalsIgnoreCase);
    if (partition && type == PrimitiveType.TIMESTAMP_NTZ) {
      throw AlterationErrors.partitionTimes(label);
    }
    new ColumnUses(statement, target).refuseAnotherType(path);
    put(widened);
  }

  private static boolean isNested(DataType type) {
    return type instanceof StructType || type instanceof ArrayType || type instanceof MapType;
  }

  private void setNotNull() {
    if (path.size() > 1 || !inner.isEmpty()) {
      throw AlterationErrors.nestedNotNull(label);
    }
    if (!field.nullable()) {
      return;
    }
    long nulls =
        number(
            "SELECT count(*) FROM "
                + TableExpressions.table()
                + " WHERE "
                + Identifiers.quote(field.name())
                + " IS NULL");
    if (nulls > 0) {
      throw AlterationErrors.rowsViolate(target.label(), "NOT NULL of " + field.name(), nulls);
    }
    readsRows = true;
    put(field.withNullable(false));
  }

  private void setDefault(String expression) {
    if (path.size() > 1 || !inner.isEmpty()) {
      throw AlterationErrors.nestedDefault(label);
    }
    if (ColumnRules.generationExpression(field).isPresent()
        || ColumnRules.identity(field).isPresent()) {
      throw AlterationErrors.defaultOfComputed(label);
    }
    new TableExpressions(statement).constant(field, expression);
    put(field.withMetadata(ColumnRules.DEFAULT, expression));
  }

  private void move(Position where) {
    schema =
        SchemaChanges.members(
            schema,
            path.subList(0, path.size() - 1),
            struct -> StructMembers.moved(struct, field, where));
    position = AddedColumns.spelled(where);
  }

  /** The mark moves to the last value of the sequence that is not behind any row's. */
  private void syncIdentity() {
    ColumnRules.Identity identity =
        ColumnRules.identity(field).orElseThrow(() -> AlterationErrors.noIdentity(label));
    String furthest = identity.step() > 0 ? "max(" : "min(";
    Object value =
        new TableExpressions(statement)
            .value(
                target,
                "SELECT CAST("
                    + furthest
                    + Identifiers.quote(field.name())
                    + ") AS BIGINT) FROM "
                    + TableExpressions.table());
    if (value == null) {
      return;
    }
    long distance = Math.subtractExact(((Number) value).longValue(), identity.start());
    long steps = -Math.floorDiv(-distance, identity.step());
    long mark = Math.addExact(identity.start(), Math.multiplyExact(steps, identity.step()));
    readsRows = true;
    put(field.withMetadata(ColumnRules.IDENTITY_HIGH_WATER_MARK, mark));
  }

  private long number(String select) {
    return ((Number) new TableExpressions(statement).value(target, select)).longValue();
  }
}
