package io.lakewise.server.delivery;

/** Something was not sent; the message says why and what to do, to its owner. */
public final class Undelivered extends Exception {

  private static final long serialVersionUID = 1L;

  /** For a reason. */
  public Undelivered(String message) {
    super(message);
  }
}
