package io.lakewise.table.parquet.duckdb;

import static java.util.stream.Collectors.joining;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.log.Action;
import io.lakewise.table.log.ActionJson;
import io.lakewise.table.log.CheckpointFiles;
import io.lakewise.table.log.LogSink;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/** Checkpoints in Parquet, which DuckDB turns into lines of JSON and back. */
public final class DuckDbCheckpointFiles implements CheckpointFiles {

  private static final long SMALLEST_LINE_BUFFER = 16L << 20;

  private final DuckDbInstance duckDb;

  /** Uses an instance that may read logs and write to staging; closes nothing. */
  public DuckDbCheckpointFiles(DuckDbInstance duckDb) {
    this.duckDb = duckDb;
  }

  @Override
  public void read(Path file, Set<Part> parts, LogSink sink) {
    try (DuckDBConnection connection = duckDb.connect();
        Statement statement = connection.createStatement()) {
      Map<String, String> wanted = DuckDbCheckpointSchema.toRead(parts);
      Map<String, String> found = columns(statement, file, "*");
      wanted.keySet().retainAll(found.keySet());
      boolean adds = wanted.remove("add") != null;
      if (!wanted.isEmpty()) {
        readActions(statement, file, wanted, sink);
      }
      if (adds) {
        readAdds(statement, file, sink);
      }
    } catch (SQLException e) {
      throw TableErrors.corruptLogFile(
          file.toString(), DamagedFiles.problem(file.toString(), e), e);
    }
  }

  private static void readActions(
      Statement statement, Path file, Map<String, String> wanted, LogSink sink)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(query(file, wanted))) {
      while (rows.next()) {
        byte[] json = rows.getString(1).getBytes(StandardCharsets.UTF_8);
        ActionJson.read(file.toString(), json, sink);
      }
    }
  }

  private static void readAdds(Statement statement, Path file, LogSink sink) throws SQLException {
    Map<String, String> members = columns(statement, file, "unnest(add)");
    DuckDbCheckpointAdds adds = new DuckDbCheckpointAdds(file.toString(), members);
    try (ResultSet rows = statement.executeQuery(adds.query())) {
      adds.read(rows, sink);
    }
  }

  private static Map<String, String> columns(Statement statement, Path file, String selected)
      throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    String path = Literals.file(file.toString());
    try (ResultSet rows =
        statement.executeQuery(
            "DESCRIBE SELECT " + selected + " FROM read_parquet(" + path + ")")) {
      while (rows.next()) {
        columns.put(rows.getString("column_name"), rows.getString("column_type"));
      }
    }
    return columns;
  }

  private static String query(Path file, Map<String, String> columns) {
    String members =
        columns.keySet().stream()
            .map(name -> Literals.text(name) + ": " + Identifiers.quote(name))
            .collect(joining(", ", "{", "}"));
    String some =
        columns.keySet().stream()
            .map(name -> Identifiers.quote(name) + " IS NOT NULL")
            .collect(joining(" OR "));
    String schema =
        columns.entrySet().stream()
            .map(DuckDbCheckpointFiles::mapped)
            .collect(joining(", ", "map{", "}"));
    return "SELECT CAST(to_json("
        + members
        + ") AS VARCHAR) FROM "
        + "read_parquet("
        + Literals.file(file.toString())
        + ", schema="
        + schema
        + ")"
        + " WHERE "
        + some;
  }

  private static String mapped(Map.Entry<String, String> column) {
    String name = Literals.text(column.getKey());
    return name
        + ": {name: "
        + name
        + ", type: "
        + Literals.text(column.getValue())
        + ", default_value: NULL}";
  }

  @Override
  public long write(Path file, Layout layout, Iterator<? extends Action> actions) {
    Path lines = file.resolveSibling(file.getFileName() + ".json");
    try {
      Written written = writeLines(lines, actions);
      copy(lines, Math.max(SMALLEST_LINE_BUFFER, 2 * written.longest), file, layout);
      return written.count;
    } catch (IOException e) {
      throw TableErrors.storage("write", lines.toString(), e);
    } catch (SQLException e) {
      throw new LakewiseException(
          LakewiseException.Code.RESOURCE,
          "The checkpoint " + file + " could not be written: " + e.getMessage(),
          e);
    } finally {
      delete(lines);
    }
  }

  private record Written(long count, long longest) {}

  private static Written writeLines(Path lines, Iterator<? extends Action> actions)
      throws IOException {
    long count = 0;
    long longest = 0;
    try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(lines), 1 << 16)) {
      while (actions.hasNext()) {
        byte[] line = ActionJson.write(List.of(actions.next()));
        output.write(line);
        longest = Math.max(longest, line.length);
        count++;
      }
    }
    return new Written(count, longest);
  }

  private void copy(Path lines, long longestLine, Path file, Layout layout) throws SQLException {
    String columns =
        DuckDbCheckpointSchema.toWrite(layout).entrySet().stream()
            .map(column -> Literals.text(column.getKey()) + ": " + Literals.text(column.getValue()))
            .collect(joining(", ", "{", "}"));
    try (DuckDBConnection connection = duckDb.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_json("
              + Literals.file(lines.toString())
              + ", format='newline_delimited', compression='none', maximum_object_size="
              + longestLine
              + ", columns="
              + columns
              + ")) TO "
              + Literals.text(file.toString())
              + " (FORMAT parquet, COMPRESSION snappy)");
    }
  }

  private static void delete(Path lines) {
    try {
      Files.deleteIfExists(lines);
    } catch (IOException e) {
      throw TableErrors.storage("delete", lines.toString(), e);
    }
  }
}
