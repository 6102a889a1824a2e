package io.lakewise.server.openlineage;

import java.io.IOException;

/** Where events go. */
@FunctionalInterface
interface Destination {

  /** Takes an event, or fails; it may take a few seconds. */
  void take(String event) throws IOException, InterruptedException;
}
