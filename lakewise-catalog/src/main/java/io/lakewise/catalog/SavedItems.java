package io.lakewise.catalog;

import io.lakewise.catalog.entry.SavedItem;
import io.lakewise.catalog.entry.SavedItemVersion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Queries, or dashboards, that are kept. Each is its owner's, who shares it by {@link Grants}: who
 * has CAN RUN sees it, who has CAN EDIT changes its text. What it asks is asked with the rights of
 * whoever asks.
 */
public interface SavedItems {

  /** One and what the viewer may do with it. */
  record Visible(SavedItem item, boolean editable, boolean manageable) {}

  /** Those that the viewer sees, in order of folder and name. */
  List<Visible> list(Viewer viewer);

  /**
   * One that the viewer sees.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is none
   */
  Visible require(Viewer viewer, String id);

  /**
   * A version, or the newest, of one that the viewer sees.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is none
   */
  SavedItemVersion version(Viewer viewer, String id, OptionalLong version);

  /**
   * Whether anybody but the viewer has saved a version after one, of what the viewer sees.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException if there is none
   */
  boolean isChangedByOthers(Viewer viewer, String id, long since);

  /** At most so many versions before another, the newest first. */
  List<SavedItemVersion> versions(Viewer viewer, String id, long before, int limit);

  /**
   * Keeps one with its first version.
   *
   * @throws io.lakewise.catalog.error.NameTakenException if its owner has one of this name there
   */
  void create(Viewer viewer, SavedItem item, SavedItemVersion first);

  /**
   * Adds a version; its number is the next, whatever {@code next} says.
   *
   * @param base the version that was changed
   * @return the number, empty if {@code base} is not the newest any more, and nothing was changed
   * @throws io.lakewise.catalog.error.NotAllowedException if the viewer may not edit it
   */
  Optional<Long> save(Viewer viewer, String id, long base, SavedItemVersion next);

  /** Moves one to another folder, with another name and comment, as its owner. */
  void describe(Viewer viewer, String id, String folder, String name, String comment);

  /** Takes one away with its versions and what was granted on it, as its owner. */
  void drop(Viewer viewer, String id);
}
