package io.lakewise.server.result;

import io.lakewise.engine.session.ResultColumn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A result that can be fetched in chunks, any number of times, until it is removed. */
public final class KeptResult {

  /** About as large as a chunk's Arrow data becomes. */
  private static final long CHUNK_BYTES = 8L << 20;

  /** The end of an Arrow IPC stream: the continuation marker and no length. */
  static final byte[] END_OF_STREAM = {-1, -1, -1, -1, 0, 0, 0, 0};

  private final Storage storage;
  private final List<ResultColumn> columns;
  private final long schemaLength;
  private final List<Chunk> chunks;
  private final long rows;
  private final boolean truncated;

  KeptResult(
      Storage storage,
      List<ResultColumn> columns,
      long schemaLength,
      List<Batch> batches,
      long rows,
      boolean truncated) {
    this.storage = storage;
    this.columns = List.copyOf(columns);
    this.schemaLength = schemaLength;
    this.chunks = chunks(batches);
    this.rows = rows;
    this.truncated = truncated;
  }

  private static List<Chunk> chunks(List<Batch> batches) {
    List<Chunk> chunks = new ArrayList<>();
    long bytes = 0;
    long rows = 0;
    Batch first = null;
    for (Batch batch : batches) {
      if (first != null && bytes + batch.length() > CHUNK_BYTES) {
        chunks.add(new Chunk(chunks.size(), first.firstRow(), rows, first.offset(), bytes));
        first = null;
      }
      if (first == null) {
        first = batch;
        bytes = 0;
        rows = 0;
      }
      bytes += batch.length();
      rows += batch.rows();
    }
    if (first != null) {
      chunks.add(new Chunk(chunks.size(), first.firstRow(), rows, first.offset(), bytes));
    }
    return List.copyOf(chunks);
  }

  /** The columns; none for a statement that answers nothing. */
  public List<ResultColumn> columns() {
    return columns;
  }

  /** Its parts; none if it has no rows. */
  public List<Chunk> chunks() {
    return chunks;
  }

  /** All rows that are kept. */
  public long rows() {
    return rows;
  }

  /** All bytes that are kept. */
  public long bytes() {
    return storage.length();
  }

  /** Whether the statement had more rows than its limits allow. */
  public boolean truncated() {
    return truncated;
  }

  /** The bytes in memory. */
  public long memoryBytes() {
    return storage.memoryBytes();
  }

  /** A chunk as an Arrow IPC stream of its own. */
  public InputStream stream(Chunk chunk) throws IOException {
    return new SequenceInputStream(
        storage.read(0, schemaLength), storage.read(chunk.offset(), chunk.bytes()));
  }

  /** A place for a file that is made of it, which goes with the results of this process. */
  public Path beside(String name) {
    return storage.beside(name);
  }

  /** All of it as one Arrow IPC stream. */
  InputStream stream() throws IOException {
    return storage.read(0, storage.length());
  }

  /** Writes a chunk as an Arrow IPC stream of its own. */
  public void copy(Chunk chunk, OutputStream out) throws IOException {
    storage.copy(0, schemaLength, out);
    storage.copy(chunk.offset(), chunk.bytes(), out);
    out.write(END_OF_STREAM);
  }

  /** Gives the space back; reading fails afterwards. */
  public void remove() {
    storage.remove();
  }
}
