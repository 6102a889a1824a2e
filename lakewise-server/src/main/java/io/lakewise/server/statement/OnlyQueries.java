package io.lakewise.server.statement;

import io.lakewise.engine.statement.QueryStatement;
import io.lakewise.engine.statement.StatementParser;
import io.lakewise.server.error.ServerErrors;
import io.lakewise.table.error.LakewiseException;

/**
 * For texts that run because somebody looks, or at a certain time: who wrote them may be another
 * than whose rights they have, and so they only read.
 */
public final class OnlyQueries {

  private OnlyQueries() {}

  /**
   * Whether a text is one query, as the engine parses it.
   *
   * @throws LakewiseException (USER) if it is no statement
   */
  public static boolean isQuery(String text) {
    return StatementParser.parse(text) instanceof QueryStatement;
  }

  /**
   * Refuses what is not one query.
   *
   * @throws LakewiseException (USER) that says so
   */
  public static void require(String text) {
    if (!isQuery(text)) {
      throw ServerErrors.notAQuery();
    }
  }
}
