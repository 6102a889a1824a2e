package io.lakewise.server.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.lakewise.engine.session.Principal;
import io.lakewise.table.error.LakewiseException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;

/**
 * The statements that wait for their tickets. Those of a principal who leaves very many waiting
 * end, the oldest first. Thread-safe.
 */
final class OpenStatements {

  private static final Duration VALID = Duration.ofMinutes(15);

  /** What the statements of one principal that nobody fetches may take together. */
  private static final long MOST_BYTES = 64L << 20;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private final Map<ByteBuffer, OpenStatement> open = new ConcurrentHashMap<>();

  OpenStatements(Clock clock) {
    this.clock = clock;
  }

  /** A ticket that nobody can guess. */
  byte[] newTicket() {
    byte[] handle = new byte[24];
    random.nextBytes(handle);
    return Any.pack(
            TicketStatementQuery.newBuilder()
                .setStatementHandle(ByteString.copyFrom(handle))
                .build())
        .toByteArray();
  }

  /** The ticket of a handle, as {@link #newTicket} made it. */
  static byte[] ticket(TicketStatementQuery query) {
    return Any.pack(query).toByteArray();
  }

  /** Whether bytes have the form of a statement's ticket. */
  static boolean isStatement(byte[] ticket) {
    try {
      return Any.parseFrom(ticket).is(TicketStatementQuery.class);
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  /** Keeps a statement until its ticket comes. */
  void add(byte[] ticket, OpenStatement statement) {
    open.put(ByteBuffer.wrap(ticket), statement);
    endMany(statement.principal());
  }

  private void endMany(Principal principal) {
    List<Map.Entry<ByteBuffer, OpenStatement>> waiting =
        open.entrySet().stream()
            .filter(entry -> entry.getValue().principal().equals(principal))
            .filter(entry -> !entry.getValue().opened().equals(Instant.MAX))
            .sorted(Comparator.comparing(entry -> entry.getValue().opened()))
            .toList();
    long bytes = waiting.stream().mapToLong(entry -> entry.getValue().bytes()).sum();
    for (int i = 0; i < waiting.size() - 1 && bytes > MOST_BYTES; i++) {
      bytes -= waiting.get(i).getValue().bytes();
      cancel(waiting.get(i).getKey().array());
    }
  }

  /** The time, for what is added. */
  Instant now() {
    return clock.instant();
  }

  /** The statement of a principal's ticket. */
  Optional<OpenStatement> find(byte[] ticket, Principal principal) {
    return Optional.ofNullable(open.get(ByteBuffer.wrap(ticket)))
        .filter(statement -> statement.principal().equals(principal));
  }

  /**
   * Whoever has the ticket fetches now, however long that takes.
   *
   * @return whether nobody did before
   * @throws LakewiseException if others have the turn by now
   */
  boolean fetching(byte[] ticket) {
    AtomicBoolean first = new AtomicBoolean();
    open.computeIfPresent(
        ByteBuffer.wrap(ticket),
        (key, statement) -> {
          if (statement.opened().equals(Instant.MAX)) {
            return statement;
          }
          if (statement.slot() != null) {
            statement.slot().resume();
          }
          first.set(true);
          return statement.fetched();
        });
    return first.get();
  }

  /** Lets others have the turn of a statement whose rows nobody has begun to fetch. */
  void lapse(byte[] ticket) {
    open.computeIfPresent(
        ByteBuffer.wrap(ticket),
        (key, statement) -> {
          if (!statement.opened().equals(Instant.MAX) && statement.slot() != null) {
            statement.slot().lapse();
          }
          return statement;
        });
  }

  /**
   * Ends a statement that nobody wants any more.
   *
   * @return whether there was one
   */
  boolean cancel(byte[] ticket) {
    OpenStatement statement = open.get(ByteBuffer.wrap(ticket));
    if (statement == null) {
      return false;
    }
    statement.cancel();
    end(ticket);
    return true;
  }

  /** Ends a statement: its rows were fetched, or nobody wants them. */
  void end(byte[] ticket) {
    OpenStatement statement = open.remove(ByteBuffer.wrap(ticket));
    if (statement == null) {
      return;
    }
    try {
      statement.end();
    } catch (LakewiseException workerHasEnded) {
      return;
    }
  }

  /** How many wait or are being fetched. */
  int count() {
    return open.size();
  }

  /** Ends the statements whose tickets nobody used. */
  void endOld() {
    Instant oldest = clock.instant().minus(VALID);
    List<ByteBuffer> old =
        open.entrySet().stream()
            .filter(entry -> entry.getValue().opened().isBefore(oldest))
            .map(Map.Entry::getKey)
            .toList();
    old.forEach(ticket -> cancel(ticket.array()));
  }

  /** Ends all. */
  void close() {
    List.copyOf(open.keySet()).forEach(ticket -> cancel(ticket.array()));
  }
}
