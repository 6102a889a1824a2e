package io.lakewise.server.statement;

import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.server.execution.Sessions;
import io.lakewise.table.error.LakewiseException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The sessions that clients have opened, until they are closed. Thread-safe. */
public final class OpenSessions {

  private final Sessions sessions;
  private final KeptByOwner<OpenSession> kept;

  /** Opens sessions of {@code sessions}. */
  public OpenSessions(Sessions sessions, InstantSource clock) {
    this.sessions = sessions;
    this.kept = new KeptByOwner<>(clock, OpenSession::keptBytes);
  }

  /**
   * Opens a session.
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
    kept.put(caller, session.id(), session);
    return session;
  }

  /** The session of a caller with an id; what belongs to others is not there. */
  public Optional<OpenSession> find(Principal caller, String id) {
    return kept.find(caller, id);
  }

  /** Forgets a session of a caller, if there is one; what runs in it goes on. */
  public boolean close(Principal caller, String id) {
    return kept.remove(caller, id);
  }
}
