package io.lakewise.engine.session;

import java.io.Serializable;

/**
 * On whose behalf a statement runs.
 *
 * @param id stable; {@code local} for the embedded command line, whose user can read the files and
 *     so is admin
 * @param admin whether every object is visible and changeable
 */
public record Principal(String id, boolean admin) implements Serializable {
  /** The user of the embedded command line. */
  public static final Principal LOCAL = new Principal("local", true);
}
