package io.lakewise.engine.session;

import java.io.Serializable;

/**
 * A value for a marker of a statement, {@code :name} or {@code ?}.
 *
 * @param name without the colon; for the question marks {@code 1}, {@code 2}, …
 * @param type as in a cast, such as {@code DECIMAL(10,2)}; null for the type that the place asks
 *     for, as of a literal in quotes: {@code id = :id} compares with a number as with a text
 * @param value as text that casts to the type; null for NULL
 */
public record Parameter(String name, String type, String value) implements Serializable {

  private static final int OBJECT_BYTES = 64;

  /** About what it takes in memory. */
  public long bytes() {
    return OBJECT_BYTES + 2L * (value == null ? 0 : value.length());
  }
}
