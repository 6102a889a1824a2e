package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.predicate.Predicate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An index that keeps every file for every predicate. */
final class ListedFiles implements FileIndex {

  private final Metadata metadata;
  private final Map<LogicalFile, AddFile> files;
  private final long bytes;

  ListedFiles(Metadata metadata, Map<LogicalFile, AddFile> files) {
    this.metadata = metadata;
    this.files = new LinkedHashMap<>(files);
    this.bytes = files.values().stream().mapToLong(AddFile::size).sum();
  }

  @Override
  public long count() {
    return files.size();
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public List<AddFile> all() {
    return List.copyOf(files.values());
  }

  @Override
  public FileSelection select(Predicate predicate) {
    return new FileSelection(all(), bytes, count(), bytes);
  }

  @Override
  public Optional<AddFile> find(String path) {
    return files.values().stream().filter(file -> file.path().equals(path)).findFirst();
  }

  @Override
  public FileIndex advance(Metadata next, List<RemoveFile> removed, List<AddFile> added) {
    FileIndexBuilder builder = FileIndexBuilder.forMetadata(next == null ? metadata : next);
    files.values().forEach(builder::add);
    removed.forEach(file -> builder.remove(file.path(), file.deletionVectorId()));
    added.forEach(builder::add);
    return builder.build();
  }
}
