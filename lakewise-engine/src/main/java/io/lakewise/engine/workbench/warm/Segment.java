package io.lakewise.engine.workbench.warm;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Files of one shape in one table, which does not change. Guarded by its {@link WarmStore}. */
final class Segment {

  private static final String TABLE = ".main.rows";

  private final String database;
  private final Shape shape;
  private final Map<WarmFile, Integer> numbers;
  private final long bytes;
  private int readers;
  private long lastRead;

  /**
   * A table that is complete.
   *
   * @param database which it has for itself
   * @param numbers by which its rows tell their files
   * @param bytes what it takes in memory, about
   */
  Segment(String database, Shape shape, Map<WarmFile, Integer> numbers, long bytes) {
    this.database = database;
    this.shape = shape;
    this.numbers = Map.copyOf(numbers);
    this.bytes = bytes;
  }

  /** The table of a database. */
  static String table(String database) {
    return database + TABLE;
  }

  String database() {
    return database;
  }

  Shape shape() {
    return shape;
  }

  Map<WarmFile, Integer> numbers() {
    return numbers;
  }

  long bytes() {
    return bytes;
  }

  /** The rows of some of its files. */
  String select(List<WarmFile> files) {
    String rows = "SELECT " + shape.columns() + " FROM " + table(database);
    if (files.size() == numbers.size()) {
      return rows;
    }
    return files.stream()
        .map(file -> numbers.get(file).toString())
        .collect(Collectors.joining(", ", rows + " WHERE " + shape.fileColumn() + " IN (", ")"));
  }

  void begin(long now) {
    readers++;
    lastRead = now;
  }

  void end() {
    readers--;
  }

  boolean isRead() {
    return readers > 0;
  }

  long lastRead() {
    return lastRead;
  }
}
