package io.lakewise.catalog.error;

import io.lakewise.table.error.LakewiseException;

/** The name, id or location that was to be given already belongs to another object. */
public final class NameTakenException extends LakewiseException {

  private static final long serialVersionUID = 1L;

  NameTakenException(String message) {
    super(Code.USER, message);
  }
}
