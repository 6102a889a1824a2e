package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.nio.file.Path;

/** Errors about a lake as a whole. */
public final class LakeErrors {

  private LakeErrors() {}

  /** An address where a path is due. */
  public static LakewiseException address(String path) {
    return new LakewiseException(
        Code.USER,
        "'"
            + path
            + "' is an address, and a lake is in local folders: write a path; one with a colon in"
            + " its first name begins with ./");
  }

  /** Text that is no path. */
  public static LakewiseException noPath(String path, Exception cause) {
    return new LakewiseException(
        Code.USER, "'" + path + "' is not a path: " + cause.getMessage(), cause);
  }

  /** A folder that cannot be made or read. */
  public static LakewiseException folderUnusable(Path folder, Exception cause) {
    return new LakewiseException(
        Code.USER,
        "The folder "
            + folder
            + " cannot be used ("
            + cause.getMessage()
            + "): choose another with --lake, or mend its rights",
        cause);
  }
}
