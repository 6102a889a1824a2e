package io.lakewise.table.simulation;

/** A statement that may become a version. Used by one actor, read by all. */
final class Attempt {

  /** What the client knows of it. */
  enum Outcome {
    /** It may still become one at any time. */
    OPEN,
    /** It is one. */
    COMMITTED,
    /** It never will be. */
    FAILED
  }

  final String id;
  final TableTruth table;
  final Change change;
  long base = -1;
  long version = -1;
  Outcome outcome = Outcome.OPEN;

  Attempt(String id, TableTruth table, Change change) {
    this.id = id;
    this.table = table;
    this.change = change;
  }

  @Override
  public String toString() {
    return id + " " + change + " on version " + base + " of " + table.location();
  }
}
