package io.lakewise.cli.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Unpacks the native libraries of this platform beside the jars once, when a distribution is laid
 * out. Otherwise each start would unpack them into the temporary folder, at the price of a third of
 * a second and of what a killed process leaves there.
 */
public final class NativeLibraries {

  private static final String DUCKDB_PREFIX = "libduckdb_java.so_";

  private NativeLibraries() {}

  /**
   * Unpacks.
   *
   * @param arguments the folder of the jars; DuckDB's library is laid there, where DuckDB looks for
   *     it, and taken out of its jar; the others into its subfolder {@code native}
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path libraries = Files.createDirectories(folder.resolve("native"));
    unpackDuckDb(jar(folder, "duckdb_jdbc-"), folder);
    unpack(
        jar(folder, "sqlite-jdbc-"),
        "org/sqlite/native/" + org.sqlite.util.OSInfo.getNativeLibFolderPathForCurrentOS() + "/",
        libraries);
    unpack(
        jar(folder, "jline-"),
        "org/jline/nativ/" + org.jline.nativ.OSInfo.getNativeLibFolderPathForCurrentOS() + "/",
        libraries);
  }

  private static Path jar(Path folder, String prefix) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, prefix + "*.jar")) {
      return jars.iterator().next();
    }
  }

  private static void unpack(Path jar, String prefix, Path target) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().startsWith(prefix) && !entry.isDirectory()) {
          extract(zip, entry, target.resolve(entry.getName().substring(prefix.length())));
        }
      }
    }
  }

  private static void unpackDuckDb(Path jar, Path target) throws IOException {
    String wanted = DUCKDB_PREFIX + duckDbPlatform();
    Path stripped = jar.resolveSibling(jar.getFileName() + ".part");
    boolean found = false;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry library = zip.getEntry(wanted);
      if (library != null) {
        found = true;
        extract(zip, library, target.resolve(wanted));
        copyWithoutLibraries(zip, stripped);
      }
    }
    if (found) {
      Files.move(stripped, jar, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void copyWithoutLibraries(ZipFile zip, Path target) throws IOException {
    try (OutputStream file = Files.newOutputStream(target);
        ZipOutputStream output = new ZipOutputStream(file)) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.getName().startsWith(DUCKDB_PREFIX)) {
          output.putNextEntry(new ZipEntry(entry.getName()));
          try (InputStream input = zip.getInputStream(entry)) {
            input.transferTo(output);
          }
          output.closeEntry();
        }
      }
    }
  }

  private static void extract(ZipFile zip, ZipEntry entry, Path target) throws IOException {
    try (InputStream input = zip.getInputStream(entry)) {
      Files.copy(input, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String duckDbPlatform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String name =
        system.startsWith("mac") ? "macos" : system.startsWith("windows") ? "windows" : "linux";
    boolean arm = processor.equals("aarch64") || processor.equals("arm64");
    return name + "_" + (arm ? "arm64" : "amd64");
  }
}
