package io.lakewise.engine.context;

import io.lakewise.catalog.name.QualifiedName;
import java.util.Optional;

/** Relations that Lakewise computes: {@code information_schema} and the like. */
public interface VirtualRelations {

  /**
   * The query behind a relation, or empty if there is none.
   *
   * @param name in full, such as {@code main.information_schema.tables}
   * @param names of the statement that reads it: only what its principal may see is shown
   */
  Optional<String> select(QualifiedName name, StatementNames names);

  /** A relation that is none of these is about to be looked up. */
  default void beforeReading(QualifiedName name) {}
}
