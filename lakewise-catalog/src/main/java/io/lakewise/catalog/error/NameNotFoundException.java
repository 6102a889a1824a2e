package io.lakewise.catalog.error;

import io.lakewise.table.error.LakewiseException;

/** There is no such object, or none that the viewer may see: the two are told apart nowhere. */
public final class NameNotFoundException extends LakewiseException {

  private static final long serialVersionUID = 1L;

  NameNotFoundException(String message) {
    super(Code.USER, message);
  }
}
