package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
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
}
