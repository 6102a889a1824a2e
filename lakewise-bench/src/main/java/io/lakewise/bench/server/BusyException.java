package io.lakewise.bench.server;

/** A statement was refused because too much runs: the one error that a full server may give. */
final class BusyException extends Exception {

  private static final long serialVersionUID = 1L;

  BusyException(String message) {
    super(message);
  }
}
