package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.ScanRelation;
import io.lakewise.table.parquet.duckdb.ScanSql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/** The files of a step's tables, called by their names in the step's query. */
final class BoundScans implements AutoCloseable {

  private final Map<String, ScanRelation> relations = new LinkedHashMap<>();

  private BoundScans() {}

  static BoundScans bind(DuckDBConnection connection, List<BoundTable> tables) {
    BoundScans bound = new BoundScans();
    try {
      for (BoundTable table : tables) {
        bound.relations.put(
            Identifiers.quote(table.name()),
            ScanSql.prepare(connection, table.scan(), table.positions(), table.rowIds()));
      }
      return bound;
    } catch (RuntimeException e) {
      bound.close();
      throw e;
    }
  }

  /** The query over the files. */
  String over(String select) {
    Map<String, String> definitions = new LinkedHashMap<>();
    relations.forEach((name, relation) -> definitions.put(name, relation.sql()));
    return WithClause.over(definitions, select);
  }

  /** Drops what was made for them; does nothing if the instance has become invalid. */
  @Override
  public void close() {
    try {
      relations.values().forEach(ScanRelation::close);
    } catch (LakewiseException e) {
      if (e.getCause() == null || !DuckDbMessage.invalidatesInstance(e.getCause())) {
        throw e;
      }
    }
  }
}
