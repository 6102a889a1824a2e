package io.lakewise.server.statement;

import io.lakewise.engine.session.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What callers come back to by its id, such as sessions, until nobody has used it for eight hours.
 * Everybody reaches his own alone, and nobody's give way to those of somebody who has more.
 * Thread-safe.
 *
 * @param <T> what is kept, such as a session
 */
public final class KeptByOwner<T> {

  private static final Duration IDLE = Duration.ofHours(8);
  private static final int MOST = 20_000;

  /** What is kept of one principal may take so much together. */
  private static final long MOST_BYTES = 64L << 20;

  private record Kept<T>(T thing, Instant used) {}

  /** Of one principal, what was not used for longest first. */
  private static final class Own<T> {
    private final Map<String, Kept<T>> kept = new LinkedHashMap<>(16, 0.75f, true);

    private int count() {
      return kept.size();
    }

    private void use(String id, T thing, Instant now) {
      kept.put(id, new Kept<>(thing, now));
    }

    private void forgetOldest() {
      kept.remove(kept.keySet().iterator().next());
    }

    private void forget(Instant oldest) {
      while (!kept.isEmpty() && kept.values().iterator().next().used().isBefore(oldest)) {
        forgetOldest();
      }
    }

    /** The one that was used last stays. */
    private void shrink(ToLongFunction<T> bytes) {
      long all = kept.values().stream().mapToLong(one -> bytes.applyAsLong(one.thing())).sum();
      Iterator<Kept<T>> oldest = kept.values().iterator();
      for (int left = kept.size(); all > MOST_BYTES && left > 1; left--) {
        all -= bytes.applyAsLong(oldest.next().thing());
        oldest.remove();
      }
    }
  }

  private final InstantSource clock;
  private final ToLongFunction<T> bytes;
  private final int most;
  private final Map<Principal, Own<T>> owners = new HashMap<>();

  /**
   * None yet.
   *
   * @param bytes about what a thing takes in memory
   */
  public KeptByOwner(InstantSource clock, ToLongFunction<T> bytes) {
    this(clock, bytes, MOST);
  }

  /**
   * The same with another limit.
   *
   * @param most how many are kept of all principals together
   */
  KeptByOwner(InstantSource clock, ToLongFunction<T> bytes, int most) {
    this.clock = clock;
    this.bytes = bytes;
    this.most = most;
  }

  /** Keeps one; of too many the one goes that was not used for longest by whoever has most. */
  public synchronized void put(Principal owner, String id, T thing) {
    forgetIdle();
    owners.computeIfAbsent(owner, none -> new Own<>()).use(id, thing, clock.instant());
    while (owners.values().stream().mapToInt(Own::count).sum() > most) {
      owners.values().stream()
          .max(Comparator.comparingInt(Own::count))
          .orElseThrow()
          .forgetOldest();
    }
  }

  private void forgetIdle() {
    Instant oldest = clock.instant().minus(IDLE);
    owners.values().forEach(own -> own.forget(oldest));
    owners.values().removeIf(own -> own.count() == 0);
  }

  /**
   * What a caller has by an id, which he uses now; what belongs to others is not there. If his take
   * too much, those go that he has not used for longest.
   */
  public synchronized Optional<T> find(Principal caller, String id) {
    forgetIdle();
    Own<T> own = owners.get(caller);
    if (own == null || !own.kept.containsKey(id)) {
      return Optional.empty();
    }
    T thing = own.kept.get(id).thing();
    own.use(id, thing, clock.instant());
    own.shrink(bytes);
    return Optional.of(thing);
  }

  /** Forgets what a caller has by an id, if there is something; what runs in it goes on. */
  public synchronized boolean remove(Principal caller, String id) {
    return find(caller, id).isPresent() && owners.get(caller).kept.remove(id) != null;
  }
}
