package io.lakewise.cli.process;

import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.cli.process.Owned.Content;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What this process sees of a lake that others are changing. */
final class LakeView implements AutoCloseable {

  private final OpenLake lake;
  private final Session session;

  LakeView(Path root) {
    lake = LakeOptions.at(root).open(note -> {});
    session = lake.session();
  }

  List<List<Object>> sql(String statement) {
    try (Result result = session.execute(statement)) {
      List<List<Object>> rows = new ArrayList<>();
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row);
      }
      return rows;
    }
  }

  long number(String query) {
    return ((Number) sql(query).get(0).get(0)).longValue();
  }

  SortedMap<Long, Long> rowsOf(int writer) {
    SortedMap<Long, Long> rows = new TreeMap<>();
    for (List<Object> row : sql("SELECT id, amount FROM ledger WHERE owner = " + writer)) {
      Long twice = rows.put(((Number) row.get(0)).longValue(), ((Number) row.get(1)).longValue());
      if (twice != null) {
        throw new AssertionError("the row " + row + " is there twice");
      }
    }
    return rows;
  }

  SortedMap<String, Content> namesOf(int writer) {
    SortedMap<String, Content> names = new TreeMap<>();
    for (List<Object> row :
        sql(
            "SELECT table_name, table_type FROM information_schema.tables WHERE"
                + " starts_with(table_name, 'w"
                + writer
                + "_')")) {
      String name = row.get(0).toString();
      List<Object> content = sql("SELECT count(*), sum(v)::BIGINT FROM " + name).get(0);
      names.put(
          name,
          new Content(
              row.get(1).equals("VIEW"),
              ((Number) content.get(0)).longValue(),
              ((Number) content.get(1)).longValue()));
    }
    return names;
  }

  @Override
  public void close() {
    session.close();
    lake.close();
  }
}
