package io.lakewise.worker.protocol;

import io.lakewise.engine.workbench.BoundTable;
import java.util.List;

/**
 * The ticket with which rows are fetched from a worker: the query itself.
 *
 * @param session in which it runs
 * @param select its text
 * @param tables what its names stand for
 */
public record StreamRequest(SessionKey session, String select, List<BoundTable> tables) {}
