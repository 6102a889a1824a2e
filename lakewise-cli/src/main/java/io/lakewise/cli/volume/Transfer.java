package io.lakewise.cli.volume;

import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.FileStatement;
import io.lakewise.engine.statement.FileStatement.GetFile;
import io.lakewise.engine.statement.FileStatement.PutFile;
import io.lakewise.table.error.LakewiseException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;

/** One file on its way, with a buffer's worth of it in memory. {@link #cancel} is thread-safe. */
final class Transfer {

  private static final int BUFFER = 256 << 10;

  private final VolumeStore volumes;
  private volatile boolean cancelled;
  private volatile IOException unreadable;
  private long moved;

  Transfer(VolumeStore volumes) {
    this.volumes = volumes;
  }

  /** Ends it with an error; what was there before is left as it was. */
  void cancel() {
    cancelled = true;
  }

  /** Moves the file of a statement. */
  Result run(FileStatement statement) {
    if (statement instanceof PutFile put) {
      put(put, local(put.file()));
      return done("put " + moved + " byte(s) into " + put.path());
    }
    GetFile get = (GetFile) statement;
    get(get.path(), local(get.file()));
    return done("got " + moved + " byte(s) of " + get.path());
  }

  private Result done(String message) {
    return Results.done(message, Map.of("num_bytes", Long.toString(moved)));
  }

  private static Path local(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException notOne) {
      throw TransferErrors.noPath(file);
    }
  }

  /** Counts what is read, and ends when it is cancelled. */
  private final class Watched extends FilterInputStream {

    Watched(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (cancelled) {
        throw TransferErrors.cancelled();
      }
      try {
        int count = super.read(target, offset, length);
        moved += Math.max(count, 0);
        return count;
      } catch (IOException failure) {
        unreadable = failure;
        throw failure;
      }
    }
  }

  private void put(PutFile put, Path file) {
    try (InputStream bytes = new Watched(Files.newInputStream(file))) {
      long size = Files.isRegularFile(file) ? Files.size(file) : -1;
      volumes.put(put.path(), bytes, size, put.overwrite());
    } catch (IOException failure) {
      throw TransferErrors.unreadable(file, failure);
    } catch (LakewiseException failure) {
      // What carries the bytes may have its own words for a source that ends.
      if (cancelled) {
        throw TransferErrors.cancelled();
      }
      throw unreadable == null ? failure : TransferErrors.unreadable(file, unreadable);
    }
  }

  private void get(String path, Path file) {
    try (InputStream bytes = new Watched(volumes.get(path))) {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        // A folder is refused by this, and a pipe takes the bytes as they come.
        copy(bytes, target, StandardOpenOption.WRITE);
        return;
      }
      Path part = target.resolveSibling(".lakewise-" + UUID.randomUUID() + ".part");
      try {
        copy(bytes, part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException failure) {
      throw TransferErrors.unwritable(file, failure);
    }
  }

  private static void copy(InputStream bytes, Path file, StandardOpenOption... options)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file, options)) {
      byte[] buffer = new byte[BUFFER];
      for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
        out.write(buffer, 0, count);
      }
    }
  }
}
