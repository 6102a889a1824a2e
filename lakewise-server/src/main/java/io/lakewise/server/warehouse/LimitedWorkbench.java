package io.lakewise.server.warehouse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.Workbench;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * An executing half that gives a statement no more time than its warehouse does.
 *
 * @param most for one statement
 * @param began when it began
 */
record LimitedWorkbench(Workbench whole, Duration most, Instant began, InstantSource clock)
    implements Workbench {

  @Override
  public ObjectNode parse(String select) {
    return whole.parse(select);
  }

  @Override
  public String render(ObjectNode tree) {
    return whole.render(tree);
  }

  @Override
  public WorkSession open(WorkLimits limits) {
    long millis = most.toMillis();
    if (limits.maxMillis() > 0 && limits.maxMillis() <= millis) {
      return whole.open(limits);
    }
    long left = millis - Duration.between(began, clock.instant()).toMillis();
    return whole.open(new WorkLimits(limits.timeZone(), millis, Math.max(1, left)));
  }

  /** The worker belongs to its warehouse and stays. */
  @Override
  public void close() {
    whole.close();
  }
}
