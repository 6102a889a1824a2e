package io.lakewise.server.log;

import io.lakewise.server.statement.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each statement: who, how long, how it ended; nothing of its text. */
public final class StatementLog {

  private static final Logger LOG = LoggerFactory.getLogger(StatementLog.class);

  private StatementLog() {}

  /** A statement has ended. */
  public static void ended(Statement statement) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    Duration took =
        Duration.between(statement.created(), statement.finished().orElse(statement.created()));
    LOG.atInfo()
        .addKeyValue("statement", statement.id())
        .addKeyValue("user", statement.request().caller().id())
        .addKeyValue("state", statement.state().name())
        .addKeyValue("millis", took.toMillis())
        .addKeyValue("rows", statement.result().map(result -> result.rows()).orElse(0L))
        .log("statement ended");
  }
}
