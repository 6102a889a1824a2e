package io.lakewise.catalog.repair;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** Builds the errors of repairing. */
final class RepairErrors {

  private RepairErrors() {}

  static LakewiseException badProperty(
      String location, String property, String value, Exception cause) {
    return new LakewiseException(
        Code.INTERNAL,
        "The table at %s has the property %s = '%s', which cannot be read. Set it right or remove it, then run repair again."
            .formatted(location, property, value),
        cause);
  }
}
