package io.lakewise.server.warehouse;

import io.lakewise.engine.session.Principal;
import java.util.Locale;

/** Whose turn comes first, before the shares of users are compared. */
public enum Priority {
  /** Before all others; admins only. */
  HIGH,
  /** The usual. */
  NORMAL,
  /** When nobody else waits. */
  LOW;

  /**
   * The priority that a caller asks for.
   *
   * @param name null or empty for the usual
   * @throws io.lakewise.table.error.LakewiseException if there is none, or it is not for the caller
   */
  public static Priority of(String name, Principal caller) {
    if (name == null || name.isBlank()) {
      return NORMAL;
    }
    for (Priority priority : values()) {
      if (priority.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
        if (priority == HIGH && !caller.admin()) {
          throw WarehouseErrors.priorityOfAdmins();
        }
        return priority;
      }
    }
    throw WarehouseErrors.unknownPriority(name);
  }
}
