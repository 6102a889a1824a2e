package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DeletionVector;
import java.util.Map;

/** What few files have. */
record FileExtras(
    Map<String, String> tags,
    DeletionVector deletionVector,
    Long baseRowId,
    Long defaultRowCommitVersion,
    String clusteringProvider) {

  static final FileExtras NONE = new FileExtras(null, null, null, null, null);

  static FileExtras of(AddFile file) {
    boolean none =
        file.tags() == null
            && file.deletionVector() == null
            && file.baseRowId() == null
            && file.defaultRowCommitVersion() == null
            && file.clusteringProvider() == null;
    return none
        ? NONE
        : new FileExtras(
            file.tags(),
            file.deletionVector(),
            file.baseRowId(),
            file.defaultRowCommitVersion(),
            file.clusteringProvider());
  }

  String deletionVectorId() {
    return deletionVector == null ? null : deletionVector.uniqueId();
  }
}
