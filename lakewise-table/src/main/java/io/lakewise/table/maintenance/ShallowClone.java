package io.lakewise.table.maintenance;

import io.lakewise.table.deletion.DeletionVectorFiles;
import io.lakewise.table.feature.Protocols;
import io.lakewise.table.feature.TableFeature;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.DeletionVector;
import io.lakewise.table.log.RelativePaths;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.Transaction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A table that reads the files of another one where they are. */
public final class ShallowClone {

  private ShallowClone() {}

  /**
   * A folder that moves as a whole with all tables in it.
   *
   * @param root the folder
   * @param location the folder of the clone, in it
   */
  public record Home(String root, String location) {}

  /**
   * Stages the files of a version, by absolute paths, with the features and system domains that
   * they need. Whoever vacuums the source must know of the clone first.
   */
  public static void stage(Transaction transaction, Snapshot source) {
    requirements(transaction, source);
    source.files().all().forEach(file -> transaction.add(absolute(source.location(), file)));
  }

  /**
   * The same by paths that are relative to the clone where files lie in its home, so that both can
   * move.
   *
   * @param vectors the deletion vectors of all files in order, null where there is none, as files
   *     of the clone: a path to another table's could only be absolute (Delta protocol, "Deletion
   *     Vectors")
   */
  public static void stage(
      Transaction transaction, Snapshot source, Home home, List<DeletionVector> vectors) {
    requirements(transaction, source);
    List<AddFile> files = source.files().all();
    for (int i = 0; i < files.size(); i++) {
      String path = DataPaths.resolve(source.location(), files.get(i).path());
      String named =
          path.startsWith(home.root() + "/")
              ? DataPaths.encode(RelativePaths.between(home.location(), path))
              : url(path);
      transaction.add(named(files.get(i), named, vectors.get(i)));
    }
  }

  private static void requirements(Transaction transaction, Snapshot source) {
    Set<TableFeature> features = EnumSet.noneOf(TableFeature.class);
    Protocols.featureNames(source.protocol())
        .forEach(name -> TableFeature.named(name).ifPresent(features::add));
    transaction.require(features);
    source.domains().values().stream()
        .filter(domain -> domain.domain().startsWith("delta."))
        .forEach(transaction::domain);
  }

  private static AddFile absolute(String location, AddFile file) {
    DeletionVector vector = file.deletionVector();
    return named(
        file,
        url(DataPaths.resolve(location, file.path())),
        vector == null ? null : absolute(location, vector));
  }

  private static AddFile named(AddFile file, String path, DeletionVector vector) {
    return new AddFile(
        path,
        file.partitionValues(),
        file.size(),
        file.modificationTime(),
        file.dataChange(),
        file.stats(),
        file.tags(),
        vector,
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
