package io.lakewise.catalog.name;

import java.io.Serializable;
import java.util.Objects;

/**
 * A table, view or function by its three parts. Equal to another spelling of the same name.
 *
 * @param catalog as it was spelled
 * @param schema as it was spelled
 * @param name as it was spelled
 */
public record QualifiedName(String catalog, String schema, String name) implements Serializable {

  /** Refuses parts that are null. */
  public QualifiedName {
    Objects.requireNonNull(catalog, "catalog");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(name, "name");
  }

  /** The schema that holds the object. */
  public SchemaName schemaName() {
    return new SchemaName(catalog, schema);
  }

  /** All parts in double quotes, as SQL accepts them whatever they contain. */
  public String quoted() {
    return schemaName().quoted() + '.' + NameRules.quoted(name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QualifiedName that
        && schemaName().equals(that.schemaName())
        && NameRules.key(name).equals(NameRules.key(that.name));
  }

  @Override
  public int hashCode() {
    return Objects.hash(schemaName(), NameRules.key(name));
  }

  /** Parts quoted only where they must be. */
  @Override
  public String toString() {
    return schemaName() + "." + NameRules.printed(name);
  }
}
