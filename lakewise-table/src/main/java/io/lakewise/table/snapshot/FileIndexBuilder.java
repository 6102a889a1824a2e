package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CheckpointedFile;
import io.lakewise.table.log.Metadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Builds the index of a version by replaying its log in the order of the versions. A logical file
 * is a path with a deletion vector (Delta protocol, "Action Reconciliation"). Not thread-safe; used
 * once.
 */
public final class FileIndexBuilder {

  private static final int WORDS = FileChunk.CAPACITY / Long.SIZE;

  private final PathTable paths;
  private final List<FileChunk> chunks = new ArrayList<>();
  private final List<long[]> live = new ArrayList<>();
  private final BitSet owned = new BitSet();
  private final List<FileRow> open = new ArrayList<>();
  private int count;
  private long bytes;

  private Metadata metadata;

  private FileIndexBuilder(Metadata metadata, PathTable paths) {
    this.metadata = metadata;
    this.paths = paths;
  }

  /**
   * An empty builder.
   *
   * @param metadata of the version to build: it says which columns there are
   */
  public static FileIndexBuilder forMetadata(Metadata metadata) {
    PathTable paths = new PathTable();
    paths.claim(0);
    return new FileIndexBuilder(metadata, paths);
  }

  /** An empty builder for a log whose metadata is still to come. */
  static FileIndexBuilder withoutMetadata() {
    return forMetadata(null);
  }

  /** Says what the metadata is, which may come after the files. */
  FileIndexBuilder metadata(Metadata found) {
    metadata = found;
    return this;
  }

  /**
   * A builder that goes on from an index. Memory is shared if nothing else has gone on from it and
   * most of what it holds is live; otherwise the live files are copied.
   */
  static FileIndexBuilder from(ChunkedFileIndex base, Metadata metadata) {
    boolean sparse = base.end() > 2 * base.count() + FileChunk.CAPACITY;
    if (sparse || !base.paths().claim(base.end())) {
      FileIndexBuilder copy = forMetadata(metadata);
      base.eachLive((chunk, file) -> copy.appendCopy(chunk.row(file)));
      return copy;
    }
    FileIndexBuilder builder = new FileIndexBuilder(metadata, base.paths());
    builder.share(base);
    return builder;
  }

  private void share(ChunkedFileIndex base) {
    count = (int) base.count();
    bytes = base.bytes();
    chunks.addAll(base.chunks());
    live.addAll(base.live());
    int last = chunks.size() - 1;
    if (last >= 0 && chunks.get(last).files() < FileChunk.CAPACITY) {
      FileChunk tail = chunks.remove(last);
      for (int file = 0; file < tail.files(); file++) {
        open.add(tail.row(file));
      }
    }
  }

  /** Adds a logical file; one that is there already is replaced. */
  public FileIndexBuilder add(AddFile file) {
    replace(FileRow.of(file, paths.shared()));
    return this;
  }

  /** Adds a logical file of a checkpoint; one that is there already is replaced. */
  void add(CheckpointedFile file) {
    replace(FileRow.of(file, paths.shared()));
  }

  private void replace(FileRow row) {
    byte[] key = FileRow.key(row.path());
    int hash = PathTable.hash(key);
    remove(key, hash, row.extras().deletionVectorId());
    append(row, hash);
  }

  private void appendCopy(FileRow row) {
    append(row, PathTable.hash(FileRow.key(row.path())));
  }

  private void append(FileRow row, int hash) {
    int position = chunks.size() * FileChunk.CAPACITY + open.size();
    if (live.size() == chunks.size()) {
      owned.set(live.size());
      live.add(new long[WORDS]);
    }
    open.add(row);
    paths.add(hash, position);
    words(chunks.size())[wordOf(position)] |= 1L << position;
    count++;
    bytes += row.size();
    if (open.size() == FileChunk.CAPACITY) {
      seal();
    }
  }

  private void seal() {
    chunks.add(new FileChunk(open));
    open.clear();
  }

  /**
   * Removes a logical file; an unknown one is ignored.
   *
   * @param path as in the log
   * @param deletionVectorId or null
   */
  public FileIndexBuilder remove(String path, String deletionVectorId) {
    byte[] key = FileRow.key(path);
    remove(key, PathTable.hash(key), deletionVectorId);
    return this;
  }

  private void remove(byte[] key, int hash, String deletionVectorId) {
    int position = paths.find(hash, at -> isLive(at) && isLogicalFile(at, key, deletionVectorId));
    if (position >= 0) {
      words(position / FileChunk.CAPACITY)[wordOf(position)] &= ~(1L << position);
      count--;
      bytes -= size(position);
    }
  }

  private static int wordOf(int position) {
    return position % FileChunk.CAPACITY / Long.SIZE;
  }

  /** The live bits of a chunk, which are copied before their first change. */
  private long[] words(int chunk) {
    if (!owned.get(chunk)) {
      owned.set(chunk);
      live.set(chunk, live.get(chunk).clone());
    }
    return live.get(chunk);
  }

  private boolean isLive(int position) {
    int chunk = position / FileChunk.CAPACITY;
    return chunk < live.size() && (live.get(chunk)[wordOf(position)] >>> position & 1) != 0;
  }

  private boolean isLogicalFile(int position, byte[] key, String deletionVectorId) {
    int chunk = position / FileChunk.CAPACITY;
    int file = position % FileChunk.CAPACITY;
    if (chunk < chunks.size()) {
      return chunks.get(chunk).isLogicalFile(file, key, deletionVectorId);
    }
    FileRow row = open.get(file);
    return Arrays.equals(FileRow.key(row.path()), key)
        && Objects.equals(row.extras().deletionVectorId(), deletionVectorId);
  }

  private long size(int position) {
    int chunk = position / FileChunk.CAPACITY;
    int file = position % FileChunk.CAPACITY;
    return chunk < chunks.size() ? chunks.get(chunk).size(file) : open.get(file).size();
  }

  /** The index of what was added and not removed. */
  public FileIndex build() {
    int end = chunks.size() * FileChunk.CAPACITY + open.size();
    if (!open.isEmpty()) {
      seal();
    }
    ChunkedFileIndex index = new ChunkedFileIndex(metadata, chunks, live, paths, count, bytes);
    paths.release(end);
    return index;
  }
}
