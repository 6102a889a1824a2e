package io.lakewise.server.schedule;

/** A run that cannot go on; the message says why and what to do, to its owner. */
final class RunFailure extends Exception {

  private static final long serialVersionUID = 1L;

  RunFailure(String message) {
    super(message);
  }
}
