package io.lakewise.worker.protocol;

import io.lakewise.engine.workbench.BoundTable;
import java.util.List;

/**
 * The rows of a query: as a ticket for whoever fetches them by Flight, as a request for the server
 * itself, to which the session ends with the last row and the answer is what it took.
 *
 * @param session in which it runs
 * @param select its text
 * @param tables what its names stand for
 */
public record StreamRequest(SessionKey session, String select, List<BoundTable> tables) {}
