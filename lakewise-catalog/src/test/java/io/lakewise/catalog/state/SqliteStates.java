package io.lakewise.catalog.state;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Opens SQLite states for tests, with one folder for the native library of all of them. */
public final class SqliteStates {

  /** Below {@code target}, so that it is unpacked once a build. */
  public static final Path LIBRARIES = Path.of("target", "native").toAbsolutePath();

  private SqliteStates() {}

  /** Opens a state in this file. */
  public static State open(Path file, InstantSource clock) {
    return State.open(
        new StateSettings.Sqlite(file, LIBRARIES),
        clock,
        new SplittableRandom(1),
        duration -> LockSupport.parkNanos(duration.toNanos()));
  }
}
