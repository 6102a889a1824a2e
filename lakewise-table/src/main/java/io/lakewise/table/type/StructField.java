package io.lakewise.table.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A named member of a struct.
 *
 * @param name the logical name, in its original spelling; names are compared ignoring case
 * @param type its type
 * @param nullable whether it may be null
 * @param metadata what the log keeps beside it (column mapping, default, generation expression,
 *     comment, …): JSON values as String, Number, Boolean, List, Map or null
 */
public record StructField(
    String name, DataType type, boolean nullable, Map<String, Object> metadata)
    implements java.io.Serializable {

  /** Copies the metadata; whole numbers become Long, whether they come from JSON or from code. */
  public StructField {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Map<String, Object> copy = new LinkedHashMap<>(metadata);
    copy.replaceAll((key, value) -> value instanceof Integer number ? number.longValue() : value);
    metadata = Collections.unmodifiableMap(copy);
  }

  /** A field without metadata. */
  public StructField(String name, DataType type, boolean nullable) {
    this(name, type, nullable, Map.of());
  }

  /** The same field with one metadata entry set, or removed when {@code value} is null. */
  public StructField withMetadata(String key, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(metadata);
    if (value == null) {
      changed.remove(key);
    } else {
      changed.put(key, value);
    }
    return new StructField(name, type, nullable, changed);
  }

  /** The same field with another type. */
  public StructField withType(DataType changed) {
    return new StructField(name, changed, nullable, metadata);
  }

  /** The same field with another name. */
  public StructField withName(String changed) {
    return new StructField(changed, type, nullable, metadata);
  }

  /** The same field, nullable or not. */
  public StructField withNullable(boolean changed) {
    return new StructField(name, type, changed, metadata);
  }
}
