package io.lakewise.engine.load;

import io.lakewise.engine.context.LakeLayout;
import io.lakewise.table.log.SetTransaction;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.Transaction;
import java.nio.file.Path;
import java.util.List;

/**
 * Which files a table has loaded: each is an application of the table's log whose version is the
 * number of times it was loaded, less one (Delta protocol, "Transaction Identifiers"). So of two
 * statements that load a file at once, one loses.
 */
final class LoadedFiles {

  private static final String APPLICATION = "lakewise.copy-into:";

  private final LakeLayout layout;
  private final Snapshot snapshot;

  LoadedFiles(LakeLayout layout, Snapshot snapshot) {
    this.layout = layout;
    this.snapshot = snapshot;
  }

  /** Those of some files that were never loaded. */
  List<Path> fresh(List<Path> files) {
    return files.stream()
        .filter(file -> !snapshot.transactions().containsKey(application(file)))
        .toList();
  }

  /** Records in a transaction that files are loaded, once more for those that were before. */
  void record(List<Path> files, Transaction transaction) {
    for (Path file : files) {
      SetTransaction before = snapshot.transactions().get(application(file));
      transaction.applicationTransaction(
          application(file), before == null ? 0 : before.version() + 1);
    }
  }

  /** A file inside the lake is known by its place in the lake, which may move as a whole. */
  private String application(Path file) {
    Path place = file.startsWith(layout.root()) ? layout.root().relativize(file) : file;
    return APPLICATION + place;
  }
}
