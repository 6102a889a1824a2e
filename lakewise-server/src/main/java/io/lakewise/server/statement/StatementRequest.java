package io.lakewise.server.statement;

import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.result.ResultFormat;
import io.lakewise.server.result.ResultLimits;
import io.lakewise.server.warehouse.Priority;
import java.util.List;
import java.util.Optional;

/**
 * A statement that somebody wants to be run.
 *
 * @param caller on whose behalf
 * @param text of exactly one statement
 * @param parameters values for its markers
 * @param warehouse where it runs
 * @param catalog the current catalog; empty for the default
 * @param schema the current schema; empty for the default
 * @param limits of its result
 * @param inline whether the rows are part of answers; else answers have links to them
 * @param format of the rows
 * @param client the program that asks, as it calls itself; may be empty
 * @param priority before the shares of users are compared
 * @param traceParent the header of that name; may be empty
 * @param tags for the records
 */
public record StatementRequest(
    Principal caller,
    String text,
    List<Parameter> parameters,
    String warehouse,
    Optional<String> catalog,
    Optional<String> schema,
    ResultLimits limits,
    boolean inline,
    ResultFormat format,
    String client,
    Priority priority,
    String traceParent,
    QueryTags tags) {

  /** More of a text says little to who looks at a list. */
  private static final int LONGEST_SHORT = 4_000;

  /** Copies the list. */
  public StatementRequest {
    parameters = List.copyOf(parameters);
  }

  /** About what its text and values take in memory. */
  long bytes() {
    return 2L * text.length() + parameters.stream().mapToLong(Parameter::bytes).sum();
  }

  /**
   * What is kept of it when it has ended: without values, and with the beginning of a long text.
   */
  StatementRequest shortened() {
    return new StatementRequest(
        caller,
        text.length() <= LONGEST_SHORT ? text : text.substring(0, LONGEST_SHORT) + " …",
        List.of(),
        warehouse,
        catalog,
        schema,
        limits,
        inline,
        format,
        client,
        priority,
        traceParent,
        tags);
  }
}
