package io.lakewise.catalog;

import io.lakewise.catalog.entry.Tag;
import io.lakewise.catalog.entry.TagTarget;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Tags; their keys keep case and differ by it. They go with the object that they hang on. */
public interface Tags {

  /** The tags of one object, in order of key. */
  Map<String, String> of(Viewer viewer, TagTarget target);

  /** Every tag on visible objects, for {@code information_schema}. */
  List<Tag> listAll(Viewer viewer);

  /** Adds tags to an object, or gives them another value. */
  void set(Viewer viewer, TagTarget target, Map<String, String> tags);

  /** Takes tags from an object; those that it has not are no error. */
  void unset(Viewer viewer, TagTarget target, Collection<String> keys);
}
