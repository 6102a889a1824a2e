package io.lakewise.catalog.state;

import io.lakewise.catalog.error.CatalogErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;

/**
 * A SQLite file on a disk that is full or may only be read. SQLite needs to write even where it
 * only reads, to tell other processes; without them, and when all commits are in the file itself
 * (the last process that closes it sees to that), it can be read as it lies there.
 */
final class UnwritableDatabase {

  private static final int MOST_ATTEMPTS = 5;

  private final Path file;
  private final StoredPlaces places;

  UnwritableDatabase(Path file, StoredPlaces places) {
    this.file = file;
    this.places = places;
  }

  /** Whether a problem with the usual connections is a case for this. */
  boolean helps(Throwable problem) {
    Path commits = file.resolveSibling(file.getFileName() + "-wal");
    return Interference.unwritable(problem)
        && Files.isRegularFile(file)
        && commits.toFile().length() == 0;
  }

  /** Reads; again if somebody has written meanwhile after all. */
  <T> T read(Function<Handle, T> work) {
    for (int attempt = 1; ; attempt++) {
      long before = file.toFile().lastModified();
      try (Handle handle = places.jdbi(this::open).open()) {
        T answer = work.apply(handle);
        if (file.toFile().lastModified() == before) {
          return answer;
        }
      } catch (JdbiException problem) {
        if (attempt == MOST_ATTEMPTS) {
          throw CatalogErrors.stateUnusable(file.toString(), problem);
        }
      }
    }
  }

  private Connection open() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toUri() + "?immutable=1");
    int found = SchemaVersion.of(connection);
    if (found != SchemaVersion.NEWEST) {
      connection.close();
      throw CatalogErrors.stateOtherVersion(file.toString(), found, SchemaVersion.NEWEST);
    }
    return connection;
  }
}
