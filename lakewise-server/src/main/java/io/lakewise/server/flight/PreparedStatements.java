package io.lakewise.server.flight;

import com.google.protobuf.ByteString;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.statement.KeptByOwner;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The prepared statements of all clients, which are their texts and the values bound last. Those
 * that were used longest ago give way when their owner has very many. Thread-safe.
 */
final class PreparedStatements {

  private final SecureRandom random = new SecureRandom();
  private final KeptByOwner<Prepared> prepared;

  PreparedStatements(InstantSource clock) {
    this.prepared = new KeptByOwner<>(clock, Prepared::bytes);
  }

  /**
   * A prepared statement.
   *
   * @param sql its text
   * @param numbers the names of the markers that are described as fractions and may be whole
   *     numbers
   * @param rows of values for its markers, bound last; empty if none were
   * @param bytes about what it takes in memory
   * @param closed whether its owner has closed it
   */
  record Prepared(
      String sql,
      Set<String> numbers,
      List<List<Parameter>> rows,
      long bytes,
      AtomicBoolean closed) {

    private static Prepared of(String sql, Set<String> numbers) {
      return new Prepared(sql, numbers, List.of(), 2L * sql.length(), new AtomicBoolean());
    }

    private Prepared with(List<List<Parameter>> bound) {
      long values = bound.stream().flatMap(List::stream).mapToLong(Parameter::bytes).sum();
      return new Prepared(sql, numbers, bound, 2L * sql.length() + values, closed);
    }

    /** The values of the first row, or none. */
    List<Parameter> first() {
      return rows.isEmpty() ? List.of() : rows.get(0);
    }
  }

  /** Keeps a statement; answers its handle. */
  ByteString add(Principal owner, String sql, Set<String> numbers) {
    byte[] handle = new byte[16];
    random.nextBytes(handle);
    String id = HexFormat.of().formatHex(handle);
    prepared.put(owner, id, Prepared.of(sql, numbers));
    return ByteString.copyFromUtf8(id);
  }

  /** A principal's statement. */
  Prepared find(ByteString handle, Principal owner) {
    return prepared.find(owner, handle.toStringUtf8()).orElseThrow(FlightErrors::unknownPrepared);
  }

  /** Binds values to a principal's statement. */
  synchronized void bind(ByteString handle, Principal owner, List<List<Parameter>> rows) {
    prepared.put(owner, handle.toStringUtf8(), find(handle, owner).with(rows));
  }

  /** Forgets a principal's statement; a change that it makes is told to end. */
  synchronized void close(ByteString handle, Principal owner) {
    prepared
        .find(owner, handle.toStringUtf8())
        .ifPresent(
            found -> {
              prepared.remove(owner, handle.toStringUtf8());
              found.closed().set(true);
            });
  }
}
