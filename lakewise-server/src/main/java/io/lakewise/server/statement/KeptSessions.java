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
 * Sessions by their ids, until nobody has used them for eight hours. Everybody reaches his own
 * alone, and nobody's give way to those of somebody who has more. Thread-safe.
 *
 * @param <S> a session
 */
public final class KeptSessions<S> {

  private static final Duration IDLE = Duration.ofHours(8);
  private static final int MOST = 20_000;

  /** What the sessions of one principal may remember together. */
  private static final long MOST_BYTES = 64L << 20;

  private record Kept<S>(S session, Instant used) {}

  /** Of one principal, what was not used for longest first. */
  private static final class Own<S> {
    private final Map<String, Kept<S>> kept = new LinkedHashMap<>(16, 0.75f, true);

    private int count() {
      return kept.size();
    }

    private void use(String id, S session, Instant now) {
      kept.put(id, new Kept<>(session, now));
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
    private void shrink(ToLongFunction<S> bytes) {
      long all = kept.values().stream().mapToLong(one -> bytes.applyAsLong(one.session())).sum();
      Iterator<Kept<S>> oldest = kept.values().iterator();
      for (int left = kept.size(); all > MOST_BYTES && left > 1; left--) {
        all -= bytes.applyAsLong(oldest.next().session());
        oldest.remove();
      }
    }
  }

  private final InstantSource clock;
  private final ToLongFunction<S> bytes;
  private final int most;
  private final Map<Principal, Own<S>> owners = new HashMap<>();

  /**
   * None yet.
   *
   * @param bytes about what a session remembers takes in memory
   */
  public KeptSessions(InstantSource clock, ToLongFunction<S> bytes) {
    this(clock, bytes, MOST);
  }

  /**
   * The same with another limit.
   *
   * @param most how many are kept of all principals together
   */
  KeptSessions(InstantSource clock, ToLongFunction<S> bytes, int most) {
    this.clock = clock;
    this.bytes = bytes;
    this.most = most;
  }

  /** Keeps one; of too many the one goes that was not used for longest by whoever has most. */
  public synchronized void put(Principal owner, String id, S session) {
    forgetIdle();
    owners.computeIfAbsent(owner, none -> new Own<>()).use(id, session, clock.instant());
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
   * The session of a caller with an id, which he uses now; what belongs to others is not there. If
   * his remember too much, those go that he has not used for longest.
   */
  public synchronized Optional<S> find(Principal caller, String id) {
    forgetIdle();
    Own<S> own = owners.get(caller);
    if (own == null || !own.kept.containsKey(id)) {
      return Optional.empty();
    }
    S session = own.kept.get(id).session();
    own.use(id, session, clock.instant());
    own.shrink(bytes);
    return Optional.of(session);
  }

  /** Forgets a session of a caller, if there is one; what runs in it goes on. */
  public synchronized boolean remove(Principal caller, String id) {
    return find(caller, id).isPresent() && owners.get(caller).kept.remove(id) != null;
  }
}
