package io.lakewise.table.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/**
 * Lets actors run in turns that a seed decides: each has a thread of its own, but only one of them
 * runs at any time, and control goes from one to another only at a {@link #point}.
 */
public final class Schedule {

  private static final int KEPT = 300;

  /** Ends an actor after another one has failed. */
  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("another actor failed", null, false, false);
    }
  }

  private record Late(long dueAtPoint, Runnable write) {}

  private final Random random;
  private final VirtualClock clock;
  private final List<Semaphore> turns = new ArrayList<>();
  private final List<Integer> alive = new ArrayList<>();
  private final List<Late> late = new ArrayList<>();
  private final Deque<String> trace = new ArrayDeque<>();
  private final Semaphore ended = new Semaphore(0);
  private int running = -1;
  private long points;
  private long hash = 1;
  private Throwable failure;
  private String hidden = "\0";

  /** A schedule. */
  public Schedule(long seed, VirtualClock clock) {
    this.random = new Random(seed);
    this.clock = clock;
  }

  /** Leaves a part of what is noted out, which is another one each time. */
  public void hide(String part) {
    hidden = part;
  }

  /** Runs actors until all have ended; rethrows the first failure of one. */
  public void run(List<Runnable> actors, ExecutorService threads) {
    for (int actor = 0; actor < actors.size(); actor++) {
      turns.add(new Semaphore(0));
      alive.add(actor);
    }
    for (int actor = 0; actor < actors.size(); actor++) {
      int self = actor;
      threads.execute(() -> live(self, actors.get(self)));
    }
    next().release();
    ended.acquireUninterruptibly();
    running = -1;
    flush();
    if (failure != null) {
      throw new AssertionError(failure.getMessage(), failure);
    }
  }

  private void live(int self, Runnable actor) {
    turns.get(self).acquireUninterruptibly();
    try {
      if (failure == null) {
        actor.run();
      }
    } catch (Stopped somebodyElseFailed) {
      // the first failure is the one to tell
    } catch (Throwable problem) {
      failure = failure == null ? problem : failure;
    }
    alive.remove(Integer.valueOf(self));
    if (alive.isEmpty()) {
      ended.release();
    } else {
      next().release();
    }
  }

  private Semaphore next() {
    running = alive.get(random.nextInt(alive.size()));
    return turns.get(running);
  }

  /** A moment at which somebody else may come first, and time goes by. */
  public void point(String what) {
    note(what);
    points++;
    clock.advance(Duration.ofMillis(random.nextInt(4)));
    deliver(points);
    if (running < 0) {
      return;
    }
    int self = running;
    if (random.nextInt(3) == 0) {
      Semaphore other = next();
      if (running != self) {
        other.release();
        turns.get(self).acquireUninterruptibly();
      }
    }
    if (failure != null) {
      throw new Stopped();
    }
  }

  /** Lets a write take place at some later point, in the end at the end. */
  public void later(String what, Runnable write) {
    note("late " + what);
    late.add(new Late(points + 1 + random.nextInt(30), write));
  }

  private void deliver(long until) {
    for (int i = 0; i < late.size(); ) {
      if (late.get(i).dueAtPoint() <= until) {
        late.remove(i).write().run();
      } else {
        i++;
      }
    }
  }

  /** Lets all that is on its way take place. */
  public void flush() {
    deliver(Long.MAX_VALUE);
  }

  /** Remembers what happened, for the report of a failure and for {@link #hash}. */
  public void note(String what) {
    String line = (running < 0 ? "-" : "" + running) + " " + what.replace(hidden, "");
    hash = hash * 1_000_003 + line.hashCode();
    trace.addLast(line);
    if (trace.size() > KEPT) {
      trace.removeFirst();
    }
  }

  /** Equal for equal histories. */
  public long hash() {
    return hash;
  }

  /** The last things that happened. */
  public String trace() {
    return String.join("\n", trace);
  }
}
