package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The names that a query's text may use, seen from where the text stands and by whom. */
public interface NameScope {

  /**
   * The relation with a name.
   *
   * @param name one to three parts as written
   * @param at the version wanted
   * @throws io.lakewise.table.error.LakewiseException if there is none that the principal may see
   */
  Relation relation(List<String> name, VersionChoice at);

  /**
   * A table function of Lakewise ({@code table_changes}, {@code delta_scan}, {@code read_parquet},
   * …), if the name is one.
   *
   * @param arguments the nodes of its arguments, each with {@code name} and {@code expression}
   */
  Optional<Relation> tableFunction(String name, JsonNode arguments);

  /** The function with a name, one to three parts, if there is one. */
  Optional<UserFunction> function(List<String> name);

  /** The value of a session variable as a SQL expression. */
  Optional<String> variable(String name);
}
