package io.lakewise.catalog.token;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.time.Duration;

/** Builds the errors about new tokens. */
final class TokenErrors {

  private TokenErrors() {}

  /** A token that would work for no time, or longer than anybody lives. */
  static LakewiseException lifetime(String lifetime, Duration longest) {
    return new LakewiseException(
        Code.USER,
        "A token cannot work for %s (expected: a second or more, up to %d days, or for ever)."
            .formatted(lifetime, longest.toDays()));
  }
}
