package io.lakewise.engine.context;

import java.util.Optional;

/** Relations that Lakewise computes: {@code information_schema} and the like. */
public interface VirtualRelations {

  /**
   * The query behind a relation, or empty if there is none.
   *
   * @param schema such as {@code information_schema}, lower case
   * @param name lower case
   * @param names of the statement that reads it: only what its principal may see is shown
   */
  Optional<String> select(String schema, String name, StatementNames names);
}
