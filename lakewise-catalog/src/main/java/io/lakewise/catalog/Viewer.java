package io.lakewise.catalog;

import java.io.Serializable;

/**
 * On whose behalf a name is looked up or changed. What a viewer may not see does not exist for it;
 * {@link io.lakewise.catalog.permission.Rights} decides.
 *
 * @param principal id of the principal
 * @param admin sees and changes everything
 */
public record Viewer(String principal, boolean admin) implements Serializable {

  /** Owner of what belongs to nobody, such as {@code main.default}: no principal has this name. */
  public static final String EVERYONE = "everyone";

  /** The user of the embedded command line. */
  public static final Viewer LOCAL = new Viewer("local", true);
}
