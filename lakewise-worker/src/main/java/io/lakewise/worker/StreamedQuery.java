package io.lakewise.worker;

import io.lakewise.engine.workbench.BoundTable;
import java.util.List;

/**
 * A query whose rows are streamed.
 *
 * @param session in which it runs
 * @param select its text
 * @param tables what its names stand for
 */
record StreamedQuery(HeldSession session, String select, List<BoundTable> tables) {}
