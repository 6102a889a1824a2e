package io.lakewise.table.maintenance;

import io.lakewise.table.deletion.DeletionVectorFiles;
import io.lakewise.table.feature.Protocols;
import io.lakewise.table.feature.TableFeature;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.DeletionVector;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.Transaction;
import java.util.EnumSet;
import java.util.Set;

/** A table that reads the files of another one where they are. */
public final class ShallowClone {

  private ShallowClone() {}

  /**
   * Stages the files of a version, by absolute paths, with the features and system domains that
   * they need. Whoever vacuums the source must know of the clone first.
   */
  public static void stage(Transaction transaction, Snapshot source) {
    Set<TableFeature> features = EnumSet.noneOf(TableFeature.class);
    Protocols.featureNames(source.protocol())
        .forEach(name -> TableFeature.named(name).ifPresent(features::add));
    transaction.require(features);
    source.domains().values().stream()
        .filter(domain -> domain.domain().startsWith("delta."))
        .forEach(transaction::domain);
    source.files().all().forEach(file -> transaction.add(absolute(source.location(), file)));
  }

  /** The file as a table in any place names it. */
  public static AddFile absolute(String location, AddFile file) {
    return new AddFile(
        url(DataPaths.resolve(location, file.path())),
        file.partitionValues(),
        file.size(),
        file.modificationTime(),
        file.dataChange(),
        file.stats(),
        file.tags(),
        file.deletionVector() == null ? null : absolute(location, file.deletionVector()),
        file.baseRowId(),
        file.defaultRowCommitVersion(),
        file.clusteringProvider());
  }

  private static DeletionVector absolute(String location, DeletionVector vector) {
    String path = DeletionVectorFiles.path(location, vector);
    return path == null
        ? vector
        : new DeletionVector(
            "p", url(path), vector.offset(), vector.sizeInBytes(), vector.cardinality());
  }

  private static String url(String storePath) {
    return "file:" + DataPaths.encode(storePath);
  }
}
