package io.lakewise.server.flight;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.impl.FlightServiceGrpc;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/** Rows that are sent message by message, so that one can be other than it should. */
final class RawRows implements AutoCloseable {

  private static final int ROWS = 1000;

  private final BufferAllocator allocator;
  private final ManagedChannel channel;
  private final CompletableFuture<Status.Code> ended = new CompletableFuture<>();
  private final StreamObserver<Flight.FlightData> out;

  RawRows(int port, String token, BufferAllocator allocator) {
    this.allocator = allocator;
    this.channel = ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    this.out =
        FlightServiceGrpc.newStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
            .doPut(
                new StreamObserver<>() {
                  @Override
                  public void onNext(Flight.PutResult result) {
                    ended.complete(Status.Code.OK);
                  }

                  @Override
                  public void onError(Throwable cause) {
                    ended.complete(Status.fromThrowable(cause).getCode());
                  }

                  @Override
                  public void onCompleted() {
                    ended.complete(Status.Code.OK);
                  }
                });
  }

  /** Says what comes. */
  void begin(FlightDescriptor descriptor, Schema schema) {
    out.onNext(
        Flight.FlightData.newBuilder()
            .setFlightDescriptor(
                Flight.FlightDescriptor.newBuilder()
                    .setType(Flight.FlightDescriptor.DescriptorType.CMD)
                    .setCmd(ByteString.copyFrom(descriptor.getCommand())))
            .setDataHeader(
                ByteString.copyFrom(MessageSerializer.serializeMetadata(schema, IpcOption.DEFAULT)))
            .build());
  }

  /** Sends a batch of empty values; without its buffers if {@code whole} is false. */
  void batch(Schema schema, boolean whole) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator)) {
      root.allocateNew();
      root.setRowCount(ROWS);
      try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
        int header =
            MessageSerializer.serialize(new WriteChannel(Channels.newChannel(bytes)), batch)
                .getMetadataLength();
        byte[] body = Arrays.copyOfRange(bytes.toByteArray(), header, bytes.size());
        out.onNext(
            Flight.FlightData.newBuilder()
                .setDataHeader(ByteString.copyFrom(MessageSerializer.serializeMetadata(batch)))
                .setDataBody(whole ? ByteString.copyFrom(body) : ByteString.EMPTY)
                .build());
      }
    }
  }

  /** Ends the rows; answers how the call ended. */
  Status.Code end() throws Exception {
    try {
      out.onCompleted();
    } catch (IllegalStateException alreadyEnded) {
      return ended.get(20, TimeUnit.SECONDS);
    }
    return ended.get(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
