package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.error.TableErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A column as the footer of a file declares it.
 *
 * @param name in the file
 * @param id the field id, or null
 * @param instantInUtc false if it is a time that is not declared to be UTC (INT96, which Spark
 *     writes by default, and {@code isAdjustedToUTC=false})
 * @param children members of a group
 */
record FileColumn(String name, Integer id, boolean instantInUtc, List<FileColumn> children) {

  /** The root columns of files, by path. */
  static Map<String, FileColumn> roots(Connection connection, String paths) throws SQLException {
    Map<String, List<Line>> files = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT file_name, name, field_id, num_children,"
                    + " type = 'INT96' OR logical_type LIKE '%isAdjustedToUTC=0%'"
                    + " FROM parquet_schema("
                    + paths
                    + ")")) {
      while (rows.next()) {
        Long id = (Long) rows.getObject(3);
        files
            .computeIfAbsent(rows.getString(1), path -> new ArrayList<>())
            .add(
                new Line(
                    rows.getString(2),
                    id == null ? null : id.intValue(),
                    rows.getInt(4),
                    !rows.getBoolean(5)));
      }
    }
    Map<String, FileColumn> roots = new LinkedHashMap<>();
    files.forEach((path, lines) -> roots.put(path, read(path, lines.iterator())));
    return roots;
  }

  /** A line of a footer's schema, which lists each group before its members. */
  private record Line(String name, Integer id, int children, boolean instantInUtc) {}

  private static FileColumn read(String path, Iterator<Line> lines) {
    try {
      return read(lines);
    } catch (NoSuchElementException | StackOverflowError e) {
      throw TableErrors.damagedDataFile(path, "the schema in its footer is none", e);
    }
  }

  private static FileColumn read(Iterator<Line> lines) {
    Line line = lines.next();
    List<FileColumn> children = new ArrayList<>();
    for (int i = 0; i < line.children(); i++) {
      children.add(read(lines));
    }
    return new FileColumn(line.name(), line.id(), line.instantInUtc(), List.copyOf(children));
  }

  /** The member of a name, in any case. */
  Optional<FileColumn> named(String member) {
    return children.stream().filter(child -> child.name.equalsIgnoreCase(member)).findFirst();
  }

  /** The member of a field id. */
  Optional<FileColumn> identified(int member) {
    return children.stream().filter(child -> child.id != null && child.id == member).findFirst();
  }

  /** The elements of a list: within a repeated group, or the repeated column itself. */
  Optional<FileColumn> element() {
    if (children.size() != 1) {
      return Optional.empty();
    }
    FileColumn repeated = children.get(0);
    return Optional.of(repeated.children.size() == 1 ? repeated.children.get(0) : repeated);
  }

  /** The keys (0) or values (1) of a map. */
  Optional<FileColumn> entry(int place) {
    return children.size() == 1 && children.get(0).children.size() == 2
        ? Optional.of(children.get(0).children.get(place))
        : Optional.empty();
  }
}
