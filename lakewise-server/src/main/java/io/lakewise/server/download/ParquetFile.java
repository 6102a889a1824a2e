package io.lakewise.server.download;

import io.lakewise.engine.workbench.duckdb.ArrowParquet;
import io.lakewise.server.result.ResultRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Writes rows as Apache Parquet. Its end says where its parts are, so that it is written as a whole
 * before it is sent.
 */
final class ParquetFile {

  /** Files at once, each of which takes a thread and memory; others wait. */
  private static final Semaphore PLACES = new Semaphore(2);

  private ParquetFile() {}

  static void write(ResultRows rows, OutputStream out) throws IOException {
    Path file = rows.result().beside(UUID.randomUUID() + ".parquet");
    Files.createDirectories(file.getParent());
    try {
      PLACES.acquireUninterruptibly();
      try {
        rows.batches((batches, memory) -> ArrowParquet.write(batches, memory, file));
      } finally {
        PLACES.release();
      }
      Files.copy(file, out);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
