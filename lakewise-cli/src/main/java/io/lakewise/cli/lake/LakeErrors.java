package io.lakewise.cli.lake;

import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.List;
import java.util.stream.Collectors;

/** The errors of opening a lake and of its statements. */
final class LakeErrors {

  private LakeErrors() {}

  /** A password where everybody on the machine can read it. */
  static LakewiseException passwordOnCommandLine() {
    return new LakewiseException(
        Code.USER,
        "--state has a password, which others on this machine can read on the command line. Give it"
            + " by PGPASSWORD in the environment, by --state-password-file, or in ~/.pgpass.");
  }

  /** A statement goes on after its time limit. */
  static LakewiseException notEndedInTime() {
    return new LakewiseException(
        Code.RESOURCE,
        "The statement did not end at its time limit (--timeout), as the engine cannot be"
            + " interrupted while it works out constants, so lakewise has ended. What was committed"
            + " is safe; of the statement itself either all is there or nothing.",
        null);
  }

  static LakewiseException warehouseWithoutServer(String warehouse) {
    return new LakewiseException(
        Code.USER,
        "--warehouse "
            + warehouse
            + " is of a server: say which by --server, or leave it out for a lake in a folder.");
  }

  /** Nobody of this name can be meant. */
  static LakewiseException nobody(String name, List<PrincipalKind> kinds) {
    return new LakewiseException(
        Code.USER,
        "There is no "
            + kinds.stream().map(PrincipalKind::printed).collect(Collectors.joining(" or "))
            + " '"
            + name
            + "'. See 'lakewise user list' and 'lakewise group list'.");
  }
}
