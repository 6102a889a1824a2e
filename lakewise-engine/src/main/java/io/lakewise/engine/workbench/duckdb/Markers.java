package io.lakewise.engine.workbench.duckdb;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** The markers of a query's text. */
final class Markers {

  private static final String UNKNOWN = "INVALID";

  private Markers() {}

  /** Their types in order; empty where DuckDB cannot tell. */
  static List<String> types(PlannedQuery query, DuckDBConnection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query.text())) {
      ParameterMetaData markers = statement.getParameterMetaData();
      List<String> types = new ArrayList<>();
      for (int i = 1; i <= markers.getParameterCount(); i++) {
        String type = markers.getParameterTypeName(i);
        types.add(type == null || type.equals(UNKNOWN) ? "" : type);
      }
      return types;
    }
  }
}
