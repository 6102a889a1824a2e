package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.ScanRelation;
import io.lakewise.table.parquet.duckdb.ScanSql;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** The files of a step's tables as views of its connection. */
final class BoundScans implements AutoCloseable {

  private final DuckDBConnection connection;
  private final List<ScanRelation> relations = new ArrayList<>();
  private final List<String> views = new ArrayList<>();

  private BoundScans(DuckDBConnection connection) {
    this.connection = connection;
  }

  static BoundScans bind(DuckDBConnection connection, List<BoundTable> tables) throws SQLException {
    BoundScans bound = new BoundScans(connection);
    try (Statement statement = connection.createStatement()) {
      for (BoundTable table : tables) {
        ScanRelation relation =
            ScanSql.prepare(connection, table.scan(), table.positions(), table.rowIds());
        bound.relations.add(relation);
        String view = Identifiers.quote(table.name());
        statement.execute("CREATE OR REPLACE TEMP VIEW " + view + " AS " + relation.sql());
        bound.views.add(view);
      }
      return bound;
    } catch (SQLException | RuntimeException e) {
      bound.close();
      throw e;
    }
  }

  /** Drops the views; does nothing if the instance has become invalid. */
  @Override
  public void close() {
    try (Statement statement = connection.createStatement()) {
      for (String view : views) {
        statement.execute("DROP VIEW IF EXISTS temp." + view);
      }
      relations.forEach(ScanRelation::close);
    } catch (SQLException e) {
      if (!DuckDbMessage.invalidatesInstance(e)) {
        throw WorkbenchErrors.internal("Releasing a query's tables failed", e);
      }
    }
  }
}
