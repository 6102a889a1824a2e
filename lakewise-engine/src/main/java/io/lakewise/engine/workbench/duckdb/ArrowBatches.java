package io.lakewise.engine.workbench.duckdb;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.duckdb.DuckDBResultSet;

/** Takes the rows of a streaming result as Arrow batches; Arrow's classes are loaded only here. */
final class ArrowBatches {

  private ArrowBatches() {}

  /** Gives the rows of a result that nothing has read from; returns how many were given. */
  static long drain(ResultSet rows, BufferAllocator allocator, ArrowResult.BatchSink sink)
      throws SQLException {
    DuckDBResultSet result = rows.unwrap(DuckDBResultSet.class);
    long count = 0;
    try (ArrowReader reader =
        (ArrowReader) result.arrowExportStream(allocator, ArrowResult.BATCH_ROWS)) {
      VectorSchemaRoot root = root(reader);
      UnsignedNumbers unsigned = new UnsignedNumbers(ResultColumns.of(rows.getMetaData()));
      boolean encoded = hasDictionary(root.getSchema().getFields());
      // Dictionaries are read with the first batch; without any, the schema need not wait for it.
      boolean more = encoded && reader.loadNextBatch();
      sink.begin(root, reader);
      if (!encoded) {
        more = reader.loadNextBatch();
      }
      while (more) {
        unsigned.check(root);
        count += root.getRowCount();
        more = sink.batch() && reader.loadNextBatch();
      }
      return count;
    } catch (BufferUnderflowException tooLong) {
      throw WorkbenchErrors.columnNameTooLong(tooLong);
    } catch (IOException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  /** Arrow's interface in C takes columns of which no type is nested more than 64 deep. */
  static VectorSchemaRoot root(ArrowReader reader) throws IOException {
    try {
      return reader.getVectorSchemaRoot();
    } catch (IllegalStateException refused) {
      if (String.valueOf(refused.getMessage()).startsWith("Recursion level")) {
        throw WorkbenchErrors.answerTooDeep(refused);
      }
      throw refused;
    }
  }

  private static boolean hasDictionary(List<Field> fields) {
    return fields.stream()
        .anyMatch(field -> field.getDictionary() != null || hasDictionary(field.getChildren()));
  }
}
