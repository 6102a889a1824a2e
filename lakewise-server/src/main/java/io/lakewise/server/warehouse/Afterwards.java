package io.lakewise.server.warehouse;

import java.util.ArrayList;
import java.util.List;

/** What is to be done when a lock has been given back. */
final class Afterwards implements Runnable {

  private final List<Runnable> actions = new ArrayList<>();

  void add(Runnable action) {
    actions.add(action);
  }

  @Override
  public void run() {
    actions.forEach(Runnable::run);
  }
}
