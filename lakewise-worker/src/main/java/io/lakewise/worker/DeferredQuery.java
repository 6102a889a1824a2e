package io.lakewise.worker;

import io.lakewise.engine.workbench.BoundTable;
import java.util.List;

/**
 * A query that begins when somebody comes with its ticket.
 *
 * @param session in which it runs
 * @param select its text
 * @param tables what its names stand for
 */
record DeferredQuery(HeldSession session, String select, List<BoundTable> tables) {}
