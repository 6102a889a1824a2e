package io.lakewise.engine.write;

import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.feature.ColumnMappings;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Columns and members of structs that a statement WITH SCHEMA EVOLUTION adds to its table. */
public final class SchemaEvolution {

  private SchemaEvolution() {}

  /**
   * The table with what given columns have beyond it: columns at its end, members at the end of
   * their structs. What is there keeps its type.
   *
   * @param ids for the names that new columns have inside files under column mapping
   */
  public static Metadata evolved(Metadata table, List<WorkColumn> given, Supplier<UUID> ids) {
    List<StructField> fields = new ArrayList<>(table.schema().fields());
    for (WorkColumn column : given) {
      int known = indexOf(fields, column.name());
      if (known < 0) {
        fields.add(new StructField(column.name(), DuckDbTypes.fromDuckDb(column.type()), true));
      } else if (GivenMembers.hasMembers(fields.get(known).type())) {
        StructField field = fields.get(known);
        GivenMembers.typeOf(column.type())
            .ifPresent(type -> fields.set(known, field.withType(merged(field.type(), type))));
      }
    }
    StructType schema = new StructType(fields);
    return schema.equals(table.schema())
        ? table
        : ColumnMappings.assign(table.withSchema(schema), table, ids);
  }

  private static DataType merged(DataType table, DataType given) {
    if (table instanceof StructType struct && given instanceof StructType other) {
      List<StructField> members = new ArrayList<>(struct.fields());
      for (StructField member : other.fields()) {
        int known = indexOf(members, member.name());
        if (known < 0) {
          members.add(member);
        } else {
          StructField field = members.get(known);
          members.set(known, field.withType(merged(field.type(), member.type())));
        }
      }
      return new StructType(members);
    }
    if (table instanceof ArrayType list && given instanceof ArrayType other) {
      return new ArrayType(merged(list.element(), other.element()), list.containsNull());
    }
    if (table instanceof MapType map && given instanceof MapType other) {
      return new MapType(
          merged(map.key(), other.key()),
          merged(map.value(), other.value()),
          map.valueContainsNull());
    }
    return table;
  }

  private static int indexOf(List<StructField> fields, String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }
}
