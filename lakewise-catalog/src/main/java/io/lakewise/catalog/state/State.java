package io.lakewise.catalog.state;

import io.lakewise.catalog.state.EmptyDatabase.Unwritten;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The database behind the catalog, at the newest schema. Thread-safe; several processes may have
 * the same database open. What {@link #write} has returned from survives a power cut.
 *
 * <p>SQL given to it must be understood by SQLite and PostgreSQL alike: times as BIGINT
 * microseconds, no IDENTITY, {@code now()}, {@code ::}, {@code FOR UPDATE} or array parameters.
 */
public final class State implements AutoCloseable {

  private final StateSettings settings;
  private final StoredPlaces places;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Pause pause;
  private Database database;
  private EmptyDatabase empty;

  private State(
      StateSettings settings,
      StoredPlaces places,
      InstantSource clock,
      RandomGenerator random,
      Pause pause) {
    this.settings = settings;
    this.places = places;
    this.clock = clock;
    this.random = random;
    this.pause = pause;
  }

  /**
   * Opens a database, migrating it where needed. A SQLite file that is not there is made by the
   * first write that succeeds; until then reads see an empty one.
   *
   * @param lake the folder of the lake, absolute and normalised, wherever the database is
   * @param random and {@code pause} decide how long to wait while others write
   * @throws io.lakewise.table.error.LakewiseException if it cannot be used, or was written by a
   *     newer Lakewise
   */
  public static State open(
      StateSettings settings, Path lake, InstantSource clock, RandomGenerator random, Pause pause) {
    State state = new State(settings, new StoredPlaces().lake(lake), clock, random, pause);
    try {
      state.found();
    } catch (LakewiseException problem) {
      state.orUnwritable(problem);
    }
    return state;
  }

  /** The number of the schema, which a backup carries. */
  public static int schemaVersion() {
    return SchemaVersion.NEWEST;
  }

  /** Reads with single statements, each of which sees what was committed before it. */
  public <T> T read(Function<Handle, T> work) {
    return read(work, database -> database.read(work));
  }

  /**
   * Reads as {@link #read} does, or answers what an equal key has read if nothing was committed
   * since, which SQLite can tell quickly and PostgreSQL cannot.
   *
   * @param key says what is read, for whom: equal keys have equal work
   * @param work depends on the key and the database alone; nobody changes what it answers, which is
   *     never null
   */
  public <T> T known(Object key, Function<Handle, T> work) {
    return read(work, database -> database.known(key, work));
  }

  private <T> T read(Function<Handle, T> work, Function<Database, T> usual) {
    try {
      Optional<Database> there = found();
      return there.isPresent() ? usual.apply(there.get()) : empty().read(work);
    } catch (LakewiseException problem) {
      return orUnwritable(problem).read(work);
    }
  }

  /** What can be read though the disk cannot be written; else throws the problem. */
  private UnwritableDatabase orUnwritable(LakewiseException problem) {
    if (settings instanceof StateSettings.Sqlite sqlite) {
      UnwritableDatabase unwritable = new UnwritableDatabase(sqlite.file(), places);
      if (unwritable.helps(problem)) {
        return unwritable;
      }
    }
    throw problem;
  }

  /**
   * Reads or writes in one serializable transaction, committed when this returns and rolled back
   * when the work throws. The work may be run again if another transaction came between, so it has
   * no effects elsewhere.
   */
  public <T> T write(Function<Handle, T> work) {
    if (found().isEmpty()) {
      Optional<Unwritten<T>> unwritten = empty().tried(work);
      if (unwritten.isPresent()) {
        return unwritten.get().answer();
      }
    }
    return made().write(work);
  }

  /** The database, empty if nobody has made it yet. */
  private synchronized Optional<Database> found() {
    boolean missing =
        database == null
            && settings instanceof StateSettings.Sqlite sqlite
            && !Files.exists(sqlite.file());
    return missing ? Optional.empty() : Optional.of(made());
  }

  private synchronized Database made() {
    if (database == null) {
      database =
          settings instanceof StateSettings.Sqlite sqlite
              ? sqlite(sqlite)
              : postgres((StateSettings.Postgres) settings);
    }
    return database;
  }

  private synchronized EmptyDatabase empty() {
    if (empty == null) {
      empty = new EmptyDatabase(clock.instant(), places);
    }
    return empty;
  }

  private Database sqlite(StateSettings.Sqlite sqlite) {
    SqliteConnections connections = new SqliteConnections(sqlite, random, pause);
    Path lockFile = sqlite.file().resolveSibling(sqlite.file().getFileName() + ".lock");
    String name = sqlite.file().toString();
    ConnectionSource fresh = new ConnectionSource(connections::fresh);
    migrate(fresh, name, lockFile);
    // IMMEDIATE transactions of SQLite are serializable as they are.
    return new Database(
        new KeptConnections(connections),
        Optional.of(new KnownReads(new CommitCount(fresh))),
        places,
        name,
        TransactionIsolationLevel.UNKNOWN,
        random,
        pause);
  }

  private Database postgres(StateSettings.Postgres postgres) {
    PostgresConnections connections = new PostgresConnections(postgres);
    String name = postgres.shown();
    migrate(new ConnectionSource(connections::fresh), name, null);
    return new Database(
        new KeptConnections(connections),
        Optional.empty(),
        places,
        name,
        TransactionIsolationLevel.SERIALIZABLE,
        random,
        pause);
  }

  private void migrate(ConnectionSource source, String name, Path lockFile) {
    try {
      SchemaVersion.bringToNewest(source, name, lockFile, clock.instant(), places);
    } catch (SQLException | IOException | FlywayException problem) {
      throw Interference.failed(name, problem);
    }
  }

  /** Gives the idle connections back; calls that are running end first. */
  @Override
  public synchronized void close() {
    if (database != null) {
      database.close();
    }
    if (empty != null) {
      empty.close();
    }
  }
}
