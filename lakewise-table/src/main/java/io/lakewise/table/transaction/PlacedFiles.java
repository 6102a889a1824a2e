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

/**
 * The files that a transaction puts in place before it is decided, each noted in the journal before
 * it is there. Staged ones are put once, whatever the number of attempts to commit them.
 */
final class PlacedFiles {

  private final TableEnvironment environment;
  private final String location;
  private final long version;
  private final List<String> paths = new ArrayList<>();
  private Journal.Entry notes;

  /** Of a transaction that stands on a version; -1 if it creates the table. */
  PlacedFiles(TableEnvironment environment, String location, long version) {
    this.environment = environment;
    this.location = location;
    this.version = version;
  }

  /** Notes files that are about to be put in place. */
  void placing(List<String> placed) {
    if (notes == null) {
      notes = environment.journal().begin(location, version);
    }
    notes.placing(placed);
    paths.addAll(placed);
  }

  /**
   * Makes staged files durable ones of the table's folder, and actions of them. Notes at least that
   * there is a transaction, which will write into the table's log.
   */
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
    if (notes == null || !uploads.isEmpty()) {
      placing(uploads.stream().map(Upload::path).toList());
    }
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
    boolean gone = true;
    for (String path : paths) {
      try {
        environment.store().delete(path);
      } catch (IOException leftBehind) {
        // no version names the file, so the journal's reader or a vacuum takes it
        gone = false;
      }
    }
    paths.clear();
    if (gone) {
      settled();
    }
  }

  /** The log says of each file whether it counts. */
  void settled() {
    if (notes != null) {
      notes.settled();
      notes = null;
    }
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
