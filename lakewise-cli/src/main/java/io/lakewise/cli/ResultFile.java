package io.lakewise.cli;

import io.lakewise.cli.format.OutputFormat;
import io.lakewise.cli.format.RowWriters;
import io.lakewise.engine.session.Result;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that receives one result, whole or not at all. */
public final class ResultFile {

  private final Path path;
  private final OutputFormat format;
  private boolean written;

  /** A file that is written at the first result. */
  public ResultFile(Path path, OutputFormat format) {
    this.path = path.toAbsolutePath();
    this.format = format;
  }

  /** Where it is. */
  Path path() {
    return path;
  }

  /**
   * Writes the rows; what was in the file is replaced once all of them are there.
   *
   * @return the number of rows
   */
  long write(Result result) {
    if (written) {
      throw CliErrors.secondResult(path);
    }
    written = true;
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        return writeRows(result, path);
      }
      Path part = path.resolveSibling("." + path.getFileName() + ".part");
      try {
        long rows = writeRows(result, part);
        Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        return rows;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException failure) {
      throw CliErrors.unwritable(path, failure);
    }
  }

  private long writeRows(Result result, Path target) throws IOException {
    return switch (format) {
      case PARQUET -> result.writeTo(target, Result.FileFormat.PARQUET);
      case ARROW -> result.writeTo(target, Result.FileFormat.ARROW);
      case TABLE, CSV, JSON, NDJSON, MARKDOWN -> {
        try (BufferedWriter output = Files.newBufferedWriter(target)) {
          yield ResultPrinter.copy(result, RowWriters.of(format, output, 0), () -> {});
        }
      }
    };
  }
}
