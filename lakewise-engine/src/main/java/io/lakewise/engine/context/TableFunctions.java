package io.lakewise.engine.context;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.query.Relation;
import java.util.Optional;

/** Table functions of Lakewise, called in FROM. */
public interface TableFunctions {

  /**
   * The relation of a call, or empty if the function is none of these.
   *
   * @param name as written, of one part
   * @param arguments nodes with {@code name} and {@code expression}
   * @param names of the statement that calls
   */
  Optional<Relation> call(String name, JsonNode arguments, StatementNames names);
}
