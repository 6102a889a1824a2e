package io.lakewise.table.changes;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** The errors of this package. */
final class ChangeErrors {

  private ChangeErrors() {}

  static LakewiseException backwards(long from, long to) {
    return new LakewiseException(
        Code.USER,
        "Changes cannot be read from version "
            + from
            + " to version "
            + to
            + ", which lies before it. Exchange the two.");
  }

  static LakewiseException incompatibleSchema(long version, String column, long end) {
    return new LakewiseException(
        Code.USER,
        "Version "
            + version
            + " changed column "
            + column
            + " so that the changes before it cannot be read with the schema of version "
            + end
            + ". Read the changes up to version "
            + (version - 1)
            + " and from version "
            + version
            + " on their own.");
  }
}
