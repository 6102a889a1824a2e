package io.lakewise.engine.session;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.audit.Origin;
import java.io.Serializable;
import java.util.Objects;

/**
 * On whose behalf a statement runs. Principals are equal if they are the same, wherever they ask
 * from.
 *
 * @param id stable; {@code local} for the embedded command line, whose user can read the files and
 *     so is admin
 * @param admin whether every object is visible and changeable
 * @param origin where its request came from, for the audit
 */
public record Principal(String id, boolean admin, Origin origin) implements Serializable {
  /** The user of the embedded command line. */
  public static final Principal LOCAL = new Principal("local", true);

  /** A principal of whom nobody knows where it asks from. */
  public Principal(String id, boolean admin) {
    this(id, admin, Origin.NONE);
  }

  /** The same, whose request came from there. */
  public Principal from(Origin where) {
    return new Principal(id, admin, where);
  }

  /** For whom names are looked up. */
  public Viewer viewer() {
    return new Viewer(id, admin, origin);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Principal that && id.equals(that.id) && admin == that.admin;
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, admin);
  }
}
