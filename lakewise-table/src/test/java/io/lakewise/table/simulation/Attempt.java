package io.lakewise.table.simulation;

import java.util.List;

/** A statement that may become a version. Used by one actor, read by all. */
public final class Attempt {

  /** What the client knows of it. */
  public enum Outcome {
    /** It may still become one at any time. */
    OPEN,
    /** It is one. */
    COMMITTED,
    /** It never will be. */
    FAILED
  }

  /** Who its commits are said to be of. */
  public final String id;

  /** What it means. */
  public final Change change;

  /** What the client knows. */
  public Outcome outcome = Outcome.OPEN;

  TableTruth table;
  long base = -1;
  long version = -1;

  Attempt(String id, TableTruth table, Change change) {
    this.id = id;
    this.table = table;
    this.change = change;
  }

  /** Whether it became what its client was told; of SQL's clients, who are told no version, one. */
  boolean isMet(List<Long> versions) {
    boolean isNoVersion = versions.isEmpty() && !(change instanceof Change.Insert);
    return version < 0 ? versions.size() == 1 || isNoVersion : versions.equals(List.of(version));
  }

  @Override
  public String toString() {
    return id
        + " "
        + change
        + " on version "
        + base
        + " of "
        + (table == null ? "?" : table.location());
  }
}
