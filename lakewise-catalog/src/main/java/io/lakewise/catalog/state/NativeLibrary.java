package io.lakewise.catalog.state;

import io.lakewise.catalog.error.CatalogErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * Unpacks SQLite's native library once. The driver would do so at every start, into the temporary
 * folder, where a process that is killed leaves it.
 */
final class NativeLibrary {

  private static final String PROPERTY = "org.sqlite.lib.path";

  private NativeLibrary() {}

  /** Lays the library of this platform out below {@code folder}, unless the property names one. */
  static synchronized void prepare(Path folder) {
    if (System.getProperty(PROPERTY) != null) {
      return;
    }
    String platform = OSInfo.getNativeLibFolderPathForCurrentOS();
    String file = System.mapLibraryName("sqlitejdbc");
    Path home = folder.resolve("sqlite-" + SQLiteJDBCLoader.getVersion()).resolve(platform);
    if (!Files.exists(home.resolve(file)) && !unpack(platform, file, home)) {
      return;
    }
    System.setProperty(PROPERTY, home.toString());
  }

  /** Whether the driver's jar has a library for this platform, which then lies in the folder. */
  private static boolean unpack(String platform, String file, Path home) {
    String resource = "/org/sqlite/native/" + platform + "/" + file;
    try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (library == null) {
        return false;
      }
      Files.createDirectories(home);
      Path unfinished = Files.createTempFile(home, file, ".unfinished");
      Files.copy(library, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unfinished, home.resolve(file), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException problem) {
      throw CatalogErrors.stateUnusable(home.toString(), problem);
    }
  }
}
