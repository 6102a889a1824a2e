package io.lakewise.table.type;

import java.util.List;
import java.util.Optional;

/**
 * A struct; also the schema of a table.
 *
 * @param fields its members in order
 */
public record StructType(List<StructField> fields) implements DataType {
  /** Copies the list. */
  public StructType {
    fields = List.copyOf(fields);
  }

  /** The field with a name, ignoring case. */
  public Optional<StructField> field(String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The names of the fields in order. */
  public List<String> names() {
    return fields.stream().map(StructField::name).toList();
  }
}
