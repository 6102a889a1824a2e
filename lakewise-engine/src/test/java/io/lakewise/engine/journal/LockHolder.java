package io.lakewise.engine.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A process that holds the lock of a folder until it is killed. */
final class LockHolder {

  private LockHolder() {}

  /** Takes it, says {@code held}, and waits. */
  public static void main(String[] arguments) throws IOException {
    ProcessLock lock = ProcessLock.take(Path.of(arguments[0])).orElseThrow();
    System.out.println("held");
    while (System.in.read() >= 0) {
      continue;
    }
    lock.close();
  }
}
