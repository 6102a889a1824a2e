package io.lakewise.catalog.relational;

/** How store paths lie to one another. */
final class PlaceOrder {

  private PlaceOrder() {}

  /** Whether a path is a folder or lies in it. */
  static boolean within(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }

  /** Whether one of two folders is or holds the other. */
  static boolean overlap(String one, String other) {
    return within(one, other) || within(other, one);
  }
}
