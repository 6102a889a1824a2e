package io.lakewise.table.feature;

import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Walks through the fields of a schema, nested ones too. */
final class Fields {

  private Fields() {}

  /** Calls for each field, outer ones first. */
  static void forEach(DataType type, Consumer<StructField> action) {
    if (type instanceof StructType struct) {
      for (StructField field : struct.fields()) {
        action.accept(field);
        forEach(field.type(), action);
      }
    } else if (type instanceof ArrayType array) {
      forEach(array.element(), action);
    } else if (type instanceof MapType map) {
      forEach(map.key(), action);
      forEach(map.value(), action);
    }
  }

  /** What a field becomes, given its path of logical names; its type was rewritten before. */
  interface Rewrite {
    StructField field(List<String> path, StructField field);
  }

  /** The type with every field rewritten, inner ones first. */
  static DataType rewrite(DataType type, List<String> path, Rewrite rewrite) {
    if (type instanceof StructType struct) {
      return rewrite(struct, path, rewrite);
    }
    if (type instanceof ArrayType array) {
      DataType element = rewrite(array.element(), below(path, "element"), rewrite);
      return new ArrayType(element, array.containsNull());
    }
    if (type instanceof MapType map) {
      return new MapType(
          rewrite(map.key(), below(path, "key"), rewrite),
          rewrite(map.value(), below(path, "value"), rewrite),
          map.valueContainsNull());
    }
    return type;
  }

  static StructType rewrite(StructType struct, List<String> path, Rewrite rewrite) {
    List<StructField> fields = new ArrayList<>();
    for (StructField field : struct.fields()) {
      List<String> inner = below(path, field.name());
      fields.add(rewrite.field(inner, field.withType(rewrite(field.type(), inner, rewrite))));
    }
    return new StructType(fields);
  }

  /** The types without parts inside a type; structs inside are left to their own fields. */
  static Set<DataType> leaves(DataType type) {
    Set<DataType> leaves = new LinkedHashSet<>();
    if (type instanceof ArrayType array) {
      leaves.addAll(leaves(array.element()));
    } else if (type instanceof MapType map) {
      leaves.addAll(leaves(map.key()));
      leaves.addAll(leaves(map.value()));
    } else if (!(type instanceof StructType)) {
      leaves.add(type);
    }
    return leaves;
  }

  private static List<String> below(List<String> path, String name) {
    List<String> inner = new ArrayList<>(path);
    inner.add(name);
    return inner;
  }
}
