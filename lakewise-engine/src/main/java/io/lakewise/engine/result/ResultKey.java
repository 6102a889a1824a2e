package io.lakewise.engine.result;

import java.util.List;

/**
 * What decides the rows of a query that gives the same ones whenever it is asked: its tree after
 * all names, views, functions, variables and parameters were put in, the versions of its tables,
 * and the zone of its times.
 *
 * @param tree in one way of writing it, without places in the text
 * @param timeZone of the session
 * @param tables in the order in which the tree calls them
 */
public record ResultKey(String tree, String timeZone, List<Version> tables) {

  /** Copies the list. */
  public ResultKey {
    tables = List.copyOf(tables);
  }

  /**
   * A version of a table, which another table at the same place has not.
   *
   * @param location of the table
   * @param table its id
   * @param number of the version
   */
  public record Version(String location, String table, long number) {}

  /** About what it takes in memory. */
  public long bytes() {
    return 2L * tree.length() + tables.stream().mapToLong(each -> each.location.length()).sum();
  }
}
