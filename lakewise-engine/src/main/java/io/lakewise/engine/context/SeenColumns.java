package io.lakewise.engine.context;

import io.lakewise.catalog.Catalog;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Has the catalog keep the names of columns as versions of tables are seen, whoever wrote them, so
 * that tables are found by them. Thread-safe.
 */
final class SeenColumns {

  private final Supplier<Catalog> catalog;
  private final Map<String, StructType> seen = new ConcurrentHashMap<>();

  SeenColumns(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  /** A version of a table has become known, with these columns. */
  void see(String location, StructType schema) {
    StructType before = seen.put(location, schema);
    if (before != schema && !schema.equals(before)) {
      keep(location, schema);
    }
  }

  /** A table has got a name, after its versions were seen. */
  void named(String location) {
    StructType schema = seen.get(location);
    if (schema != null) {
      keep(location, schema);
    }
  }

  private void keep(String location, StructType schema) {
    try {
      catalog
          .get()
          .columnNames()
          .keep(location, schema.fields().stream().map(StructField::name).toList());
    } catch (LakewiseException notNow) {
      // Only finding needs it, so no statement fails by it; the next version is another chance.
      seen.remove(location);
    }
  }
}
