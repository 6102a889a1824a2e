package io.lakewise.worker.protocol;

import io.lakewise.engine.workbench.WorkLimits;

/**
 * Which session a step belongs to; the worker opens it at the first step.
 *
 * @param id chosen by the server, never used again
 * @param limits of the session
 */
public record SessionKey(String id, WorkLimits limits) {}
