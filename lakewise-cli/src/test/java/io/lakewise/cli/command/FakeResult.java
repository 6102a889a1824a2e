package io.lakewise.cli.command;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A result made by hand. */
public final class FakeResult implements Result {

  private final List<ResultColumn> columns;
  private final Iterator<List<Object>> rows;
  private final String message;

  private FakeResult(List<ResultColumn> columns, Iterator<List<Object>> rows, String message) {
    this.columns = columns;
    this.rows = rows;
    this.message = message;
  }

  /** Rows of columns that are written {@code name type}. */
  public static FakeResult of(List<String> columns, Iterator<List<Object>> rows) {
    List<ResultColumn> parsed = new ArrayList<>();
    for (String column : columns) {
      String[] words = column.split(" ", 2);
      parsed.add(new ResultColumn(words[0], words[1]));
    }
    return new FakeResult(parsed, rows, null);
  }

  /** No rows, but a message. */
  public static FakeResult saying(String message) {
    return new FakeResult(List.of(), List.<List<Object>>of().iterator(), message);
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public List<Object> next() {
    return rows.hasNext() ? rows.next() : null;
  }

  @Override
  public long writeTo(Path file, FileFormat format) {
    long count = 0;
    while (rows.hasNext()) {
      rows.next();
      count++;
    }
    try {
      Files.writeString(file, format + " of " + count);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return count;
  }

  @Override
  public Map<String, String> metrics() {
    return Map.of();
  }

  @Override
  public String message() {
    return message;
  }

  @Override
  public void close() {}
}
