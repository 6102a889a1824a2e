package io.lakewise.engine.workbench.duckdb;

import io.lakewise.table.parquet.duckdb.CopyWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/** Counts the folders of a COPY that runs on a connection, and interrupts it. */
final class PartitionWatch implements CopyWatch {

  private static final long CHECK_MILLIS = 100;

  private final DuckDBConnection connection;
  private final Interruption interruption;

  PartitionWatch(DuckDBConnection connection, Interruption interruption) {
    this.connection = connection;
    this.interruption = interruption;
  }

  @Override
  public Watching over(Path folder, int depth, int most) {
    return new Copy(folder, depth, most);
  }

  private final class Copy implements Watching {

    private final Path folder;
    private final int depth;
    private final int most;
    private final ScheduledFuture<?> checking;
    private boolean ended;
    private boolean closed;

    Copy(Path folder, int depth, int most) {
      this.folder = folder;
      this.depth = depth;
      this.most = most;
      this.checking = interruption.every(CHECK_MILLIS, this::check);
    }

    /** Again at every look, as COPY ends some time after it was told. */
    private synchronized void check() {
      if (closed) {
        return;
      }
      ended = ended || isBeyond();
      if (ended) {
        NativeInterrupt.send(connection);
      }
    }

    private boolean isBeyond() {
      try (Stream<Path> below = Files.walk(folder, depth)) {
        int levels = folder.getNameCount() + depth;
        return below.filter(path -> path.getNameCount() == levels).skip(most).findAny().isPresent();
      } catch (IOException | UncheckedIOException notThereYet) {
        return false;
      }
    }

    @Override
    public synchronized boolean ended() {
      return ended;
    }

    @Override
    public synchronized void close() {
      closed = true;
      checking.cancel(false);
    }
  }
}
