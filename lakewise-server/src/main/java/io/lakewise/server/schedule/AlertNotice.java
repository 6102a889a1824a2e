package io.lakewise.server.schedule;

import io.lakewise.catalog.entry.AlertCondition;
import io.lakewise.catalog.entry.AlertState;
import io.lakewise.catalog.entry.Schedule;
import java.time.Instant;

/** Whether what an alert found is told: when it changes, and again while it lasts if wanted. */
final class AlertNotice {

  private AlertNotice() {}

  /** Whether a state is told of an alert as it was before. */
  static boolean isDue(Schedule alert, AlertState found, Instant now) {
    AlertCondition condition = alert.condition().orElseThrow();
    boolean told = alert.notifiedAt().isPresent() && alert.state() == found;
    return switch (found) {
      case TRIGGERED, ERROR -> !told || isDueAgain(alert, condition, now);
      case OK -> condition.notifyOnOk() && alert.state() == AlertState.TRIGGERED;
      case UNKNOWN -> false;
    };
  }

  private static boolean isDueAgain(Schedule alert, AlertCondition condition, Instant now) {
    return condition.retriggerSeconds().isPresent()
        && !now.isBefore(
            alert.notifiedAt().get().plusSeconds(condition.retriggerSeconds().getAsLong()));
  }
}
