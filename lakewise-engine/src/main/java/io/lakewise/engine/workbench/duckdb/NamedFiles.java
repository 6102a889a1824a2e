package io.lakewise.engine.workbench.duckdb;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.duckdb.DamagedFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Parquet files that a query names, looked through when it failed and nobody said by which. */
final class NamedFiles {

  private static final Pattern TEXT = Pattern.compile("'(/(?:[^']++|'')*+)'");
  private static final Pattern ESCAPED = Pattern.compile("\\[([*?\\[])]");
  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private NamedFiles() {}

  /** The error that names the file at fault, if it is one of a query's. */
  static Optional<LakewiseException> damaged(Connection connection, String select, Runnable check)
      throws SQLException {
    Set<String> paths = new LinkedHashSet<>();
    Matcher texts = TEXT.matcher(select);
    while (texts.find()) {
      paths.add(ESCAPED.matcher(texts.group(1).replace("''", "'")).replaceAll("$1"));
    }
    for (String path : paths) {
      check.run();
      if (isParquet(path)) {
        Optional<SQLException> damage = DamagedFiles.damage(connection, path);
        if (damage.isPresent()) {
          String name = path.substring(path.lastIndexOf('/') + 1);
          return damage.map(
              found -> WorkbenchErrors.damagedFile(name, DamagedFiles.problem(found), found));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a file begins or ends as Parquet does. */
  private static boolean isParquet(String path) {
    if (path.indexOf('\0') >= 0 || !Files.isRegularFile(Path.of(path))) {
      return false;
    }
    try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
      return isMagic(file, 0) || isMagic(file, file.length() - PARQUET.length);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean isMagic(RandomAccessFile file, long at) throws IOException {
    byte[] found = new byte[PARQUET.length];
    file.seek(Math.max(0, at));
    return file.read(found) == found.length && Arrays.equals(found, PARQUET);
  }
}
