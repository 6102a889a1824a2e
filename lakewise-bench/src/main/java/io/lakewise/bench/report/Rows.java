package io.lakewise.bench.report;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Statements whose answers are read to the end. */
public final class Rows {

  private Rows() {}

  /** The rows of a statement's answer. */
  public static List<List<Object>> of(Session session, String statement) {
    try (Result result = session.execute(statement)) {
      List<List<Object>> rows = new ArrayList<>();
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row);
      }
      return rows;
    }
  }
}
