package io.lakewise.server.download;

import io.lakewise.engine.workbench.duckdb.ArrowParquet;
import io.lakewise.server.result.ResultRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Writes rows as Apache Parquet. Its end says where its parts are, so that it is written as a whole
 * before it is sent.
 */
final class ParquetFile {

  private ParquetFile() {}

  /**
   * Writes one.
   *
   * @param unwanted whether nobody waits for it any more, so that it is not made to its end
   * @param made is told once when it is made, or cannot be; before it is sent
   */
  static void write(ResultRows rows, BooleanSupplier unwanted, Runnable made, OutputStream out)
      throws IOException {
    Path file = rows.result().beside(UUID.randomUUID() + ".parquet");
    try {
      try {
        Files.createDirectories(file.getParent());
        rows.batches(unwanted, (batches, memory) -> ArrowParquet.write(batches, memory, file));
      } finally {
        made.run();
      }
      Files.copy(file, out);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
