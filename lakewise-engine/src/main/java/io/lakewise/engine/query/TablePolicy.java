package io.lakewise.engine.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for the rows of a table before anything of a statement's sees them.
 *
 * @param rows decides which rows there are
 * @param masks by the name of a column of the version that is read, what stands in its place
 */
public record TablePolicy(Optional<Call> rows, Map<String, Call> masks) {

  /** Copies the map. */
  public TablePolicy {
    masks = Map.copyOf(masks);
  }

  /**
   * A call of a function.
   *
   * @param function the function
   * @param arguments in the engine's SQL, columns called by {@link PolicySql#column}
   */
  public record Call(UserFunction function, List<String> arguments) {
    /** Copies the list. */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** Finds the policies of tables. */
  public interface Source {

    /** The policy for a version of a table, if one holds for it. */
    Optional<TablePolicy> of(Relation.Versioned table);
  }
}
