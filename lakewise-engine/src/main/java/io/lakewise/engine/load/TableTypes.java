package io.lakewise.engine.load;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Types that values of a file must have because the table's columns do. */
final class TableTypes {

  private final Map<String, StructField> columns = new HashMap<>();

  TableTypes(Metadata table) {
    table.schema().fields().forEach(field -> columns.put(lower(field.name()), field));
  }

  /** The column with a name. */
  Optional<StructField> column(String name) {
    return Optional.ofNullable(columns.get(lower(name)));
  }

  /** The type of a column of single values in DuckDB's spelling, empty for others. */
  Optional<String> single(String name) {
    return column(name)
        .filter(
            field ->
                field.type() instanceof DecimalType
                    || (field.type() instanceof PrimitiveType type
                        && type != PrimitiveType.BINARY
                        && type != PrimitiveType.VARIANT))
        .map(field -> DuckDbTypes.toDuckDb(field.type()));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
