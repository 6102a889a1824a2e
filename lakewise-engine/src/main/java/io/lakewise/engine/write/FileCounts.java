package io.lakewise.engine.write;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.transaction.Operation;
import java.util.List;

/** What a statement did to files, by the metrics' names that Delta's history has. */
final class FileCounts {

  private long removedFiles;
  private long removedBytes;
  private long addedFiles;
  private long addedBytes;
  private long addedRows;
  private long copiedRows;
  private long changeFiles;
  private long vectorsAdded;
  private long vectorsRemoved;
  private long vectorsUpdated;

  void added(List<WrittenFile> files) {
    addedFiles += files.size();
    addedBytes += files.stream().mapToLong(WrittenFile::size).sum();
    addedRows += files.stream().mapToLong(WrittenFile::rows).sum();
  }

  void copied(List<WrittenFile> files) {
    added(files);
    long rows = files.stream().mapToLong(WrittenFile::rows).sum();
    addedRows -= rows;
    copiedRows += rows;
  }

  void changes(List<WrittenFile> files) {
    changeFiles += files.size();
  }

  void removed(AddFile file) {
    removedFiles++;
    removedBytes += file.size();
    vectorsRemoved += file.deletionVector() == null ? 0 : 1;
  }

  void marked(AddFile file) {
    vectorsAdded++;
    if (file.deletionVector() != null) {
      vectorsRemoved++;
      vectorsUpdated++;
    }
  }

  /** Metrics of DELETE, UPDATE and the like. */
  Operation describe(Operation operation) {
    return operation
        .metric("numRemovedFiles", removedFiles)
        .metric("numRemovedBytes", removedBytes)
        .metric("numAddedFiles", addedFiles)
        .metric("numAddedBytes", addedBytes)
        .metric("numCopiedRows", copiedRows)
        .metric("numAddedChangeFiles", changeFiles)
        .metric("numDeletionVectorsAdded", vectorsAdded)
        .metric("numDeletionVectorsRemoved", vectorsRemoved)
        .metric("numDeletionVectorsUpdated", vectorsUpdated);
  }

  /** Metrics of WRITE; those of removed files only where some may be. */
  Operation describeWrite(Operation operation, boolean removes) {
    Operation written =
        operation
            .metric("numFiles", addedFiles)
            .metric("numOutputRows", addedRows + copiedRows)
            .metric("numOutputBytes", addedBytes);
    return removes
        ? written.metric("numRemovedFiles", removedFiles).metric("numRemovedBytes", removedBytes)
        : written;
  }

  /** Metrics of MERGE. */
  Operation describeMerge(Operation operation) {
    return operation
        .metric("numTargetRowsCopied", copiedRows)
        .metric("numOutputRows", addedRows + copiedRows)
        .metric("numTargetFilesAdded", addedFiles)
        .metric("numTargetFilesRemoved", removedFiles)
        .metric("numTargetBytesAdded", addedBytes)
        .metric("numTargetBytesRemoved", removedBytes)
        .metric("numTargetChangeFilesAdded", changeFiles)
        .metric("numTargetDeletionVectorsAdded", vectorsAdded)
        .metric("numTargetDeletionVectorsRemoved", vectorsRemoved)
        .metric("numTargetDeletionVectorsUpdated", vectorsUpdated);
  }
}
