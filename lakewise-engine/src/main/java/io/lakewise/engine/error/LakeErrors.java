package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.nio.file.Path;

/** Errors about a lake as a whole. */
public final class LakeErrors {

  private LakeErrors() {}

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
