package io.lakewise.server.record;

import io.lakewise.engine.observation.StatementReport;
import io.lakewise.server.warehouse.Admitted;
import java.time.Instant;
import java.util.Optional;

/**
 * A statement that has ended, as those know it who ran it. Its text and its error's go into the
 * history of its author and nowhere else.
 *
 * @param id unique
 * @param user id of the principal
 * @param text as it was written
 * @param call by which it came
 * @param admitted where it was let in; empty if it was not
 * @param asked when it came
 * @param ended when it was over
 * @param status {@code FINISHED}, {@code FAILED} or {@code CANCELED}
 * @param failure why it failed; null if it did not
 * @param report of the engine; empty if it never came there
 * @param rows of its answer; -1 where only the report knows
 */
public record EndedStatement(
    String id,
    String user,
    String text,
    ClientCall call,
    Optional<Admitted> admitted,
    Instant asked,
    Instant ended,
    String status,
    StatementFailure failure,
    Optional<StatementReport> report,
    long rows) {}
