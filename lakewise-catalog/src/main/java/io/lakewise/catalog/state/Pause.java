package io.lakewise.catalog.state;

import java.time.Duration;

/** Lets the calling thread wait; comes from outside so that tests decide how long that takes. */
@FunctionalInterface
public interface Pause {

  /** Returns after about this time. */
  void pause(Duration duration);
}
