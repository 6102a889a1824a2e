package io.lakewise.engine.workbench;

import java.io.Serializable;

/**
 * What one statement may take.
 *
 * @param timeZone of the session, such as {@code UTC}
 * @param maxMillis wall clock of the whole statement, 0 for no limit
 * @param leftMillis what is left of it, greater than 0; 0 for no limit
 */
public record WorkLimits(String timeZone, long maxMillis, long leftMillis) implements Serializable {

  /** The limits of a statement that begins now. */
  public WorkLimits(String timeZone, long maxMillis) {
    this(timeZone, maxMillis, maxMillis);
  }
}
