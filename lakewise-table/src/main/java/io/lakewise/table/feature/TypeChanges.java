package io.lakewise.table.feature;

import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.SchemaJson;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives columns wider types without touching files (Delta protocol, "Type Widening"). What a column
 * was is kept in its metadata, so that readers know what older files hold.
 */
public final class TypeChanges {

  /** Field metadata: the list of changes, oldest first. */
  public static final String TYPE_CHANGES = "delta.typeChanges";

  private static final Map<PrimitiveType, Integer> DIGITS =
      Map.of(
          PrimitiveType.BYTE, 10,
          PrimitiveType.SHORT, 10,
          PrimitiveType.INTEGER, 10,
          PrimitiveType.LONG, 20);

  private static final Map<PrimitiveType, Set<PrimitiveType>> WIDER =
      Map.of(
          PrimitiveType.BYTE,
          EnumSet.of(
              PrimitiveType.SHORT, PrimitiveType.INTEGER, PrimitiveType.LONG, PrimitiveType.DOUBLE),
          PrimitiveType.SHORT,
          EnumSet.of(PrimitiveType.INTEGER, PrimitiveType.LONG, PrimitiveType.DOUBLE),
          PrimitiveType.INTEGER,
          EnumSet.of(PrimitiveType.LONG, PrimitiveType.DOUBLE),
          PrimitiveType.FLOAT,
          EnumSet.of(PrimitiveType.DOUBLE),
          PrimitiveType.DATE,
          EnumSet.of(PrimitiveType.TIMESTAMP_NTZ));

  private TypeChanges() {}

  /** Whether every value of one type is one of another, as the protocol lists them. */
  public static boolean widens(DataType from, DataType to) {
    if (to instanceof DecimalType wide) {
      if (from instanceof DecimalType narrow) {
        int more = wide.scale() - narrow.scale();
        return more >= 0 && wide.precision() - narrow.precision() >= more && !from.equals(to);
      }
      Integer digits = from instanceof PrimitiveType primitive ? DIGITS.get(primitive) : null;
      return digits != null && wide.precision() - wide.scale() >= digits;
    }
    return from instanceof PrimitiveType primitive
        && WIDER.getOrDefault(primitive, Set.of()).contains(to);
  }

  /**
   * The field with a wider type.
   *
   * @param inner where inside the field: empty for the field itself, else {@code element}, {@code
   *     key} and {@code value}
   * @throws io.lakewise.table.error.LakewiseException (USER) if the type is not wider
   */
  public static StructField widen(StructField field, List<String> inner, DataType to) {
    DataType from = at(field, field.type(), inner);
    if (from.equals(to)) {
      return field;
    }
    if (!widens(from, to)) {
      throw FeatureErrors.noWidening(
          String.join(".", path(field, inner)), spelled(from), spelled(to));
    }
    List<Object> changes = new ArrayList<>();
    if (field.metadata().get(TYPE_CHANGES) instanceof List<?> earlier) {
      changes.addAll(earlier);
    }
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("toType", spelled(to));
    change.put("fromType", spelled(from));
    if (!inner.isEmpty()) {
      change.put("fieldPath", String.join(".", inner));
    }
    changes.add(change);
    return field
        .withType(replaced(field.type(), inner, to))
        .withMetadata(TYPE_CHANGES, List.copyOf(changes));
  }

  private static DataType at(StructField field, DataType type, List<String> inner) {
    if (inner.isEmpty()) {
      return type;
    }
    List<String> rest = inner.subList(1, inner.size());
    String part = inner.get(0);
    if (type instanceof ArrayType array && part.equals("element")) {
      return at(field, array.element(), rest);
    }
    if (type instanceof MapType map && (part.equals("key") || part.equals("value"))) {
      return at(field, part.equals("key") ? map.key() : map.value(), rest);
    }
    throw FeatureErrors.noColumn(field.name() + "." + part);
  }

  private static DataType replaced(DataType type, List<String> inner, DataType to) {
    if (inner.isEmpty()) {
      return to;
    }
    List<String> rest = inner.subList(1, inner.size());
    if (type instanceof ArrayType array) {
      return new ArrayType(replaced(array.element(), rest, to), array.containsNull());
    }
    MapType map = (MapType) type;
    return inner.get(0).equals("key")
        ? new MapType(replaced(map.key(), rest, to), map.value(), map.valueContainsNull())
        : new MapType(map.key(), replaced(map.value(), rest, to), map.valueContainsNull());
  }

  private static List<String> path(StructField field, List<String> inner) {
    List<String> path = new ArrayList<>(List.of(field.name()));
    path.addAll(inner);
    return path;
  }

  private static String spelled(DataType type) {
    return SchemaJson.printType(type).replace("\"", "");
  }
}
