package io.lakewise.table.snapshot;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * From the hash of a path to the positions of files. Positions are only ever appended, so the
 * versions of a table share one and each disregards what it does not know. Thread-safe; one builder
 * at a time may append.
 */
final class PathTable {

  private static final int LEAST = 64;

  private long[] slots = new long[LEAST];
  private int used;
  private int end;
  private boolean claimed;
  private final SharedParts shared = new SharedParts();

  /**
   * Takes the right to append, which ends with {@link #release}.
   *
   * @param from where the claimant's version ends
   * @return false if another version has gone on from there, or is about to
   */
  synchronized boolean claim(int from) {
    if (claimed || end != from) {
      return false;
    }
    claimed = true;
    return true;
  }

  /** Gives the right to append back; the next version ends here. */
  synchronized void release(int until) {
    end = until;
    claimed = false;
  }

  /** What the claimant may use to keep common parts once. */
  synchronized SharedParts shared() {
    return shared;
  }

  /** Appends a position of a path with a hash. */
  synchronized void add(int hash, int position) {
    if (used * 2 >= slots.length) {
      grow();
    }
    used++;
    insert(((long) hash << Integer.SIZE) | position);
  }

  /** A position of a path with a hash that is accepted, or -1. */
  synchronized int find(int hash, IntPredicate accepted) {
    for (int slot = slot(hash); slots[slot] != 0; slot = next(slot)) {
      long entry = ~slots[slot];
      int position = (int) entry;
      if ((int) (entry >> Integer.SIZE) == hash && accepted.test(position)) {
        return position;
      }
    }
    return -1;
  }

  /** What a path is found by. */
  static int hash(byte[] path) {
    int hash = Arrays.hashCode(path) * 0x9E3779B9;
    // The first bit stays clear, so that no complement of an entry is zero, which marks a free
    // slot.
    return (hash ^ (hash >>> 15)) & Integer.MAX_VALUE;
  }

  private void insert(long entry) {
    int slot = slot((int) (entry >> Integer.SIZE));
    while (slots[slot] != 0) {
      slot = next(slot);
    }
    slots[slot] = ~entry;
  }

  private int slot(int hash) {
    return hash & (slots.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long entry : old) {
      if (entry != 0) {
        insert(~entry);
      }
    }
  }
}
