package io.lakewise.server.execution;

import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.workbench.Workbench;
import java.util.function.Supplier;

/** Opens sessions on the lake; thread-safe. */
public interface Sessions extends AutoCloseable {

  /**
   * A new session of a principal; whoever opens it closes it.
   *
   * @param executing where its statements are planned and executed, asked anew for each
   */
  ServedSession open(Principal principal, Supplier<Workbench> executing);

  @Override
  void close();
}
