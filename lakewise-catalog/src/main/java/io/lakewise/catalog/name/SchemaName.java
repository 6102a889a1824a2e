package io.lakewise.catalog.name;

import java.io.Serializable;
import java.util.Objects;

/**
 * A schema by its two parts. Equal to another spelling of the same name.
 *
 * @param catalog as it was spelled
 * @param schema as it was spelled
 */
public record SchemaName(String catalog, String schema) implements Serializable {

  /** The schema that every lake has. */
  public static final SchemaName DEFAULT = new SchemaName("main", "default");

  /** Refuses parts that are null. */
  public SchemaName {
    Objects.requireNonNull(catalog, "catalog");
    Objects.requireNonNull(schema, "schema");
  }

  /** The name of an object in this schema. */
  public QualifiedName name(String name) {
    return new QualifiedName(catalog, schema, name);
  }

  /** All parts in double quotes. */
  public String quoted() {
    return NameRules.quoted(catalog) + '.' + NameRules.quoted(schema);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SchemaName that
        && NameRules.key(catalog).equals(NameRules.key(that.catalog))
        && NameRules.key(schema).equals(NameRules.key(that.schema));
  }

  @Override
  public int hashCode() {
    return Objects.hash(NameRules.key(catalog), NameRules.key(schema));
  }

  /** Parts quoted only where they must be. */
  @Override
  public String toString() {
    return NameRules.printed(catalog) + '.' + NameRules.printed(schema);
  }
}
