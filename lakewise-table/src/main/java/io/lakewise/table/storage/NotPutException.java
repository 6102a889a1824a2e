package io.lakewise.table.storage;

import java.io.IOException;

/** A write failed before it could have any effect, as on a full disk. */
public final class NotPutException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Says why, in the cause's words. */
  public NotPutException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
