package io.lakewise.catalog.error;

import io.lakewise.table.error.LakewiseException;

/** There is no such object, or none that the viewer may see: the two are told apart nowhere. */
public final class NameNotFoundException extends LakewiseException {

  private static final long serialVersionUID = 1L;

  private final String kind;
  private final String name;

  NameNotFoundException(String kind, String name, String message) {
    super(Code.USER, message);
    this.kind = kind;
    this.name = name;
  }

  /** The kind of object that was looked for, such as {@code table}. */
  public String kind() {
    return kind;
  }

  /** The name that was looked for, as it prints. */
  public String name() {
    return name;
  }
}
