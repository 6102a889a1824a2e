package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestHeaders;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.SyncPutListener;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.impl.Flight.FlightData;
import org.apache.arrow.flight.impl.FlightServiceGrpc;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableExistsOption;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableNotExistOption;
import org.apache.arrow.flight.sql.impl.FlightSql.DoPutUpdateResult;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.UnionMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes first of rows that a client sends is looked at before anything waits for the rest. */
class FirstMessageIT extends OverFlight {

  private static final CallOption TOKEN = FlightFixture.token(FlightFixture.TOKEN);
  private static final Field NUMBER = Field.nullable("n", new ArrowType.Int(64, true));
  private static final Flight.FlightDescriptor INGEST =
      Flight.FlightDescriptor.newBuilder()
          .setType(Flight.FlightDescriptor.DescriptorType.CMD)
          .setCmd(Any.pack(ingest("never")).toByteString())
          .build();

  private static ManagedChannel channel;

  @BeforeAll
  static void connect() {
    channel = ManagedChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
  }

  @AfterAll
  static void disconnect() {
    channel.shutdownNow();
  }

  private static CommandStatementIngest ingest(String table) {
    return CommandStatementIngest.newBuilder()
        .setTable(table)
        .setTableDefinitionOptions(
            TableDefinitionOptions.newBuilder()
                .setIfNotExist(TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE)
                .setIfExists(TableExistsOption.TABLE_EXISTS_OPTION_FAIL))
        .build();
  }

  /** With what a call ends that sends some messages and no more. */
  private static Status end(FlightData... messages) throws Exception {
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + FlightFixture.TOKEN);
    CompletableFuture<Status> ended = new CompletableFuture<>();
    StreamObserver<FlightData> call =
        FlightServiceGrpc.newStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
            .doPut(
                new StreamObserver<>() {
                  @Override
                  public void onNext(Flight.PutResult result) {}

                  @Override
                  public void onError(Throwable failure) {
                    ended.complete(Status.fromThrowable(failure));
                  }

                  @Override
                  public void onCompleted() {
                    ended.complete(Status.OK);
                  }
                });
    for (FlightData message : messages) {
      call.onNext(message);
    }
    call.onCompleted();
    return ended.get(60, TimeUnit.SECONDS);
  }

  private static FlightData message(byte[] schema) {
    return FlightData.newBuilder()
        .setFlightDescriptor(INGEST)
        .setDataHeader(ByteString.copyFrom(schema))
        .build();
  }

  private static void refused(FlightData message, String why) throws Exception {
    Status end = end(message);
    assertThat(end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(end.getDescription()).contains(why);
  }

  private static byte[] schema(Field... fields) {
    ByteBuffer message =
        MessageSerializer.serializeMetadata(new Schema(List.of(fields)), IpcOption.DEFAULT);
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    return bytes;
  }

  /** Flight's own code waits for ever for the command of such a call. */
  @Test
  void aCallWithoutACommandEnds() throws Exception {
    assertThat(end().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    refused(FlightData.getDefaultInstance(), "no command");
    refused(
        FlightData.newBuilder().setDataHeader(ByteString.copyFrom(schema(NUMBER))).build(),
        "no command");
  }

  @Test
  void whatIsNoSchemaIsRefused() throws Exception {
    byte[] whole = schema(NUMBER);
    Random random = new Random(7);
    for (int length : new int[] {1, 3, 4, 8, 100, 10_000}) {
      byte[] garbage = new byte[length];
      random.nextBytes(garbage);
      assertThat(end(message(garbage)).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertThat(end(message(cut)).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void whatIsTooDeepOrTooLongIsRefused() throws Exception {
    Field field = NUMBER;
    for (int depth = 0; depth < 64; depth++) {
      field = new Field("l", FieldType.nullable(ArrowType.List.INSTANCE), List.of(field));
    }
    refused(message(schema(field)), "64 deep");
    refused(message(new byte[FirstMessage.MOST_BYTES]), "first message");
  }

  @Test
  void aColumnThatIsNotReadIsNamed() throws Exception {
    Field half = Field.nullable("h", new ArrowType.FloatingPoint(FloatingPointPrecision.HALF));
    Field list = new Field("l", FieldType.nullable(ArrowType.List.INSTANCE), List.of(half));
    refused(message(schema(NUMBER, list)), "column l.h has the type float16");
    Field wide = Field.nullable("w", new ArrowType.Decimal(60, 2, 256));
    Field union =
        new Field(
            "u",
            FieldType.nullable(new ArrowType.Union(UnionMode.Dense, new int[] {0})),
            List.of(NUMBER));
    refused(message(schema(union)), "column u has the type union");
    refused(message(schema(wide)), "column w has the type decimal256(60, 2)");
  }

  /** Much longer than what a connection carries in one piece. */
  @Test
  void aLongSchemaComesWhole() throws Exception {
    String name = "c".repeat(200);
    List<Field> fields = new ArrayList<>();
    IntStream.range(0, 500)
        .forEach(i -> fields.add(Field.nullable(name + i, new ArrowType.Int(64, true))));
    FlightDescriptor descriptor = FlightDescriptor.command(Any.pack(ingest("wide")).toByteArray());
    try (VectorSchemaRoot root = VectorSchemaRoot.create(new Schema(fields), allocator);
        SyncPutListener listener = new SyncPutListener()) {
      root.allocateNew();
      root.getFieldVectors().forEach(vector -> ((BigIntVector) vector).setSafe(0, 1));
      root.setRowCount(1);
      FlightClient.ClientStreamListener out = client.startPut(descriptor, root, listener, TOKEN);
      out.putNext();
      out.completed();
      try (var answer = listener.read()) {
        assertThat(
                DoPutUpdateResult.parseFrom(answer.getApplicationMetadata().nioBuffer())
                    .getRecordCount())
            .isEqualTo(1);
      }
      listener.getResult();
    }
  }

  @Test
  void aMessageForWhichThereIsNoRoomIsRefused() {
    byte[] first = CallMessage.framed(message(schema(NUMBER)).toByteArray());
    byte[] claimed = ByteBuffer.allocate(5).putInt(1, Integer.MAX_VALUE).array();
    AggregatedHttpResponse answer =
        WebClient.of("h2c://127.0.0.1:" + server.port())
            .execute(
                HttpRequest.of(
                    RequestHeaders.builder(
                            HttpMethod.POST, "/arrow.flight.protocol.FlightService/DoPut")
                        .add("content-type", "application/grpc")
                        .add("authorization", "Bearer " + FlightFixture.TOKEN)
                        .build(),
                    HttpData.wrap(first),
                    HttpData.wrap(claimed)))
            .aggregate()
            .join();
    assertThat(answer.headers().get("grpc-status")).isEqualTo("8");
    assertThat(answer.headers().get("grpc-message")).contains("smaller pieces");
  }
}
