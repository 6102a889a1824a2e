package io.lakewise.engine.workbench.duckdb;

import io.lakewise.table.parquet.duckdb.Literals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.duckdb.DuckDBConnection;

/** Copies Arrow batches into a file; Arrow's classes are loaded only here. */
final class ArrowUpload {

  private static final String STREAM = "__lakewise_stream";

  /** The names of Arrow's extension type whose values may be nested without end. */
  private static final Set<String> VARIANTS = Set.of("arrow.parquet.variant", "parquet.variant");

  private ArrowUpload() {}

  /** Writes one Parquet file; the connection is good for nothing else afterwards. */
  static long write(
      DuckDBConnection connection,
      ExecutingStep step,
      ArrowReader batches,
      BufferAllocator allocator,
      Path file) {
    try (ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
      refuseVariants(batches.getVectorSchemaRoot().getSchema().getFields());
      Files.createDirectories(file.toAbsolutePath().getParent());
      Data.exportArrayStream(allocator, batches, stream);
      connection.registerArrowStream(STREAM, stream);
      return step.count(
          "COPY (FROM " + STREAM + ") TO " + Literals.text(file.toString()) + " (FORMAT parquet)");
    } catch (IOException e) {
      throw WorkbenchErrors.notExported(e);
    }
  }

  private static void refuseVariants(List<Field> fields) {
    for (Field field : fields) {
      String extension =
          field.getMetadata().get(ArrowType.ExtensionType.EXTENSION_METADATA_KEY_NAME);
      if (extension != null && VARIANTS.contains(extension)) {
        throw WorkbenchErrors.variantSent(field.getName());
      }
      refuseVariants(field.getChildren());
    }
  }
}
