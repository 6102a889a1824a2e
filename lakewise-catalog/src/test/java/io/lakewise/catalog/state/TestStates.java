package io.lakewise.catalog.state;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Opens states for tests, with one folder for SQLite's native library of all of them. */
public final class TestStates {

  /** Below {@code target}, so that it is unpacked once a build. */
  public static final Path LIBRARIES = Path.of("target", "native").toAbsolutePath();

  private TestStates() {}

  /** Opens a state in a file of SQLite, or in the database of a URL of PostgreSQL. */
  public static State open(String database, InstantSource clock) {
    return open(database, Path.of("/lake"), clock);
  }

  /** The same for a lake in a folder. */
  public static State open(String database, Path lake, InstantSource clock) {
    return State.open(
        database.startsWith("jdbc:")
            ? new StateSettings.Postgres(database)
            : new StateSettings.Sqlite(Path.of(database), LIBRARIES),
        lake,
        clock,
        new SplittableRandom(1),
        duration -> LockSupport.parkNanos(duration.toNanos()));
  }
}
