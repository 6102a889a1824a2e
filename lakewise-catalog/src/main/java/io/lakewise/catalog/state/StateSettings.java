package io.lakewise.catalog.state;

import io.lakewise.catalog.error.CatalogErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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
   * @param password of the user; empty for the URL's own, or what the driver finds in {@code
   *     ~/.pgpass}
   */
  record Postgres(String url, Optional<String> password) implements StateSettings {

    /** With what every URL begins. */
    public static final String PREFIX = "jdbc:postgresql:";

    /** A password as a parameter; or before the host, where the driver would not look for it. */
    private static final Pattern SECRET =
        Pattern.compile("((?i)password=)[^&]*|(?<=://)[^/?]*(?=@)");

    /** Refuses a URL of another database. */
    public Postgres {
      if (!url.startsWith(PREFIX)) {
        throw CatalogErrors.notPostgres(url);
      }
    }

    /** A database without a password, or with one in its URL. */
    public Postgres(String url) {
      this(url, Optional.empty());
    }

    /**
     * A database whose password lies in a file, or is {@code PGPASSWORD} of the environment.
     *
     * @param passwordFile whose first line is the password
     * @throws io.lakewise.table.error.LakewiseException (USER) if the file cannot be read
     */
    public static Postgres of(
        String url, Optional<Path> passwordFile, Map<String, String> environment) {
      Optional<String> variable = Optional.ofNullable(environment.get("PGPASSWORD"));
      return new Postgres(url, passwordFile.map(Postgres::firstLine).or(() -> variable));
    }

    private static String firstLine(Path file) {
      try {
        return Files.readString(file).lines().findFirst().orElse("");
      } catch (IOException problem) {
        throw CatalogErrors.passwordUnreadable(file, problem);
      }
    }

    /** Whether a URL has a password in it. */
    public static boolean hasPassword(String url) {
      return SECRET.matcher(url).find();
    }

    /** A URL as it may be printed. */
    public static String masked(String url) {
      return SECRET.matcher(url).replaceAll("$1***");
    }

    /** The URL without what may be secret in it. */
    String shown() {
      return masked(url).replaceAll("[?].*", "");
    }

    @Override
    public String toString() {
      return "Postgres[" + masked(url) + "]";
    }
  }
}
