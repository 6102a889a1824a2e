package io.lakewise.engine.workbench;

import java.io.Serializable;

/**
 * What one statement may take.
 *
 * @param timeZone of the session, such as {@code UTC}
 * @param maxMillis wall clock, 0 for no limit
 */
public record WorkLimits(String timeZone, long maxMillis) implements Serializable {}
