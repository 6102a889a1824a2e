package io.lakewise.cli.lake;

import io.lakewise.engine.session.Session;

/** A lake that is open for one command. */
public interface OpenLake extends AutoCloseable {

  /** A new session of the person at the command line. */
  Session session();

  @Override
  void close();
}
