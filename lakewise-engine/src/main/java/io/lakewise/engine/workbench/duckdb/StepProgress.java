package io.lakewise.engine.workbench.duckdb;

import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBPreparedStatement;

/** How far a session's running step is. Thread-safe. */
final class StepProgress {

  private volatile DuckDBPreparedStatement running;

  void begin(Statement statement) {
    running = (DuckDBPreparedStatement) statement;
  }

  void end() {
    running = null;
  }

  /** 0 to 1; negative if nobody knows. */
  double fraction() {
    DuckDBPreparedStatement statement = running;
    if (statement == null) {
      return -1;
    }
    try {
      double percentage = statement.getQueryProgress().getPercentage();
      return percentage < 0 ? -1 : Math.min(1, percentage / 100);
    } catch (SQLException e) {
      return -1;
    }
  }
}
