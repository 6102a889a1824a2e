package io.lakewise.catalog.error;

import io.lakewise.table.error.LakewiseException;

/** Something that is seen may not be done with. */
public final class NotAllowedException extends LakewiseException {

  private static final long serialVersionUID = 1L;

  private final String kind;
  private final String name;
  private final String needed;

  NotAllowedException(String kind, String name, String needed, String message) {
    super(Code.USER, message);
    this.kind = kind;
    this.name = name;
    this.needed = needed;
  }

  /** The kind of object, such as {@code table}. */
  public String kind() {
    return kind;
  }

  /** Its name, as it prints. */
  public String name() {
    return name;
  }

  /** The privilege that it needs, or {@code OWNER} or {@code ADMIN}. */
  public String needed() {
    return needed;
  }
}
