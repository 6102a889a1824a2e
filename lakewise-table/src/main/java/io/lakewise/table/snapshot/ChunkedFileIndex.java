package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.predicate.FilePruner;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.statistics.IndexedColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * An index as chunks that it shares with other versions, and bits that say which of their files are
 * live. A position counts files through all chunks; all but the last are full.
 */
final class ChunkedFileIndex implements FileIndex {

  private final IndexedColumns columns;
  private final List<FileChunk> chunks;
  private final List<long[]> live;
  private final PathTable paths;
  private final int end;
  private final int count;
  private final long bytes;

  ChunkedFileIndex(
      Metadata metadata,
      List<FileChunk> chunks,
      List<long[]> live,
      PathTable paths,
      int count,
      long bytes) {
    this.columns = IndexedColumns.of(metadata);
    this.chunks = List.copyOf(chunks);
    this.live = List.copyOf(live);
    this.paths = paths;
    this.end = this.chunks.stream().mapToInt(FileChunk::files).sum();
    this.count = count;
    this.bytes = bytes;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public List<AddFile> all() {
    return select(Predicate.ALWAYS).files();
  }

  @Override
  public FileSelection select(Predicate predicate) {
    FilePruner pruner = FilePruner.of(predicate, columns::find);
    int[] positions = new int[count];
    int selected = 0;
    long selectedBytes = 0;
    for (int chunk = 0; chunk < chunks.size(); chunk++) {
      FileChunk files = chunks.get(chunk);
      long[] bits = pruner.mayMatch(files.batch());
      for (int word = 0; word < bits.length; word++) {
        for (long left = bits[word] & live.get(chunk)[word]; left != 0; left &= left - 1) {
          int file = word * Long.SIZE + Long.numberOfTrailingZeros(left);
          positions[selected++] = chunk * FileChunk.CAPACITY + file;
          selectedBytes += files.size(file);
        }
      }
    }
    int[] exact = Arrays.copyOf(positions, selected);
    return new FileSelection(new LiveFiles(chunks, exact), selectedBytes, count, bytes);
  }

  @Override
  public Optional<AddFile> find(String path) {
    byte[] key = FileRow.key(path);
    int position =
        paths.find(
            PathTable.hash(key),
            at -> isLive(at) && chunk(at).hasKey(at % FileChunk.CAPACITY, key));
    return position < 0
        ? Optional.empty()
        : Optional.of(chunk(position).file(position % FileChunk.CAPACITY));
  }

  /** Calls for each live file with its chunk and its place in it, in order. */
  void eachLive(ObjIntConsumer<FileChunk> action) {
    for (int chunk = 0; chunk < chunks.size(); chunk++) {
      FileChunk files = chunks.get(chunk);
      for (int file = 0; file < files.files(); file++) {
        if (isLive(chunk * FileChunk.CAPACITY + file)) {
          action.accept(files, file);
        }
      }
    }
  }

  private FileChunk chunk(int position) {
    return chunks.get(position / FileChunk.CAPACITY);
  }

  private boolean isLive(int position) {
    int file = position % FileChunk.CAPACITY;
    return position < end
        && (live.get(position / FileChunk.CAPACITY)[file / Long.SIZE] >>> file & 1) != 0;
  }

  @Override
  public FileIndex advance(Metadata next, List<RemoveFile> removed, List<AddFile> added) {
    FileIndexBuilder builder = FileIndexBuilder.from(this, next);
    removed.forEach(file -> builder.remove(file.path(), file.deletionVectorId()));
    added.forEach(builder::add);
    return builder.build();
  }

  List<FileChunk> chunks() {
    return chunks;
  }

  List<long[]> live() {
    return live;
  }

  PathTable paths() {
    return paths;
  }

  int end() {
    return end;
  }
}
