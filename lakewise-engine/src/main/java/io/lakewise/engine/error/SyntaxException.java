package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;

/** A text is no statement, whatever there is in the lake. */
public final class SyntaxException extends LakewiseException {

  private static final long serialVersionUID = 1L;

  SyntaxException(String message) {
    super(Code.USER, message);
  }
}
