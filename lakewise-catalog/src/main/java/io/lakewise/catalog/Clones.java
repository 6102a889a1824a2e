package io.lakewise.catalog;

import io.lakewise.catalog.entry.CloneEntry;
import java.util.List;
import java.util.UUID;

/**
 * Which shallow clones hold on to the files of which sources. The rows repeat what lies on storage
 * beside the source, so that a look-up is quick; they concern files, so no viewer is asked.
 */
public interface Clones {

  /** Remembers a clone; one that is known already is replaced. */
  void add(CloneEntry clone);

  /** The clones that read files of the table at this store path, the oldest first. */
  List<CloneEntry> ofSource(String sourceLocation);

  /** The source of a clone, empty if the table is none; a clone of a clone may have several. */
  List<CloneEntry> ofClone(UUID cloneId);

  /** Forgets all that a clone holds, once it has been removed or reads only its own files. */
  void remove(UUID cloneId);
}
