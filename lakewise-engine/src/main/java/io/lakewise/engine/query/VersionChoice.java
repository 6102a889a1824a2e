package io.lakewise.engine.query;

import java.time.Instant;

/** Which version of a table is meant. */
public sealed interface VersionChoice {

  /** The newest. */
  VersionChoice LATEST = new Latest();

  /** The newest. */
  record Latest() implements VersionChoice {}

  /** A version by its number. */
  record Numbered(long version) implements VersionChoice {}

  /** The newest version that is not younger than an instant. */
  record AsOf(Instant instant) implements VersionChoice {}
}
