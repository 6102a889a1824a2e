package io.lakewise.worker;

import io.lakewise.engine.workbench.WorkUsage;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.worker.protocol.SessionKey;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that a server has open here, and the queries that wait for their tickets. */
final class WorkSessions {

  private final Workbench workbench;
  private final Map<String, HeldSession> sessions = new ConcurrentHashMap<>();
  private final Map<ByteBuffer, DeferredQuery> deferred = new ConcurrentHashMap<>();

  WorkSessions(Workbench workbench) {
    this.workbench = workbench;
  }

  /** The session, opened at the first call. */
  HeldSession of(SessionKey key) {
    return sessions.computeIfAbsent(key.id(), id -> new HeldSession(workbench.open(key.limits())));
  }

  /** The session if it is open, or null. */
  HeldSession find(SessionKey key) {
    return sessions.get(key.id());
  }

  /** Keeps a query until its ticket comes or its session ends. */
  void defer(SessionKey key, byte[] ticket, DeferredQuery query) {
    of(key).tickets().add(ByteBuffer.wrap(ticket));
    deferred.put(ByteBuffer.wrap(ticket), query);
  }

  /** The query of a ticket, which is valid once; null if there is none. */
  DeferredQuery redeem(byte[] ticket) {
    return deferred.remove(ByteBuffer.wrap(ticket));
  }

  /**
   * Ends a session, what runs in it, and its queries that nobody asked for; answers what its steps
   * took.
   */
  WorkUsage close(SessionKey key) {
    HeldSession session = sessions.remove(key.id());
    if (session == null) {
      return WorkUsage.NONE;
    }
    session.tickets().forEach(deferred::remove);
    session.close();
    return session.usage();
  }
}
