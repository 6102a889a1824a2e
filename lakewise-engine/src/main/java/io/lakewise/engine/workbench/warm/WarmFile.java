package io.lakewise.engine.workbench.warm;

import io.lakewise.table.parquet.ScanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a data file is known by. Data files do not change; one that did, or was put in another's
 * place, is another.
 *
 * @param path where its bytes are
 * @param bytes its size on storage
 * @param modifiedMicros when it was written
 * @param storageKey the file system's own name for it, as text; empty if it has none
 * @param partitionValues that its rows have beside what is in it
 */
record WarmFile(
    String path,
    long bytes,
    long modifiedMicros,
    String storageKey,
    Map<String, String> partitionValues) {

  /**
   * What is on storage now; empty if nothing is, if not all of its rows are wanted, or if its
   * columns are not known. Those of a file behind a policy never are: DuckDB would fold conditions
   * by the bounds of a table, and so tell of rows that the policy hides.
   */
  static Optional<WarmFile> of(ScanFile file) {
    if (file.schema() == null || file.deletedRows() != null || file.onlyRows() != null) {
      return Optional.empty();
    }
    try {
      BasicFileAttributes found =
          Files.readAttributes(Path.of(file.localPath()), BasicFileAttributes.class);
      return Optional.of(
          new WarmFile(
              file.localPath(),
              found.size(),
              found.lastModifiedTime().to(TimeUnit.MICROSECONDS),
              String.valueOf(found.fileKey()),
              file.partitionValues()));
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
