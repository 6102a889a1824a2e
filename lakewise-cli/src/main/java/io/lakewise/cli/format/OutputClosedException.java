package io.lakewise.cli.format;

import java.io.IOException;

/** Whoever read the output has closed it; there is nobody left to tell. */
public final class OutputClosedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what the system said. */
  public OutputClosedException(IOException cause) {
    super(cause);
  }
}
