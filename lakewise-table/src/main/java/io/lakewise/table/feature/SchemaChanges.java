package io.lakewise.table.feature;

import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Renames and drops columns without touching files, which needs column mapping (Delta protocol,
 * "Column Mapping"). A path names a column and then what lies inside it: members of structs by
 * their names, {@code element} of arrays, {@code key} and {@code value} of maps; names are compared
 * ignoring case.
 */
public final class SchemaChanges {

  private SchemaChanges() {}

  /** The schema with a field under another name. */
  public static StructType rename(StructType schema, List<String> path, String name) {
    return change(
        schema,
        path,
        (struct, field) -> {
          Optional<StructField> other = struct.field(name);
          if (other.isPresent() && !other.get().name().equals(field.name())) {
            throw FeatureErrors.columnExists(name);
          }
          return field.withName(name);
        });
  }

  /** The schema without a field. */
  public static StructType drop(StructType schema, List<String> path) {
    return change(
        schema,
        path,
        (struct, field) -> {
          if (struct.fields().size() == 1) {
            throw FeatureErrors.lastColumn(String.join(".", path));
          }
          return null;
        });
  }

  /** The schema with a field replaced by what the function makes of it. */
  public static StructType replace(StructType schema, List<String> path, StructField replacement) {
    return change(schema, path, (struct, field) -> replacement);
  }

  /** The field at a path. */
  public static StructField find(StructType schema, List<String> path) {
    StructField[] found = new StructField[1];
    change(
        schema,
        path,
        (struct, field) -> {
          found[0] = field;
          return field;
        });
    return found[0];
  }

  /**
   * The schema with the members of a struct changed.
   *
   * @param path of the struct; empty for the schema itself
   */
  public static StructType members(
      StructType schema, List<String> path, UnaryOperator<StructType> change) {
    return (StructType) membersInside(schema, path, path, change);
  }

  private static DataType membersInside(
      DataType type, List<String> path, List<String> whole, UnaryOperator<StructType> change) {
    if (path.isEmpty() && type instanceof StructType struct) {
      return change.apply(struct);
    }
    String part = path.isEmpty() ? "" : path.get(0);
    List<String> rest = path.isEmpty() ? path : path.subList(1, path.size());
    if (type instanceof StructType struct) {
      StructField field =
          struct.field(part).orElseThrow(() -> FeatureErrors.noColumn(String.join(".", whole)));
      DataType changed = membersInside(field.type(), rest, whole, change);
      return new StructType(
          struct.fields().stream()
              .map(each -> each == field ? field.withType(changed) : each)
              .toList());
    }
    if (type instanceof ArrayType array && part.equalsIgnoreCase("element")) {
      return new ArrayType(
          membersInside(array.element(), rest, whole, change), array.containsNull());
    }
    if (type instanceof MapType map && part.equalsIgnoreCase("key")) {
      return new MapType(
          membersInside(map.key(), rest, whole, change), map.value(), map.valueContainsNull());
    }
    if (type instanceof MapType map && part.equalsIgnoreCase("value")) {
      return new MapType(
          map.key(), membersInside(map.value(), rest, whole, change), map.valueContainsNull());
    }
    throw FeatureErrors.notAStruct(String.join(".", whole));
  }

  private interface Change {
    /** What the field becomes; null to leave it out. */
    StructField apply(StructType struct, StructField field);
  }

  private static StructType change(StructType struct, List<String> path, Change change) {
    String name = path.isEmpty() ? "" : path.get(0);
    StructField field = struct.field(name).orElseThrow(() -> FeatureErrors.noColumn(name));
    List<String> rest = path.subList(1, path.size());
    StructField changed =
        rest.isEmpty()
            ? change.apply(struct, field)
            : field.withType(inside(field.type(), rest, change));
    List<StructField> fields = new ArrayList<>();
    for (StructField each : struct.fields()) {
      StructField kept = each == field ? changed : each;
      if (kept != null) {
        fields.add(kept);
      }
    }
    return new StructType(fields);
  }

  private static DataType inside(DataType type, List<String> path, Change change) {
    if (type instanceof StructType struct) {
      return change(struct, path, change);
    }
    String part = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (!rest.isEmpty() && type instanceof ArrayType array && part.equalsIgnoreCase("element")) {
      return new ArrayType(inside(array.element(), rest, change), array.containsNull());
    }
    if (!rest.isEmpty() && type instanceof MapType map) {
      if (part.equalsIgnoreCase("key")) {
        return new MapType(inside(map.key(), rest, change), map.value(), map.valueContainsNull());
      }
      if (part.equalsIgnoreCase("value")) {
        return new MapType(map.key(), inside(map.value(), rest, change), map.valueContainsNull());
      }
    }
    throw FeatureErrors.noColumn(String.join(".", path));
  }
}
