package io.lakewise.bench.tpch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The 22 queries of TPC-H with their validation parameters (specification, clause 2.4). */
public final class TpchQueries {

  /** How many there are. */
  public static final int COUNT = 22;

  private TpchQueries() {}

  /** A query's text, without a semicolon; numbers begin at 1. */
  public static String text(int number) {
    String name = String.format("q%02d.sql", number);
    try (InputStream in = TpchQueries.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same work under a text that nobody has seen before: a WITH that the query does not use
   * stands before it.
   *
   * @param salt makes the text; 0 leaves it as it is
   */
  public static String salted(String query, int salt) {
    if (salt == 0) {
      return query;
    }
    String unused = "with unused" + salt + " as (select " + salt + " as a)";
    return query.regionMatches(true, 0, "with ", 0, 5)
        ? unused + ", " + query.substring(5)
        : unused + " " + query;
  }
}
