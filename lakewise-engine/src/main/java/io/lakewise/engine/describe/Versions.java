package io.lakewise.engine.describe;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.VersionChoice;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.statement.TimeTravel;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Which version AS OF means. */
public final class Versions {

  private Versions() {}

  /** The version that a statement's AS OF chooses; the newest without one. */
  public static VersionChoice choice(StatementContext statement, Optional<TimeTravel> travel) {
    if (travel.isEmpty()) {
      return VersionChoice.LATEST;
    }
    String value = travel.get().value().text();
    String expression = constant(statement, travel.get().value());
    return switch (travel.get().kind()) {
      case VERSION -> {
        Object version = statement.constants().evaluate(expression, "BIGINT");
        if (!(version instanceof Long number) || number < 0) {
          throw NameErrors.badVersion(value);
        }
        yield new VersionChoice.Numbered(number);
      }
      case TIMESTAMP -> {
        Object time = statement.constants().evaluate(expression, "TIMESTAMPTZ");
        if (!(time instanceof OffsetDateTime instant)) {
          throw NameErrors.badTimestamp(value);
        }
        yield new VersionChoice.AsOf(instant.toInstant());
      }
    };
  }

  /** The expression with session variables and the statement's time in place. */
  private static String constant(StatementContext statement, Fragment value) {
    String select = "SELECT " + QueryText.rewrite(value).text();
    BoundQuery bound = statement.binder().bind(select, statement.names());
    if (!bound.references().isEmpty()) {
      throw NameErrors.notConstant(value.text());
    }
    return "(" + bound.select() + ")";
  }
}
