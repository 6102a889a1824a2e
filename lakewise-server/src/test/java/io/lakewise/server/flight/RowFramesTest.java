package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpResponse;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.flight.impl.Flight.FlightData;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

/** Rows on their way from a stream of Arrow to messages of Flight. */
class RowFramesTest {

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Field.nullable("id", new ArrowType.Int(64, true)),
              Field.nullable("name", ArrowType.Utf8.INSTANCE)));

  private final CompletableFuture<Void> unwanted = new CompletableFuture<>();
  private final PartedAnswer answer = new PartedAnswer(unwanted, 0);

  /** A stream of batches with so many rows each. */
  private static byte[] stream(Random random, int... batches) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RootAllocator allocator = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(SCHEMA, allocator);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, null, bytes)) {
      writer.start();
      for (int rows : batches) {
        BigIntVector ids = (BigIntVector) root.getVector(0);
        VarCharVector names = (VarCharVector) root.getVector(1);
        for (int row = 0; row < rows; row++) {
          ids.setSafe(row, random.nextLong());
          names.setSafe(row, "x".repeat(random.nextInt(40)).getBytes(StandardCharsets.UTF_8));
        }
        root.setRowCount(rows);
        writer.writeBatch();
      }
      writer.end();
    }
    return bytes.toByteArray();
  }

  private static List<List<Object>> rows(byte[] stream) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    try (RootAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(stream), allocator)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      while (reader.loadNextBatch()) {
        for (int row = 0; row < root.getRowCount(); row++) {
          rows.add(
              List.of(
                  root.getVector(0).getObject(row), root.getVector(1).getObject(row).toString()));
        }
      }
    }
    return rows;
  }

  /** The stream whose messages are in frames of gRPC, as a client puts it together. */
  private static byte[] unframed(byte[] body) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    ByteBuffer frames = ByteBuffer.wrap(body);
    while (frames.hasRemaining()) {
      assertThat(frames.get()).isZero();
      byte[] message = new byte[frames.getInt()];
      frames.get(message);
      FlightData data = FlightData.parseFrom(message);
      byte[] metadata = data.getDataHeader().toByteArray();
      stream.write(
          ByteBuffer.allocate(8)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt(-1)
              .putInt(metadata.length)
              .array());
      stream.write(metadata);
      stream.write(data.getDataBody().toByteArray());
    }
    stream.write(new byte[] {-1, -1, -1, -1, 0, 0, 0, 0});
    return stream.toByteArray();
  }

  /** Has some bytes now, and others only when they are asked for. */
  private static InputStream inPieces(byte[] stream, Random random) {
    return new ByteArrayInputStream(stream) {
      @Override
      public synchronized int available() {
        return random.nextBoolean() ? 0 : super.available();
      }

      @Override
      public synchronized int read(byte[] bytes, int offset, int length) {
        return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(5000)));
      }
    };
  }

  @Test
  void rowsArriveAsTheyWere() throws Exception {
    long seed = Long.getLong("lakewise.seed", System.nanoTime());
    Random random = new Random(seed);
    byte[] stream = stream(random, 3, 0, 40_000, 1, 5000);
    CompletableFuture<AggregatedHttpResponse> taken = HttpResponse.of(answer.answer()).aggregate();
    assertThat(new RowFrames(inPieces(stream, random), answer).carry()).isTrue();
    answer.end(Status.OK, new Metadata());
    AggregatedHttpResponse whole = taken.join();
    assertThat(rows(unframed(whole.content().array()))).as("seed " + seed).isEqualTo(rows(stream));
    assertThat(whole.trailers().get("grpc-status")).isEqualTo("0");
  }

  @Test
  void aFewRowsAreSentAtOnce() throws Exception {
    byte[] stream = stream(new Random(1), 7);
    assertThat(new RowFrames(new ByteArrayInputStream(stream), answer).carry()).isTrue();
    assertThat(answer.answer().toCompletableFuture()).isNotDone();
    answer.end(Status.OK, new Metadata());
    AggregatedHttpResponse whole = HttpResponse.of(answer.answer()).aggregate().join();
    assertThat(rows(unframed(whole.content().array()))).hasSize(7).isEqualTo(rows(stream));
  }

  @Test
  void aStreamThatBreaksOffIsNoEnd() throws Exception {
    byte[] stream = stream(new Random(2), 2);
    for (int length = 0; length < stream.length - Integer.BYTES; length++) {
      byte[] broken = Arrays.copyOf(stream, length);
      assertThatThrownBy(
              () ->
                  new RowFrames(
                          new ByteArrayInputStream(broken),
                          new PartedAnswer(new CompletableFuture<>(), 0))
                      .carry())
          .as(length + " of " + stream.length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void lengthsThatCannotBeAreRefused() {
    for (int length : new int[] {-2, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      byte[] bad = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array();
      assertThatThrownBy(() -> new RowFrames(new ByteArrayInputStream(bad), answer).carry())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("metadata of " + length);
    }
  }

  private static CompletableFuture<Boolean> carriedElsewhere(byte[] stream, PartedAnswer answer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new RowFrames(new ByteArrayInputStream(stream), answer).carry();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void whatNobodyTakesInTimeStops() throws Exception {
    PartedAnswer limited = new PartedAnswer(unwanted, 50);
    assertThat(carriedElsewhere(stream(new Random(4), 200_000), limited).join()).isFalse();
    assertThat(limited.isLate()).isTrue();
  }

  @Test
  void whatNobodyTakesStopsWhenItIsUnwanted() throws Exception {
    CompletableFuture<Boolean> carried = carriedElsewhere(stream(new Random(3), 200_000), answer);
    answer.answer().toCompletableFuture().join();
    assertThat(carried).isNotDone();
    unwanted.complete(null);
    assertThat(carried.join()).isFalse();
  }
}
