package io.lakewise.engine.write;

import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;

/** Columns that a statement WITH SCHEMA EVOLUTION adds to its table. */
public final class SchemaEvolution {

  private SchemaEvolution() {}

  /** The table with further columns at its end; column mapping is left to the transaction. */
  public static Metadata withColumns(Metadata table, List<WorkColumn> columns) {
    if (columns.isEmpty()) {
      return table;
    }
    List<StructField> fields = new ArrayList<>(table.schema().fields());
    for (WorkColumn column : columns) {
      fields.add(new StructField(column.name(), DuckDbTypes.fromDuckDb(column.type()), true));
    }
    return table.withSchema(new StructType(fields));
  }
}
