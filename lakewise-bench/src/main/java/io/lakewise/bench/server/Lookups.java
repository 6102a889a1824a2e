package io.lakewise.bench.server;

/** Statements that nobody has asked before. Not thread-safe. */
final class Lookups {

  /** Of 32 numbers of orders, TPC-H uses the first eight. */
  private static final int USED_BITS = 3;

  private static final int GAP_BITS = 5;

  /** Prime, so that no order comes twice before all have come. */
  private static final long STEP = 104_729;

  private final long orders;
  private long place;

  /**
   * Statements over some orders.
   *
   * @param scale of TPC-H
   * @param start a number that makes them others than those of another start
   */
  Lookups(double scale, long start) {
    this.orders = (long) (1_500_000 * scale);
    this.place = start;
  }

  /** A number of an order that exists. */
  long order() {
    place += STEP;
    long number = Math.floorMod(place, orders - 1) + 1;
    return (number >> USED_BITS) << GAP_BITS | number & ((1 << USED_BITS) - 1);
  }

  /** All items of one order. */
  String one() {
    return "SELECT l_orderkey, l_linenumber, l_quantity, l_extendedprice, l_shipdate FROM lineitem"
        + " WHERE l_orderkey = "
        + order();
  }

  /** Sums over some thousand orders. */
  String some() {
    long first = order();
    return "SELECT l_returnflag, count(*), sum(l_quantity) FROM lineitem WHERE l_orderkey BETWEEN "
        + first
        + " AND "
        + (first + 10_000)
        + " GROUP BY l_returnflag";
  }

  /** No table at all. */
  String none() {
    return "SELECT " + order();
  }
}
