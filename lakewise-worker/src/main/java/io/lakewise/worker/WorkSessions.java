package io.lakewise.worker;

import io.lakewise.engine.workbench.WorkUsage;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.worker.protocol.SessionKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The sessions that a server has open here. Thread-safe. */
final class WorkSessions {

  /** As many as may have a request on its way. */
  private static final int MOST_ENDED = 10_000;

  private final Workbench workbench;
  private final Map<String, HeldSession> sessions = new HashMap<>();
  private final Set<String> ended = new LinkedHashSet<>();

  WorkSessions(Workbench workbench) {
    this.workbench = workbench;
  }

  /**
   * The session, opened at the first call.
   *
   * @throws io.lakewise.table.error.LakewiseException if it was closed: the call that closed it has
   *     overtaken this one, and nobody would close it again
   */
  synchronized HeldSession of(SessionKey key) {
    if (ended.contains(key.id())) {
      throw WorkErrors.cancelled();
    }
    return sessions.computeIfAbsent(key.id(), id -> new HeldSession(workbench.open(key.limits())));
  }

  /** The session if it is open, or null. */
  synchronized HeldSession find(SessionKey key) {
    return sessions.get(key.id());
  }

  /** Ends what runs in a session now or comes later, unless it was closed. */
  void interrupt(SessionKey key) {
    HeldSession session = unlessEnded(key);
    if (session != null) {
      session.interrupt();
    }
  }

  private synchronized HeldSession unlessEnded(SessionKey key) {
    return ended.contains(key.id()) ? null : of(key);
  }

  /** Ends a session and what runs in it, for good; answers what its steps took. */
  WorkUsage close(SessionKey key) {
    HeldSession session = ended(key);
    if (session == null) {
      return WorkUsage.NONE;
    }
    session.close();
    return session.usage();
  }

  private synchronized HeldSession ended(SessionKey key) {
    ended.add(key.id());
    if (ended.size() > MOST_ENDED) {
      ended.remove(ended.iterator().next());
    }
    return sessions.remove(key.id());
  }
}
