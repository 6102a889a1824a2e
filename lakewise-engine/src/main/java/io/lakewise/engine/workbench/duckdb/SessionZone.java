package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.range.Range;
import io.lakewise.engine.workbench.range.ZoneSteps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/** The zone of a connection, as DuckDB itself knows it. */
final class SessionZone implements ZoneSteps.Offsets {

  /** No clock is so far from UTC, nor ever put so far. */
  private static final BigDecimal FARTHEST = BigDecimal.valueOf(2 * 86_400_000_000L);

  private final DuckDBConnection connection;

  SessionZone(DuckDBConnection connection) {
    this.connection = connection;
  }

  @Override
  public Range around(BigDecimal micros) {
    String question =
        "SELECT min(o), max(o) FROM (SELECT epoch_us(t) - epoch_us(CAST(t AS TIMESTAMP)) AS o"
            + " FROM (SELECT make_timestamptz("
            + micros.setScale(0, RoundingMode.FLOOR).toPlainString()
            + " + CAST(900000000 AS BIGINT) * k) AS t FROM range(-192, 193) AS r(k)))";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return new Range(row.getBigDecimal(1), true, row.getBigDecimal(2), true, false);
    } catch (SQLException outsideOfItsCalendar) {
      return new Range(FARTHEST.negate(), true, FARTHEST, true, false);
    }
  }
}
