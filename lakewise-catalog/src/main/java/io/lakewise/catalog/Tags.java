package io.lakewise.catalog;

import io.lakewise.catalog.entry.Tag;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.name.QualifiedName;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Tags; their keys keep case and differ by it. They go with the object that they hang on. */
public interface Tags {

  /** The tags of one object, in order of key. */
  Map<String, String> of(Viewer viewer, TagTarget target);

  /** The tags of a table or view, then those of its columns. */
  List<Tag> inside(Viewer viewer, QualifiedName relation);

  /** Every tag on visible objects, for {@code information_schema}. */
  List<Tag> listAll(Viewer viewer);

  /** Adds tags to an object, or gives them another value. */
  void set(Viewer viewer, TagTarget target, Map<String, String> tags);

  /** Takes tags from an object; those that it has not are no error. */
  void unset(Viewer viewer, TagTarget target, Collection<String> keys);

  /**
   * Moves the tags of a column, and of those inside it, to its new name.
   *
   * @param from path of names separated by dots, and so is {@code to}
   */
  void renameColumn(Viewer viewer, QualifiedName relation, String from, String to);

  /** Removes the tags of a column that was dropped, and of those inside it. */
  void removeColumn(Viewer viewer, QualifiedName relation, String column);
}
