package io.lakewise.catalog;

import java.io.Serializable;

/**
 * On whose behalf a name is looked up or changed. What a viewer may not see does not exist for it.
 *
 * @param principal id of the principal
 * @param admin sees and changes everything
 */
public record Viewer(String principal, boolean admin) implements Serializable {

  /** Owner of what belongs to nobody, such as {@code main.default}: everyone sees it. */
  public static final String EVERYONE = "everyone";

  /** The user of the embedded command line. */
  public static final Viewer LOCAL = new Viewer("local", true);

  /** Whether something with this owner is visible: the one rule, until there are grants. */
  public boolean sees(String owner) {
    return admin || owner.equals(principal) || owner.equals(EVERYONE);
  }

  /** Whether something with this owner may be changed, renamed or dropped. */
  public boolean changes(String owner) {
    return admin || owner.equals(principal);
  }
}
