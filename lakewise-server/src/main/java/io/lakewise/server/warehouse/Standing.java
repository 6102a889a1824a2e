package io.lakewise.server.warehouse;

import java.time.Instant;
import java.util.Optional;

/**
 * A statement that runs on a warehouse, or waits for it.
 *
 * @param statement its id; empty for a call that is none, such as one for metadata
 * @param user whose it is
 * @param asked when it came into the queue
 * @param since when it has its turn; empty while it waits
 */
public record Standing(String statement, String user, Instant asked, Optional<Instant> since) {}
