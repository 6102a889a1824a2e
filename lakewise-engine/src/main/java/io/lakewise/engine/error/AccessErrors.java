package io.lakewise.engine.error;

import io.lakewise.catalog.permission.Privilege;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Builds the errors about grants. */
public final class AccessErrors {

  private AccessErrors() {}

  /** A word that is no privilege. */
  public static LakewiseException noSuchPrivilege(String written) {
    return new LakewiseException(
        Code.USER,
        "There is no privilege %s. There are: %s."
            .formatted(
                written,
                Arrays.stream(Privilege.values())
                    .map(Privilege::spelled)
                    .collect(Collectors.joining(", "))));
  }
}
