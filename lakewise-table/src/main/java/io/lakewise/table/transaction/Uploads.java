package io.lakewise.table.transaction;

import io.lakewise.table.error.TableErrors;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.ChangeFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.storage.ObjectStore.Upload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts staged files in place: once, whatever the number of attempts to commit them. */
final class Uploads {

  private final TableEnvironment environment;
  private final String location;
  private final List<String> paths = new ArrayList<>();

  Uploads(TableEnvironment environment, String location) {
    this.environment = environment;
    this.location = location;
  }

  /** Makes staged files durable ones of the table's folder, and actions of them. */
  void place(StagedChanges changes, Metadata table) {
    FilePlacement placement = new FilePlacement(table, environment.ids());
    List<Upload> uploads = new ArrayList<>();
    for (WrittenFile file : changes.stagedFiles) {
      String path = placement.dataFile(file);
      uploads.add(new Upload(file.local(), location + "/" + path));
      changes.added.add(action(path, file, changes));
    }
    for (WrittenFile file : changes.stagedChangeFiles) {
      String path = placement.changeFile(file);
      uploads.add(new Upload(file.local(), location + "/" + path));
      changes.changeFiles.add(
          new ChangeFile(DataPaths.encode(path), file.partitionValues(), file.size(), null));
    }
    changes.stagedFiles.clear();
    changes.stagedChangeFiles.clear();
    uploads.forEach(upload -> paths.add(upload.path()));
    if (uploads.isEmpty()) {
      return;
    }
    changes.placedAt = environment.clock().millis();
    try {
      environment.store().upload(uploads);
    } catch (IOException e) {
      throw TableErrors.storage("put new files in place in", location, e);
    }
  }

  /** Removes what was placed, after it is certain that no version names it. */
  void discard() {
    for (String path : paths) {
      try {
        environment.store().delete(path);
      } catch (IOException leftBehind) {
        // no version names the file, so a vacuum takes it
      }
    }
    paths.clear();
  }

  private AddFile action(String path, WrittenFile file, StagedChanges changes) {
    return new AddFile(
        DataPaths.encode(path),
        file.partitionValues(),
        file.size(),
        environment.clock().millis(),
        changes.dataChange,
        file.stats(),
        tags(file, changes.tags),
        null,
        null,
        null,
        changes.clusteringProvider);
  }

  private static Map<String, String> tags(WrittenFile file, Map<String, String> given) {
    if (file.schema() == null) {
      return given;
    }
    Map<String, String> tags = new TreeMap<>(given == null ? Map.of() : given);
    tags.put(WrittenFile.SCHEMA_TAG, file.schema());
    return tags;
  }
}
