package io.lakewise.table.simulation;

/** The end of a process in the middle of something: nothing of it may be caught as an exception. */
public final class Crash extends Error {

  private static final long serialVersionUID = 1L;

  /** A crash. */
  public Crash(String where) {
    super(where, null, false, false);
  }
}
