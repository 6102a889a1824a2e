package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.predicate.Predicate;
import java.util.List;
import java.util.Optional;

/** The live files of one version and their statistics, typed. Immutable and thread-safe. */
public interface FileIndex {

  /** Number of live files. */
  long count();

  /** Bytes of the live files. */
  long bytes();

  /** All live files, in the order in which the log added them. */
  List<AddFile> all();

  /** The files that may hold a row for which the predicate is true, by statistics alone. */
  FileSelection select(Predicate predicate);

  /** The live file with a path as the log spells it. */
  Optional<AddFile> find(String path);

  /**
   * The index of the next version; this one stays as it is.
   *
   * @param metadata of the next version
   * @param removed logical files (path and deletion vector) that leave; unknown ones are ignored
   * @param added logical files that come, after the removals; one that is live is replaced
   */
  FileIndex advance(Metadata metadata, List<RemoveFile> removed, List<AddFile> added);
}
