package io.lakewise.server.statement;

import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.server.execution.Sessions;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The sessions that clients have opened, until they are closed or nobody has used them for eight
 * hours. Everybody reaches his own alone. Thread-safe.
 */
public final class OpenSessions {

  private static final Duration IDLE = Duration.ofHours(8);
  private static final int MOST = 20_000;

  private record Kept(OpenSession session, Instant used) {}

  private final Sessions sessions;
  private final InstantSource clock;
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** Opens sessions of {@code sessions}. */
  public OpenSessions(Sessions sessions, InstantSource clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Opens a session; of too many the one goes that was not used for longest.
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
    put(session);
    return session;
  }

  private synchronized void put(OpenSession session) {
    Instant oldest = clock.instant().minus(IDLE);
    kept.put(session.id(), new Kept(session, clock.instant()));
    while (kept.size() > MOST || kept.values().iterator().next().used().isBefore(oldest)) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  /** The session of a caller with an id; what belongs to others is not there. */
  public synchronized Optional<OpenSession> find(Principal caller, String id) {
    Kept found = kept.get(id);
    if (found == null || !found.session().caller().equals(caller)) {
      return Optional.empty();
    }
    kept.put(id, new Kept(found.session(), clock.instant()));
    return Optional.of(found.session());
  }

  /** Forgets a session of a caller, if there is one; what runs in it goes on. */
  public synchronized boolean close(Principal caller, String id) {
    return find(caller, id).isPresent() && kept.remove(id) != null;
  }
}
