package io.lakewise.bench.server;

/** Whoever runs statements and reads their answers to the end. */
@FunctionalInterface
interface Caller {

  /**
   * Runs a statement.
   *
   * @return the rows of its answer
   * @throws BusyException if it was refused because too much runs
   */
  long rows(String sql) throws Exception;
}
