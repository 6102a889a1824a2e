package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.type.DataType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Rows of a streaming query, on a connection that ends with it. */
final class DuckDbRows implements RowStream {

  private final Connection connection;
  private final ScanRelation relation;
  private final List<DataType> types;
  private final Statement statement;
  private final ResultSet rows;
  private final Function<SQLException, LakewiseException> errors;

  DuckDbRows(
      Connection connection,
      ScanRelation relation,
      String sql,
      List<DataType> types,
      Function<SQLException, LakewiseException> errors)
      throws SQLException {
    this.errors = errors;
    this.connection = connection;
    this.relation = relation;
    this.types = types;
    this.statement = connection.createStatement();
    this.rows = statement.executeQuery(sql);
  }

  @Override
  public List<Object> next() {
    try {
      if (!rows.next()) {
        return null;
      }
      List<Object> row = new ArrayList<>(types.size());
      for (int i = 0; i < types.size(); i++) {
        row.add(DuckDbValues.fromJdbc(rows.getObject(i + 1), types.get(i)));
      }
      return row;
    } catch (SQLException e) {
      throw errors.apply(e);
    }
  }

  @Override
  public void close() {
    try (connection;
        relation;
        statement) {
      rows.close();
    } catch (SQLException e) {
      throw ParquetErrors.failed("Ending a scan of data files", e);
    }
  }
}
