package io.lakewise.engine.definition;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.CloneErrors;
import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.deletion.DeletionVectorFiles;
import io.lakewise.table.feature.Protocols;
import io.lakewise.table.feature.TableFeature;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.DeletionVector;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.storage.ObjectStore.Upload;
import io.lakewise.table.transaction.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Copies the files of a version into another table's folder. */
final class DeepCopy {

  private final StatementContext statement;
  private final String location;

  DeepCopy(StatementContext statement, String location) {
    this.statement = statement;
    this.location = location;
  }

  /** Copies, and stages what was copied with the features and system domains that it needs. */
  void stage(Transaction transaction, Snapshot source) {
    Set<TableFeature> features = EnumSet.noneOf(TableFeature.class);
    Protocols.featureNames(source.protocol())
        .forEach(name -> TableFeature.named(name).ifPresent(features::add));
    transaction.require(features);
    source.domains().values().stream()
        .filter(domain -> domain.domain().startsWith("delta."))
        .forEach(transaction::domain);
    List<AddFile> files = source.files().all();
    List<String> names = copy(source, files, transaction);
    List<DeletionVector> vectors = vectors(statement, location, source, transaction);
    for (int i = 0; i < files.size(); i++) {
      AddFile file = files.get(i);
      transaction.add(
          new AddFile(
              DataPaths.encode(names.get(i)),
              file.partitionValues(),
              file.size(),
              file.modificationTime(),
              true,
              file.stats(),
              file.tags(),
              vectors.get(i),
              file.baseRowId(),
              file.defaultRowCommitVersion(),
              file.clusteringProvider()));
    }
  }

  private List<String> copy(Snapshot source, List<AddFile> files, Transaction transaction) {
    List<String> names = new ArrayList<>();
    List<Upload> uploads = new ArrayList<>();
    Path folder = statement.staging();
    for (AddFile file : files) {
      String path = DataPaths.resolve(source.location(), file.path());
      String name = "part-00000-" + statement.lake().ids().get() + ".c000" + ending(path);
      names.add(name);
      try {
        Files.createDirectories(folder);
        Path staged = folder.resolve(name);
        Files.copy(statement.lake().store().localPath(path), staged);
        uploads.add(new Upload(staged, location + "/" + name));
      } catch (IOException e) {
        throw CloneErrors.notCopied(path, e);
      }
    }
    transaction.placing(uploads.stream().map(Upload::path).toList());
    try {
      if (!uploads.isEmpty()) {
        statement.lake().store().upload(uploads);
      }
    } catch (IOException e) {
      throw CloneErrors.notCopied(location, e);
    }
    return names;
  }

  private static String ending(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.matches(".*\\.[a-z0-9]+\\.parquet")
        ? name.substring(name.lastIndexOf('.', name.length() - ".parquet".length() - 1))
        : ".parquet";
  }

  /**
   * Copies the deletion vectors of a version.
   *
   * @return one for each of its files, in order; null where there is none
   */
  static List<DeletionVector> vectors(
      StatementContext statement, String location, Snapshot source, Transaction transaction) {
    List<AddFile> files = source.files().all();
    DeletionVectorFiles vectors = new DeletionVectorFiles(statement.lake().store());
    List<DeletedRows> deleted = new ArrayList<>();
    for (AddFile file : files) {
      if (file.deletionVector() != null) {
        deleted.add(vectors.read(source.location(), file.deletionVector()));
      }
    }
    List<DeletionVector> written = List.of();
    if (!deleted.isEmpty()) {
      UUID id = statement.lake().ids().get();
      transaction.placing(List.of(DeletionVectorFiles.path(location, id)));
      written = vectors.write(location, id, deleted);
    }
    List<DeletionVector> perFile = new ArrayList<>();
    int next = 0;
    for (AddFile file : files) {
      perFile.add(file.deletionVector() == null ? null : written.get(next++));
    }
    return perFile;
  }
}
