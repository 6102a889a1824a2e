package io.lakewise.worker;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/**
 * Writes a batch as several where it would be longer than what clients of gRPC take at once: 4 MiB,
 * unless they are told otherwise. A row that is longer stays whole.
 */
final class PartedWriter extends ArrowStreamWriter {

  /** Bytes of values in a message, which leaves room for what describes them. */
  static final long MOST_BYTES = 3L << 20;

  private final VectorSchemaRoot rows;

  /** Writes the batches that {@code root} will hold. */
  PartedWriter(VectorSchemaRoot root, DictionaryProvider dictionaries, WritableByteChannel out) {
    super(root, dictionaries, out);
    this.rows = root;
  }

  @Override
  protected ArrowBlock writeRecordBatch(ArrowRecordBatch batch) throws IOException {
    return write(batch, 0);
  }

  /** Writes a batch of the rows from {@code from} on; returns where its last part is. */
  private ArrowBlock write(ArrowRecordBatch batch, int from) throws IOException {
    long bytes = batch.computeBodyLength();
    int count = batch.getLength();
    if (bytes <= MOST_BYTES || count <= 1) {
      return super.writeRecordBatch(batch);
    }
    ArrowBlock last = null;
    int step = (int) Math.max(1, count / (bytes / MOST_BYTES + 1));
    for (int done = 0; done < count; done += step) {
      int length = Math.min(step, count - done);
      try (VectorSchemaRoot part = rows.slice(from + done, length);
          ArrowRecordBatch smaller = new VectorUnloader(part).getRecordBatch()) {
        last = write(smaller, from + done);
      }
    }
    return last;
  }
}
