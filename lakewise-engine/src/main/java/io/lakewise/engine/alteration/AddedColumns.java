package io.lakewise.engine.alteration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.definition.Columns;
import io.lakewise.engine.error.AlterationErrors;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.statement.ColumnDefinition;
import io.lakewise.engine.statement.TableChange.AddColumns;
import io.lakewise.engine.statement.TableChange.AddedColumn;
import io.lakewise.engine.statement.TableChange.Position;
import io.lakewise.table.feature.SchemaChanges;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** ADD COLUMNS: rows that are there have null in them. */
final class AddedColumns {

  private final StatementContext statement;
  private final Target target;
  private StructType schema;
  private boolean notNull;

  AddedColumns(StatementContext statement, Target target) {
    this.statement = statement;
    this.target = target;
    this.schema = target.metadata().schema();
  }

  Alteration add(AddColumns change) {
    ArrayNode logged = JsonNodeFactory.instance.arrayNode();
    for (AddedColumn added : change.columns()) {
      if (added.ifNotExists() && exists(added.column().name().parts())) {
        continue;
      }
      StructField field = add(added);
      ObjectNode entry = logged.addObject();
      entry.set("column", FieldJson.of(field));
      added.position().ifPresent(position -> entry.put("position", spelled(position)));
    }
    return new Alteration(
        target.metadata().withSchema(schema),
        Set.of(),
        notNull,
        Operation.of("ADD COLUMNS").parameter("columns", logged));
  }

  private StructField add(AddedColumn added) {
    ColumnDefinition column = added.column();
    String name = column.name().toString();
    if (column.defaultValue().isPresent()) {
      throw AlterationErrors.defaultOnAdd(target.label(), name);
    }
    if (column.generation().isPresent()) {
      throw AlterationErrors.computedOnAdd(name, "a generated column");
    }
    if (column.identity().isPresent()) {
      throw AlterationErrors.computedOnAdd(name, "an identity column");
    }
    if (column.mask().isPresent()) {
      throw DefinitionErrors.notSupported(
          "MASK in ADD COLUMN",
          "set it with ALTER TABLE … ALTER COLUMN … SET MASK before rows come");
    }
    List<String> path = column.name().parts();
    List<String> parent = path.subList(0, path.size() - 1);
    if (!column.nullable()) {
      refuseNotNull(name, parent);
    }
    StructField field = new Columns(statement.expressions()).field(column);
    Position position = added.position().orElse(null);
    schema =
        SchemaChanges.members(
            schema, parent, struct -> StructMembers.with(struct, field, position));
    return field;
  }

  private void refuseNotNull(String name, List<String> parent) {
    if (!parent.isEmpty()) {
      throw AlterationErrors.nestedNotNull(name);
    }
    if (target.snapshot().files().count() > 0) {
      throw AlterationErrors.notNullOnAdd(target.label(), name);
    }
    notNull = true;
  }

  private boolean exists(List<String> path) {
    Optional<StructField> found = Optional.empty();
    StructType struct = schema;
    for (String part : path) {
      found = struct.field(part);
      if (found.isEmpty()) {
        return false;
      }
      struct = found.get().type() instanceof StructType inner ? inner : new StructType(List.of());
    }
    return found.isPresent();
  }

  static String spelled(Position position) {
    return position.after().map(sibling -> "after " + sibling).orElse("first");
  }
}
