package io.lakewise.server.flight;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Rows that this process knows by itself, streamed as few batches. */
final class KnownRows {

  /** Of a message, where clients of gRPC take 4 MiB; a longer row goes alone. */
  private static final long MOST_BYTES = 2 << 20;

  private KnownRows() {}

  /** The schema in which {@link #send(Result, BufferAllocator, ServerStreamListener)} sends. */
  static Schema schema(List<ResultColumn> columns) {
    return new Schema(columns.stream().map(KnownRows::field).toList());
  }

  private static Field field(ResultColumn column) {
    ArrowType type =
        switch (column.type()) {
          case "BIGINT" -> new ArrowType.Int(64, true);
          case "INTEGER" -> new ArrowType.Int(32, true);
          case "BOOLEAN" -> ArrowType.Bool.INSTANCE;
          default -> ArrowType.Utf8.INSTANCE;
        };
    return Field.nullable(column.name(), type);
  }

  /** Sends the rows of a result. */
  static void send(Result result, BufferAllocator allocator, ServerStreamListener client) {
    send(schema(result.columns()), result::next, allocator, client);
  }

  /** Where rows come from: the next, or null at the end. */
  interface Source {
    List<Object> next();
  }

  /** Sends rows of a schema. */
  static void send(
      Schema schema, Source rows, BufferAllocator allocator, ServerStreamListener client) {
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator)) {
      root.allocateNew();
      client.start(root);
      int count = 0;
      long bytes = 0;
      for (List<Object> row = rows.next(); row != null; row = rows.next()) {
        if (count > 0 && bytes + bytes(row) > MOST_BYTES) {
          root.setRowCount(count);
          client.putNext();
          root.allocateNew();
          count = 0;
          bytes = 0;
        }
        bytes += bytes(row);
        for (int i = 0; i < row.size(); i++) {
          set(root.getVector(i), count, row.get(i));
        }
        count++;
      }
      root.setRowCount(count);
      client.putNext();
      client.completed();
    }
  }

  /** About how much a row takes in a message. */
  private static long bytes(List<Object> row) {
    long bytes = 0;
    for (Object value : row) {
      bytes += value instanceof byte[] binary ? binary.length : String.valueOf(value).length() * 3L;
    }
    return bytes;
  }

  private static void set(FieldVector vector, int row, Object value) {
    if (value == null) {
      vector.setNull(row);
    } else if (vector instanceof BigIntVector longs) {
      longs.setSafe(row, ((Number) value).longValue());
    } else if (vector instanceof IntVector ints) {
      ints.setSafe(row, ((Number) value).intValue());
    } else if (vector instanceof UInt1Vector bytes) {
      bytes.setSafe(row, ((Number) value).intValue());
    } else if (vector instanceof BitVector bits) {
      bits.setSafe(row, (Boolean) value ? 1 : 0);
    } else if (vector instanceof ListVector texts) {
      set(texts, row, (List<?>) value);
    } else if (vector instanceof VarBinaryVector bytes) {
      bytes.setSafe(row, (byte[]) value);
    } else {
      ((VarCharVector) vector).setSafe(row, value.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void set(ListVector vector, int row, List<?> texts) {
    int at = vector.startNewValue(row);
    VarCharVector items = (VarCharVector) vector.getDataVector();
    for (Object text : texts) {
      items.setSafe(at++, text.toString().getBytes(StandardCharsets.UTF_8));
    }
    vector.endValue(row, texts.size());
  }
}
