package io.lakewise.engine.workbench;

import java.io.Serializable;

/**
 * A step of a statement in the process that ran it, as that process timed it.
 *
 * @param kind what was asked for, such as {@code TreePlanning} or {@code Stage}
 * @param beganMicros since the epoch
 * @param micros that it took
 */
public record WorkStep(String kind, long beganMicros, long micros) implements Serializable {}
