package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.Barrier;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.warm.WarmScan;
import io.lakewise.engine.workbench.warm.WarmStore;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.RowCondition;
import io.lakewise.table.parquet.duckdb.ScanRelation;
import io.lakewise.table.parquet.duckdb.ScanSql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/** The files of a step's tables, called by their names in the step's query. */
final class BoundScans implements AutoCloseable {

  private final List<WarmScan> warm = new ArrayList<>();
  private final List<ScanRelation> relations = new ArrayList<>();
  private final Map<String, String> definitions = new LinkedHashMap<>();

  private BoundScans() {}

  static BoundScans bind(DuckDBConnection connection, WarmStore store, List<BoundTable> tables) {
    BoundScans bound = new BoundScans();
    try {
      for (BoundTable table : tables) {
        bound.define(table, bound.rows(connection, store, table));
      }
      return bound;
    } catch (RuntimeException e) {
      bound.close();
      throw e;
    }
  }

  /** A table's rows: those that are warm, and the others. */
  private String rows(DuckDBConnection connection, WarmStore store, BoundTable table) {
    List<String> parts = new ArrayList<>();
    FileScan scan = table.scan();
    if (!table.positions() && !table.rowIds()) {
      WarmScan found = store.find(scan);
      warm.add(found);
      parts.addAll(found.selects());
      scan = found.cold();
    }
    if (parts.isEmpty() || !scan.files().isEmpty()) {
      ScanRelation relation = ScanSql.prepare(connection, scan, table.positions(), table.rowIds());
      relations.add(relation);
      parts.add(relation.sql());
    }
    return String.join(" UNION ALL ", parts);
  }

  private void define(BoundTable table, String rows) {
    Barrier barrier = table.barrier();
    if (barrier == null) {
      definitions.put(Identifiers.quote(table.name()), rows);
      return;
    }
    String condition = RowCondition.sql("s", barrier.rows());
    definitions.put(
        Identifiers.quote(barrier.beneath()),
        "SELECT * FROM (" + rows + ") AS s WHERE " + condition);
    definitions.put(Identifiers.quote(table.name()), barrier.select());
  }

  /** The query over the files. */
  String over(String select) {
    return WithClause.over(definitions, select);
  }

  /** Drops what was made for them; does nothing if the instance has become invalid. */
  @Override
  public void close() {
    warm.forEach(WarmScan::close);
    warm.clear();
    try {
      relations.forEach(ScanRelation::close);
    } catch (LakewiseException e) {
      if (e.getCause() == null || !DuckDbMessage.invalidatesInstance(e.getCause())) {
        throw e;
      }
    }
  }
}
