package io.lakewise.server.statement;

import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.server.execution.Sessions;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The sessions that clients have opened, until they are closed or nobody has used them for eight
 * hours. Everybody reaches his own alone, and nobody's sessions give way to those of somebody who
 * has more. Thread-safe.
 */
public final class OpenSessions {

  private static final Duration IDLE = Duration.ofHours(8);
  private static final int MOST = 20_000;

  private record Kept(OpenSession session, Instant used) {}

  /** Of one principal, what was not used for longest first. */
  private static final class Own {
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    private int count() {
      return kept.size();
    }

    private void forgetOldest() {
      kept.remove(kept.keySet().iterator().next());
    }

    private void forget(Instant oldest) {
      while (!kept.isEmpty() && kept.values().iterator().next().used().isBefore(oldest)) {
        forgetOldest();
      }
    }
  }

  private final Sessions sessions;
  private final InstantSource clock;
  private final int most;
  private final Map<Principal, Own> owners = new HashMap<>();

  /** Opens sessions of {@code sessions}. */
  public OpenSessions(Sessions sessions, InstantSource clock) {
    this(sessions, clock, MOST);
  }

  /**
   * The same with another limit.
   *
   * @param most how many are kept of all principals together
   */
  OpenSessions(Sessions sessions, InstantSource clock, int most) {
    this.sessions = sessions;
    this.clock = clock;
    this.most = most;
  }

  /**
   * Opens a session; of too many the one goes that was not used for longest by whoever has most.
   *
   * @param warehouse where statements run that name no other
   * @param catalog the current catalog; empty for the default
   * @param schema the current schema; empty for the default
   * @param settings what {@code SET} would be told, by their keys
   * @throws LakewiseException if there is no such schema or setting
   */
  public OpenSession open(
      Principal caller,
      String warehouse,
      Optional<String> catalog,
      Optional<String> schema,
      Map<String, String> settings) {
    OpenSession session =
        new OpenSession(UUID.randomUUID().toString(), caller, warehouse, sessions);
    ServedSession fresh = session.fresh();
    new CurrentSchema(fresh).use(catalog, schema);
    settings.forEach(
        (key, value) ->
            fresh.execute("SET " + key + " = '" + value.replace("'", "''") + "'").close());
    put(caller, session);
    return session;
  }

  private synchronized void put(Principal caller, OpenSession session) {
    forgetIdle();
    owners
        .computeIfAbsent(caller, none -> new Own())
        .kept
        .put(session.id(), new Kept(session, clock.instant()));
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
    owners.values().removeIf(own -> own.kept.isEmpty());
  }

  /** The session of a caller with an id; what belongs to others is not there. */
  public synchronized Optional<OpenSession> find(Principal caller, String id) {
    forgetIdle();
    Own own = owners.get(caller);
    if (own == null || !own.kept.containsKey(id)) {
      return Optional.empty();
    }
    OpenSession session = own.kept.get(id).session();
    own.kept.put(id, new Kept(session, clock.instant()));
    return Optional.of(session);
  }

  /** Forgets a session of a caller, if there is one; what runs in it goes on. */
  public synchronized boolean close(Principal caller, String id) {
    return find(caller, id).isPresent() && owners.get(caller).kept.remove(id) != null;
  }
}
