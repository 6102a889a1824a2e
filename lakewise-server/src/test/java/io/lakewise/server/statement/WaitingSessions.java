package io.lakewise.server.statement;

import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.server.execution.Sessions;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Sessions whose statements wait until they are told. */
record WaitingSessions(CountDownLatch go) implements Sessions {

  @Override
  public ServedSession open(Principal principal, Supplier<Workbench> executing) {
    return new WaitingSession(go);
  }

  @Override
  public void close() {}
}
