package io.lakewise.engine;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.Parquet;
import io.lakewise.table.parquet.RowStream;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.predicate.Predicate;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** A Parquet port that is opened when it is first needed. */
final class LazyParquet implements Parquet {

  private final Supplier<Parquet> opener;
  private Parquet open;

  LazyParquet(Supplier<Parquet> opener) {
    this.opener = opener;
  }

  private synchronized Parquet open() {
    if (open == null) {
      open = opener.get();
    }
    return open;
  }

  @Override
  public RowStream read(FileScan scan, List<String> columns, Predicate filter, boolean positions) {
    return open().read(scan, columns, filter, positions);
  }

  @Override
  public List<Long> rowCounts(FileScan scan) {
    return open().rowCounts(scan);
  }

  @Override
  public List<WrittenFile> write(Path folder, Metadata table, Iterator<List<Object>> rows) {
    return open().write(folder, table, rows);
  }

  @Override
  public List<WrittenFile> rewrite(Path folder, Metadata table, FileScan scan) {
    return open().rewrite(folder, table, scan);
  }

  @Override
  public synchronized void close() {
    if (open != null) {
      open.close();
    }
  }
}
