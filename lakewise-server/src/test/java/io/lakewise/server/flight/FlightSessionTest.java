package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.session.Principal;
import io.lakewise.server.statement.WaitingSession;
import io.lakewise.server.warehouse.FakeAdmission;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Calls of one client that come at the same time. */
class FlightSessionTest {

  @Test
  void aCallEndsWhatItRunsAndNothingOfAnother() {
    WaitingSession engine = new WaitingSession(new CountDownLatch(0));
    FlightSession session =
        new FlightSession(
            new Principal("one", false), new FakeAdmission(1, 1), (caller, executing) -> engine);
    Thread here = Thread.currentThread();
    int cancels =
        session.with(
            open -> {
              session.cancel(new Thread(() -> {}));
              assertThat(engine.cancels()).isZero();
              session.cancel(here);
              return engine.cancels();
            });
    assertThat(cancels).isEqualTo(1);
    session.cancel(here);
    assertThat(engine.cancels()).isEqualTo(1);
  }
}
