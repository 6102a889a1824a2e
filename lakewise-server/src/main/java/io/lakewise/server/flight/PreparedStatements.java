package io.lakewise.server.flight;

import com.google.protobuf.ByteString;
import io.lakewise.engine.session.Parameter;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The prepared statements of all clients, which are their texts and the values bound last. Those
 * that were used longest ago give way when there are very many. Thread-safe.
 */
final class PreparedStatements {

  private static final int MOST = 20_000;

  /**
   * A prepared statement.
   *
   * @param owner id of the principal
   * @param sql its text
   * @param numbers the names of the markers that are described as fractions and may be whole
   *     numbers
   * @param rows of values for its markers, bound last; empty if none were
   * @param closed whether its owner has closed it
   */
  record Prepared(
      String owner,
      String sql,
      Set<String> numbers,
      List<List<Parameter>> rows,
      AtomicBoolean closed) {

    /** The values of the first row, or none. */
    List<Parameter> first() {
      return rows.isEmpty() ? List.of() : rows.get(0);
    }
  }

  private final SecureRandom random = new SecureRandom();
  private final Map<ByteString, Prepared> prepared = new LinkedHashMap<>(16, 0.75f, true);

  /** Keeps a statement; answers its handle. */
  synchronized ByteString add(String owner, String sql, Set<String> numbers) {
    byte[] handle = new byte[16];
    random.nextBytes(handle);
    ByteString key = ByteString.copyFrom(handle);
    prepared.put(key, new Prepared(owner, sql, numbers, List.of(), new AtomicBoolean()));
    if (prepared.size() > MOST) {
      prepared.remove(prepared.keySet().iterator().next());
    }
    return key;
  }

  /** A principal's statement. */
  synchronized Prepared find(ByteString handle, String owner) {
    Prepared found = prepared.get(handle);
    if (found == null || !found.owner().equals(owner)) {
      throw FlightErrors.unknownPrepared();
    }
    return found;
  }

  /** Binds values to a principal's statement. */
  synchronized void bind(ByteString handle, String owner, List<List<Parameter>> rows) {
    Prepared found = find(handle, owner);
    prepared.put(handle, new Prepared(owner, found.sql(), found.numbers(), rows, found.closed()));
  }

  /** Forgets a principal's statement; a change that it makes is told to end. */
  synchronized void close(ByteString handle, String owner) {
    Prepared found = prepared.get(handle);
    if (found != null && found.owner().equals(owner)) {
      prepared.remove(handle);
      found.closed().set(true);
    }
  }
}
