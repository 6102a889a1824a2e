package io.lakewise.engine.workbench.duckdb;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.duckdb.DamagedFiles;
import io.lakewise.table.parquet.duckdb.Literals;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Parquet files that a query names, looked through when it failed and nobody said by which. */
final class NamedFiles {

  private static final Pattern TEXT = Pattern.compile("'(/(?:[^']++|'')*+)'");

  /** A reader's call with its files, one or a list of them. */
  private static final Pattern READER =
      Pattern.compile(
          "\\b(?:read_\\w+|parquet_scan)\\((?:(?:main\\.)?list_value\\(|\\[)?"
              + "((?:'/(?:[^']++|'')*+'(?:, )?)++)");

  private static final Pattern ESCAPED = Pattern.compile("\\[([*?\\[])]");
  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private NamedFiles() {}

  /** The names of the files that a query reads by their paths, in order. */
  static List<String> readBy(String select) {
    Set<String> names = new LinkedHashSet<>();
    Matcher readers = READER.matcher(select);
    while (readers.find()) {
      Matcher texts = TEXT.matcher(readers.group(1));
      while (texts.find()) {
        names.add(name(path(texts.group(1))));
      }
    }
    return List.copyOf(names);
  }

  private static String path(String text) {
    return ESCAPED.matcher(text.replace("''", "'")).replaceAll("$1");
  }

  /** The error that names the file at fault, if it is one of a query's. */
  static Optional<LakewiseException> damaged(
      Connection connection, String select, Throwable cause, Runnable check) throws SQLException {
    Set<String> paths = new LinkedHashSet<>();
    Matcher texts = TEXT.matcher(select);
    while (texts.find()) {
      paths.add(path(texts.group(1)));
    }
    for (String path : paths) {
      check.run();
      if (DuckDbMessage.isTooDeep(cause) && isTooDeep(connection, path)) {
        return Optional.of(WorkbenchErrors.deepDocument(name(path), cause));
      }
      if (isParquet(path)) {
        Optional<SQLException> damage = DamagedFiles.damage(connection, path);
        if (damage.isPresent()) {
          return damage.map(
              found ->
                  WorkbenchErrors.damagedFile(
                      name(path), DamagedFiles.problem(path, found), found));
        }
      }
    }
    return Optional.empty();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether a file of JSON has a document that DuckDB does not read by itself, either. */
  private static boolean isTooDeep(Connection connection, String path) {
    String alone = "SELECT count(*) FROM (FROM read_json(" + Literals.file(path) + ") LIMIT 20480)";
    try (Statement statement = connection.createStatement()) {
      statement.execute(alone);
      return false;
    } catch (SQLException failed) {
      return DuckDbMessage.isTooDeep(failed);
    }
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
