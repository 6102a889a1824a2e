package io.lakewise.table.maintenance;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.List;

/** The errors of this package. */
final class MaintenanceErrors {

  private MaintenanceErrors() {}

  static LakewiseException filesGone(long version, List<String> missing) {
    return new LakewiseException(
        Code.USER,
        "Version "
            + version
            + " cannot be restored or cloned: "
            + (missing.size() == 1 ? "a file" : missing.size() + " files")
            + " of it no longer exist, such as "
            + missing.get(0)
            + ". A vacuum has removed what was older than the retention. Use a later version.");
  }

  static LakewiseException vacuumRuns(String location, String file) {
    return new LakewiseException(
        Code.USER,
        "A VACUUM of "
            + location
            + " has begun and not ended, and may be about to delete "
            + file
            + ", which only versions older than its retention have. Nothing was changed; try again"
            + " when it has ended, or run VACUUM again if its process has died.");
  }

  static LakewiseException cloneUnreadable(
      String location, String clone, String hold, LakewiseException cause) {
    return new LakewiseException(
        Code.USER,
        "Nothing of "
            + location
            + " was removed: the shallow clone at "
            + clone
            + " may read its files, but cannot be read itself ("
            + cause.getMessage()
            + "). Mend the clone, or delete "
            + hold
            + " if it is gone for good.",
        cause);
  }
}
