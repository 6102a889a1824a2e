package io.lakewise.catalog.entry;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import java.io.Serializable;

/** What a tag hangs on. */
public sealed interface TagTarget extends Serializable {

  /** A catalog. */
  record OfCatalog(String catalog) implements TagTarget {}

  /** A schema. */
  record OfSchema(SchemaName schema) implements TagTarget {}

  /** A table or view. */
  record OfRelation(QualifiedName relation) implements TagTarget {}

  /** A volume. */
  record OfVolume(QualifiedName volume) implements TagTarget {}

  /**
   * A column of a table or view.
   *
   * @param column path of names separated by dots, compared without regard to case
   */
  record OfColumn(QualifiedName relation, String column) implements TagTarget {}
}
