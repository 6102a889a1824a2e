package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.parquet.ScanFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the data file because of which a query failed: DuckDB often says what is wrong with a file
 * and not with which.
 */
public final class DamagedFiles {

  /** What is read at most to name a file. */
  private static final long MOST_BYTES = 4L << 30;

  private static final Pattern NOISE =
      Pattern.compile(
          "^(?:[A-Za-z ]+ Error: )|\\w*Exception: |\\s*\\n\\s*(?:Stack Trace|LINE \\d+):[\\s\\S]*$");

  private DamagedFiles() {}

  /**
   * The error that names the first file that cannot be read by itself, if there is one.
   *
   * @param connection one that still works
   * @param check called before each file; what it throws ends the search
   */
  public static Optional<LakewiseException> among(
      Connection connection, List<ScanFile> files, Runnable check) throws SQLException {
    long bytes = 0;
    for (ScanFile file : files) {
      check.run();
      bytes += file.size();
      if (bytes > MOST_BYTES) {
        return Optional.empty();
      }
      Optional<SQLException> damage = damage(connection, file.localPath());
      if (damage.isPresent()) {
        return damage.map(
            found ->
                TableErrors.damagedDataFile(
                    file.localPath(), problem(file.localPath(), found), found));
      }
    }
    return Optional.empty();
  }

  /** Why a Parquet file cannot be read by itself; empty if it can. */
  public static Optional<SQLException> damage(Connection connection, String path)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT bit_xor(hash(f)) FROM read_parquet(["
              + Literals.file(path)
              + "], hive_partitioning = false) AS f");
      return Optional.empty();
    } catch (SQLException damaged) {
      return Optional.of(damaged);
    }
  }

  /**
   * What DuckDB says is wrong, without its own words for kinds of errors, the query that {@link
   * #damage} asked, and the file's folder.
   */
  public static String problem(String path, SQLException damaged) {
    String message = damaged.getMessage() == null ? "" : damaged.getMessage();
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    String first = NOISE.matcher(message).replaceAll("").replace(folder, "").strip();
    if (first.isEmpty()) {
      return "DuckDB cannot read it";
    }
    return first.contains("exception type")
        ? "its metadata cannot be decoded"
        : first.replaceFirst("[.!]+$", "");
  }
}
