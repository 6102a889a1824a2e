package io.lakewise.server.statement;

import java.time.Instant;
import java.util.UUID;

/**
 * Ids of statements: UUIDs of version 7 (RFC 9562, section 5.7), which begin with the time. So what
 * is kept by them is appended where ids by chance alone would each be put somewhere else.
 */
public final class StatementId {

  private static final long VERSION = 7L << 12;
  private static final long CHANCE = (1L << 12) - 1;

  private StatementId() {}

  /** A new id of a statement that is asked at a time. */
  public static String at(Instant asked) {
    UUID chance = UUID.randomUUID();
    long begin = asked.toEpochMilli() << 16 | VERSION | (chance.getMostSignificantBits() & CHANCE);
    return new UUID(begin, chance.getLeastSignificantBits()).toString();
  }
}
