package io.lakewise.catalog.state;

import io.lakewise.catalog.error.CatalogErrors;
import java.nio.file.Path;

/** Where the state lies. */
public sealed interface StateSettings {

  /**
   * SQLite, created if it is not there.
   *
   * @param file usually {@code <lake>/_lakewise/state.db}; made absolute
   * @param libraries folder in which SQLite's native library is unpacked once; ignored where the
   *     system property {@code org.sqlite.lib.path} names one
   */
  record Sqlite(Path file, Path libraries) implements StateSettings {

    /** Makes the paths absolute, as SQLite's drivers in different folders must agree on them. */
    public Sqlite {
      file = file.toAbsolutePath().normalize();
      libraries = libraries.toAbsolutePath().normalize();
    }
  }

  /**
   * PostgreSQL: a database that is empty or has a state already, of a user who may create tables.
   *
   * @param url as JDBC takes it, {@code jdbc:postgresql://host/database?user=…}
   */
  record Postgres(String url) implements StateSettings {

    /** Refuses a URL of another database. */
    public Postgres {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw CatalogErrors.notPostgres(url);
      }
    }

    /** The URL without what may be secret in it. */
    String shown() {
      return url.replaceAll("[?].*", "");
    }
  }
}
