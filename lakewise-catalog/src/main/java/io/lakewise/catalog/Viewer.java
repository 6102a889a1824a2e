package io.lakewise.catalog;

import io.lakewise.catalog.audit.Origin;
import java.io.Serializable;
import java.util.Objects;

/**
 * On whose behalf a name is looked up or changed. What a viewer may not see does not exist for it;
 * {@link io.lakewise.catalog.permission.Rights} decides. Viewers are equal if they are the same
 * principal, wherever they ask from.
 *
 * @param principal id of the principal
 * @param admin sees and changes everything
 * @param origin where the request came from, for the audit
 */
public record Viewer(String principal, boolean admin, Origin origin) implements Serializable {

  /** Owner of what belongs to nobody, such as {@code main.default}: no principal has this name. */
  public static final String EVERYONE = "everyone";

  /** The user of the embedded command line. */
  public static final Viewer LOCAL = new Viewer("local", true);

  /** A viewer of whom nobody knows where it asks from. */
  public Viewer(String principal, boolean admin) {
    this(principal, admin, Origin.NONE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Viewer that && principal.equals(that.principal) && admin == that.admin;
  }

  @Override
  public int hashCode() {
    return Objects.hash(principal, admin);
  }
}
