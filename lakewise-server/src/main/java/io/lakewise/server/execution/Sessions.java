package io.lakewise.server.execution;

import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Session;

/** Opens sessions on the lake; thread-safe. */
public interface Sessions extends AutoCloseable {

  /** A new session of a principal; whoever opens it closes it. */
  Session open(Principal principal);

  @Override
  void close();
}
