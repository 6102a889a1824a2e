package io.lakewise.engine.workbench.warm;

import io.lakewise.table.parquet.FileScan;
import java.util.List;

/** What of a scan is warm, which stays until this is closed, and what is to be read from files. */
public final class WarmScan implements AutoCloseable {

  private final List<String> selects;
  private final FileScan cold;
  private final Runnable release;

  WarmScan(List<String> selects, FileScan cold, Runnable release) {
    this.selects = List.copyOf(selects);
    this.cold = cold;
    this.release = release;
  }

  /** A scan of which nothing is. */
  static WarmScan of(FileScan scan) {
    return new WarmScan(List.of(), scan, () -> {});
  }

  /** Queries that yield the scan's columns in order, over the rows that are warm; may be none. */
  public List<String> selects() {
    return selects;
  }

  /** The scan of the other files; may be without any. */
  public FileScan cold() {
    return cold;
  }

  @Override
  public void close() {
    release.run();
  }
}
