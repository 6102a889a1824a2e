package io.lakewise.catalog.token;

import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Builds the errors about new tokens. */
final class TokenErrors {

  private TokenErrors() {}

  /** A scope that nobody knows. */
  static LakewiseException scope(String name) {
    return new LakewiseException(
        Code.USER,
        "There is no scope '%s' of tokens (expected: %s)."
            .formatted(
                name,
                Arrays.stream(TokenScope.values())
                    .map(TokenScope::spelled)
                    .collect(Collectors.joining(", "))));
  }

  /** A token that would work for no time, or longer than anybody lives. */
  static LakewiseException lifetime(String lifetime, Duration longest) {
    return new LakewiseException(
        Code.USER,
        "A token cannot work for %s (expected: a second or more, up to %d days, or for ever)."
            .formatted(lifetime, longest.toDays()));
  }
}
