package io.lakewise.worker;

import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.duckdb.ArrowResult;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Schema;

/** The Arrow schema in which DuckDB streams columns, asked of DuckDB itself. */
final class ColumnsSchema {

  private ColumnsSchema() {}

  /** The serialised schema; nothing is read for it. */
  static byte[] of(WorkSession work, List<WorkColumn> columns, BufferAllocator allocator) {
    if (columns.isEmpty()) {
      return new Schema(List.of()).serializeAsMessage();
    }
    StringJoiner casts = new StringJoiner(", ", "SELECT ", " LIMIT 0");
    for (WorkColumn column : columns) {
      casts.add("CAST(NULL AS " + column.type() + ") AS " + quoted(column.name()));
    }
    AtomicReference<Schema> schema = new AtomicReference<>();
    try (WorkSession.WorkResult result = work.query(casts.toString(), List.of())) {
      ((ArrowResult) result)
          .drain(
              allocator,
              new ArrowResult.BatchSink() {
                @Override
                public void begin(VectorSchemaRoot root, DictionaryProvider dictionaries) {
                  schema.set(root.getSchema());
                }

                @Override
                public boolean batch() {
                  return false;
                }
              });
    }
    return schema.get().serializeAsMessage();
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
