package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Files of an index, built when they are asked for: a large table's do not fit in memory twice. */
final class LiveFiles extends AbstractList<AddFile> implements RandomAccess {

  private final List<FileChunk> chunks;
  private final int[] positions;

  LiveFiles(List<FileChunk> chunks, int[] positions) {
    this.chunks = chunks;
    this.positions = positions;
  }

  @Override
  public AddFile get(int index) {
    int position = positions[index];
    return chunks.get(position / FileChunk.CAPACITY).file(position % FileChunk.CAPACITY);
  }

  @Override
  public int size() {
    return positions.length;
  }
}
