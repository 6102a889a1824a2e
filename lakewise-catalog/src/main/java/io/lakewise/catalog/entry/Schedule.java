package io.lakewise.catalog.entry;

import java.time.Instant;
import java.util.Optional;

/**
 * A saved query or a dashboard that runs at certain times, and what becomes of its results: a
 * report, or an alert if it has a condition. It runs with the rights that its owner has then.
 *
 * @param id unique
 * @param name for people
 * @param owner whose it is
 * @param subject what runs, and which versions of it the owner agreed to
 * @param warehouse where it runs; empty for the default
 * @param cadence when
 * @param delivery what is sent to whom
 * @param condition when an alert is raised; empty for a report
 * @param state what the alert found last
 * @param notifiedAt when that was last told
 * @param nextRunAt when it is due; empty while it is paused, or if it never is again
 * @param revision how often it was changed; what a state counts when it is kept
 * @param createdAt when it was made
 */
public record Schedule(
    String id,
    String name,
    String owner,
    ScheduleSubject subject,
    String warehouse,
    Cadence cadence,
    Delivery delivery,
    Optional<AlertCondition> condition,
    AlertState state,
    Optional<Instant> notifiedAt,
    Optional<Instant> nextRunAt,
    long revision,
    Instant createdAt) {

  /** Whether it is an alert. */
  public boolean isAlert() {
    return condition.isPresent();
  }

  /** The same, sent otherwise. */
  public Schedule withDelivery(Delivery other) {
    return new Schedule(
        id,
        name,
        owner,
        subject,
        warehouse,
        cadence,
        other,
        condition,
        state,
        notifiedAt,
        nextRunAt,
        revision,
        createdAt);
  }
}
