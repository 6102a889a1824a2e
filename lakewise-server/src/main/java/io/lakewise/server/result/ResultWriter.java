package io.lakewise.server.result;

import io.lakewise.engine.session.ResultColumn;
import io.lakewise.server.error.ServerErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Keeps the batches of one result, up to its limits. Used by one thread. */
public final class ResultWriter {

  private final Storage storage;
  private final ResultLimits limits;
  private final WriteChannel channel;
  private final List<Batch> batches = new ArrayList<>();
  private List<ResultColumn> columns = List.of();
  private VectorSchemaRoot root;
  private DictionaryProvider dictionaries;
  private long schemaLength;
  private long rows;
  private long bytes;
  private boolean truncated;
  private boolean encoded;

  /** Writes into {@code storage}. */
  ResultWriter(Storage storage, ResultLimits limits) {
    this.storage = storage;
    this.limits = limits;
    this.channel = new WriteChannel(storage);
  }

  /** Before the first batch. */
  public void begin(VectorSchemaRoot batches, DictionaryProvider provider) {
    root = batches;
    dictionaries = provider;
    encoded = batches.getSchema().getFields().stream().anyMatch(ResultWriter::isEncoded);
    Schema schema = new Schema(batches.getSchema().getFields().stream().map(this::plain).toList());
    columns = ArrowColumns.of(schema);
    try {
      MessageSerializer.serialize(channel, schema);
      schemaLength = storage.length();
    } catch (IOException e) {
      throw ServerErrors.resultUnwritable(e);
    }
  }

  /**
   * The root holds the next batch.
   *
   * @return whether more is wanted
   */
  public boolean batch() {
    long wanted = Math.min(root.getRowCount(), limits.rows() - rows);
    if (wanted < root.getRowCount()) {
      truncated = true;
    }
    if (wanted > 0) {
      try {
        writeFirst((int) wanted);
      } catch (IOException e) {
        throw ServerErrors.resultUnwritable(e);
      }
    }
    return !truncated;
  }

  private void writeFirst(int count) throws IOException {
    if (!encoded && count == root.getRowCount()) {
      write(root);
      return;
    }
    try (VectorSchemaRoot plain = decoded();
        VectorSchemaRoot cut = plain.slice(0, count)) {
      write(cut);
    }
  }

  private void write(VectorSchemaRoot part) throws IOException {
    long left = limits.bytes() - bytes;
    try (ArrowRecordBatch batch = new VectorUnloader(part).getRecordBatch()) {
      long size = batch.computeBodyLength();
      if (size <= left) {
        append(batch);
        return;
      }
      if (limits.strict()) {
        throw ServerErrors.resultTooLarge(limits.bytes());
      }
    }
    truncated = true;
    int fitting = fitting(part, left);
    if (fitting > 0) {
      try (VectorSchemaRoot cut = part.slice(0, fitting);
          ArrowRecordBatch batch = new VectorUnloader(cut).getRecordBatch()) {
        append(batch);
      }
    }
  }

  /** How many rows of a part, which has too many, take no more than some bytes; about. */
  private static int fitting(VectorSchemaRoot part, long bytes) {
    int least = 0;
    int most = part.getRowCount();
    while (least < most) {
      int middle = least + (most - least + 1) / 2;
      try (VectorSchemaRoot cut = part.slice(0, middle);
          ArrowRecordBatch batch = new VectorUnloader(cut).getRecordBatch()) {
        if (batch.computeBodyLength() <= bytes) {
          least = middle;
        } else {
          most = middle - 1;
        }
      }
    }
    return least;
  }

  private void append(ArrowRecordBatch batch) throws IOException {
    long offset = storage.length();
    MessageSerializer.serialize(channel, batch, IpcOption.DEFAULT);
    batches.add(new Batch(offset, storage.length() - offset, rows, batch.getLength()));
    rows += batch.getLength();
    bytes += batch.computeBodyLength();
  }

  /** Whether a field, or one in it, has a dictionary, as DuckDB's ENUM does. */
  private static boolean isEncoded(Field field) {
    return field.getDictionary() != null
        || field.getChildren().stream().anyMatch(ResultWriter::isEncoded);
  }

  private Field plain(Field field) {
    if (!isEncoded(field)) {
      return field;
    }
    Field like =
        field.getDictionary() == null
            ? field
            : dictionaries.lookup(field.getDictionary().getId()).getVector().getField();
    return new Field(
        field.getName(),
        new FieldType(field.isNullable(), like.getType(), null, field.getMetadata()),
        like.getChildren().stream().map(this::plain).toList());
  }

  /** Without dictionaries, so that every part of the result can be read by itself. */
  private VectorSchemaRoot decoded() {
    List<FieldVector> vectors = new ArrayList<>();
    boolean whole = false;
    try {
      for (FieldVector vector : root.getFieldVectors()) {
        vectors.add(decoded(vector));
      }
      whole = true;
    } finally {
      if (!whole) {
        vectors.forEach(FieldVector::close);
      }
    }
    VectorSchemaRoot plain = new VectorSchemaRoot(vectors);
    plain.setRowCount(root.getRowCount());
    return plain;
  }

  private FieldVector decoded(FieldVector vector) {
    if (!isEncoded(vector.getField())) {
      return shared(vector);
    }
    FieldVector plain = plain(vector.getField()).createVector(vector.getAllocator());
    boolean whole = false;
    try {
      decode(vector, plain);
      whole = true;
    } finally {
      if (!whole) {
        plain.close();
      }
    }
    return plain;
  }

  private void decode(FieldVector vector, FieldVector into) {
    DictionaryEncoding encoding = vector.getField().getDictionary();
    if (encoding != null) {
      try (ValueVector values =
          DictionaryEncoder.decode(vector, dictionaries.lookup(encoding.getId()))) {
        values.makeTransferPair(into).transfer();
      }
      return;
    }
    into.loadFieldBuffers(
        new ArrowFieldNode(vector.getValueCount(), vector.getNullCount()),
        vector.getFieldBuffers());
    List<FieldVector> children = vector.getChildrenFromFields();
    for (int i = 0; i < children.size(); i++) {
      decode(children.get(i), into.getChildrenFromFields().get(i));
    }
  }

  /** The same buffers once more, so that both can be closed. */
  private static FieldVector shared(FieldVector vector) {
    var transfer = vector.getTransferPair(vector.getField(), vector.getAllocator());
    transfer.splitAndTransfer(0, vector.getValueCount());
    return (FieldVector) transfer.getTo();
  }

  /**
   * All rows as an Arrow IPC stream, after {@link #finish}; empty if there were more, or are many,
   * or if they came otherwise than they are kept.
   */
  Optional<byte[]> arrowStream() {
    if (truncated || encoded || schemaLength == 0 || storage.memoryBytes() == 0) {
      return Optional.empty();
    }
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    try {
      storage.copy(0, storage.length(), stream);
    } catch (IOException e) {
      throw ServerErrors.resultUnwritable(e);
    }
    stream.writeBytes(KeptResult.END_OF_STREAM);
    return Optional.of(stream.toByteArray());
  }

  /** The result as it is now: whole, or as much as the limits allow. */
  KeptResult finish() {
    storage.close();
    return new KeptResult(storage, columns, schemaLength, batches, rows, truncated);
  }
}
