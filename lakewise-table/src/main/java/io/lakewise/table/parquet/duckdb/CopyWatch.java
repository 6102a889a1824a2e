package io.lakewise.table.parquet.duckdb;

import java.nio.file.Path;

/** Looks at the folders that COPY makes for partitions, and ends it when they become too many. */
public interface CopyWatch {

  /** Never ends anything. */
  CopyWatch NONE =
      (folder, depth, most) ->
          new Watching() {
            @Override
            public boolean ended() {
              return false;
            }

            @Override
            public void close() {
              // nothing was begun
            }
          };

  /**
   * Begins before a COPY.
   *
   * @param folder which it fills
   * @param depth how many levels of folders it makes, one for each partition column
   * @param most how many folders of the last level it may make
   */
  Watching over(Path folder, int depth, int most);

  /** One COPY that is looked at until this is closed. */
  interface Watching extends AutoCloseable {

    /** Whether it was told to end. */
    boolean ended();

    @Override
    void close();
  }
}
