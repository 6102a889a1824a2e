package io.lakewise.table.transaction;

import io.lakewise.table.deletion.DeletedRows;
import io.lakewise.table.feature.TableFeature;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.ChangeFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a transaction is to change, in terms that do not depend on the version it ends up as. */
final class StagedChanges {

  /** Rows of a file of the version that the transaction stands on. */
  record FileRows(AddFile file, DeletedRows positions) {

    FileRows and(DeletedRows more) {
      return new FileRows(file, positions.union(more));
    }
  }

  final List<WrittenFile> stagedFiles = new ArrayList<>();
  final List<WrittenFile> stagedChangeFiles = new ArrayList<>();
  final List<AddFile> added = new ArrayList<>();
  final List<ChangeFile> changeFiles = new ArrayList<>();
  final Map<String, AddFile> removed = new LinkedHashMap<>();
  final Map<String, FileRows> deletedRows = new LinkedHashMap<>();
  final Map<String, FileRows> rowsRead = new LinkedHashMap<>();
  final Map<String, Long> applications = new LinkedHashMap<>();
  final Map<String, DomainMetadata> domains = new LinkedHashMap<>();
  final Set<TableFeature> features = EnumSet.noneOf(TableFeature.class);
  Metadata metadata;

  /** When staged files were put in place, in milliseconds since the epoch. */
  long placedAt = Long.MAX_VALUE;

  String clusteringProvider;
  Map<String, String> tags;
  boolean dataChange = true;

  boolean isEmpty() {
    return stagedFiles.isEmpty()
        && stagedChangeFiles.isEmpty()
        && added.isEmpty()
        && removed.isEmpty()
        && deletedRows.isEmpty()
        && applications.isEmpty()
        && domains.isEmpty()
        && features.isEmpty()
        && metadata == null;
  }

  boolean takesRowsAway() {
    return !removed.isEmpty() || !deletedRows.isEmpty();
  }

  static String key(String path) {
    return DataPaths.canonical(path);
  }
}
