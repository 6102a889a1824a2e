package io.lakewise.server.answer;

import java.util.concurrent.atomic.AtomicLong;

/** Room in memory for what clients send at once. Thread-safe. */
public final class Room {

  private final AtomicLong taken = new AtomicLong();
  private final long bytes;

  /** Room for so many bytes. */
  public Room(long bytes) {
    this.bytes = bytes;
  }

  /** A share of the heap, but never less than what one client may send. */
  public static Room ofHeap(long share, long least) {
    return new Room(Math.max(least, Runtime.getRuntime().maxMemory() / share));
  }

  /** Takes some of it; whether there was so much. */
  public boolean take(long wanted) {
    long now = taken.get();
    while (now + wanted <= bytes) {
      if (taken.compareAndSet(now, now + wanted)) {
        return true;
      }
      now = taken.get();
    }
    return false;
  }

  /** Gives back what was taken. */
  public void give(long back) {
    taken.addAndGet(-back);
  }
}
