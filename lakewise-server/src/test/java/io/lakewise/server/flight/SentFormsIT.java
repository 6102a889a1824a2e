package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.SyncPutListener;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.impl.FlightServiceGrpc;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampSecTZVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms in which other clients send values, and sizes in which they take rows. */
class SentFormsIT extends OverFlight {

  private static final CallOption TOKEN = FlightFixture.token(FlightFixture.TOKEN);
  private static final ArrowType NUMBER = new ArrowType.Int(Integer.SIZE, true);

  private static FlightInfo run(Message command) {
    return client.getInfo(FlightDescriptor.command(Any.pack(command).toByteArray()), TOKEN);
  }

  private static List<String> rows(FlightInfo info) throws Exception {
    List<String> rows = new ArrayList<>();
    try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket(), TOKEN)) {
      while (stream.next()) {
        FieldVector column = stream.getRoot().getVector(0);
        for (int row = 0; row < stream.getRoot().getRowCount(); row++) {
          rows.add(String.valueOf(column.getObject(row)));
        }
      }
    }
    return rows;
  }

  /** The first column of a query whose markers have the values of one row. */
  private static List<String> bound(
      String query, VectorSchemaRoot values, DictionaryProvider dictionaries) throws Exception {
    Message request = ActionCreatePreparedStatementRequest.newBuilder().setQuery(query).build();
    byte[] created =
        client
            .doAction(new Action("CreatePreparedStatement", Any.pack(request).toByteArray()), TOKEN)
            .next()
            .getBody();
    ByteString handle =
        Any.parseFrom(created)
            .unpack(ActionCreatePreparedStatementResult.class)
            .getPreparedStatementHandle();
    Message command =
        CommandPreparedStatementQuery.newBuilder().setPreparedStatementHandle(handle).build();
    FlightDescriptor descriptor = FlightDescriptor.command(Any.pack(command).toByteArray());
    try (SyncPutListener listener = new SyncPutListener()) {
      FlightClient.ClientStreamListener out =
          client.startPut(descriptor, values, dictionaries, listener, TOKEN);
      out.putNext();
      out.completed();
      listener.getResult();
    }
    return rows(run(command));
  }

  private static VectorSchemaRoot row(FieldVector vector) {
    vector.setValueCount(1);
    return VectorSchemaRoot.of(vector);
  }

  @Test
  void aHalfIsANumberAndNotItsBits() throws Exception {
    Float2Vector half = new Float2Vector("p", allocator);
    half.allocateNew(1);
    half.setWithPossibleTruncate(0, 1.5f);
    try (VectorSchemaRoot values = row(half);
        MapDictionaryProvider none = new MapDictionaryProvider()) {
      assertThat(bound("select cast(? as double)", values, none)).containsExactly("1.5");
    }
  }

  @Test
  void unsignedNumbersAreNotTheirBits() throws Exception {
    UInt1Vector one = new UInt1Vector("p", allocator);
    UInt2Vector two = new UInt2Vector("p", allocator);
    UInt4Vector four = new UInt4Vector("p", allocator);
    UInt8Vector eight = new UInt8Vector("p", allocator);
    one.setSafe(0, 0xff);
    two.setSafe(0, 0xffff);
    four.setSafe(0, -1);
    eight.setSafe(0, -1);
    Map<FieldVector, String> all =
        Map.of(one, "255", two, "65535", four, "4294967295", eight, "18446744073709551615");
    for (Map.Entry<FieldVector, String> each : all.entrySet()) {
      try (VectorSchemaRoot values = row(each.getKey());
          MapDictionaryProvider none = new MapDictionaryProvider()) {
        assertThat(bound("select cast(? as string)", values, none))
            .containsExactly(each.getValue());
      }
    }
  }

  @Test
  void aTimeIsComparedAsATime() throws Exception {
    TimeSecVector seconds = new TimeSecVector("p", allocator);
    seconds.setSafe(0, 60 * 61);
    try (VectorSchemaRoot values = row(seconds);
        MapDictionaryProvider none = new MapDictionaryProvider()) {
      assertThat(bound("select time '01:01:00' = ?", values, none)).containsExactly("true");
    }
  }

  @Test
  void aMomentIsNotAWallClock() throws Exception {
    TimeStampSecTZVector moment = new TimeStampSecTZVector("p", allocator, "UTC");
    moment.setSafe(0, 0);
    try (VectorSchemaRoot values = row(moment);
        MapDictionaryProvider none = new MapDictionaryProvider()) {
      assertThat(bound("select typeof(?)", values, none))
          .containsExactly("TIMESTAMP WITH TIME ZONE");
    }
  }

  @Test
  void aUnionIsTheMemberThatItHolds() throws Exception {
    DenseUnionVector union = DenseUnionVector.empty("p", allocator);
    union.allocateNew();
    byte text = union.registerNewTypeId(Field.nullable("text", ArrowType.Utf8.INSTANCE));
    union.addVector(text, new VarCharVector("text", allocator));
    byte number = union.registerNewTypeId(Field.nullable("n", new ArrowType.Int(64, true)));
    BigIntVector member = (BigIntVector) union.addVector(number, new BigIntVector("n", allocator));
    member.setSafe(0, 7);
    member.setValueCount(1);
    union.setTypeId(0, number);
    union.setOffset(0, 0);
    try (VectorSchemaRoot values = row(union);
        MapDictionaryProvider none = new MapDictionaryProvider()) {
      assertThat(bound("select cast(? as bigint)", values, none)).containsExactly("7");
    }
  }

  @Test
  void aNumberIntoADictionaryIsTheValueThere() throws Exception {
    DictionaryEncoding encoding = new DictionaryEncoding(7L, false, (ArrowType.Int) NUMBER);
    VarCharVector words = new VarCharVector("words", allocator);
    words.setSafe(0, "red".getBytes(StandardCharsets.UTF_8));
    words.setSafe(1, "blue".getBytes(StandardCharsets.UTF_8));
    words.setValueCount(2);
    IntVector index = new IntVector("p", new FieldType(true, NUMBER, encoding), allocator);
    index.setSafe(0, 1);
    Dictionary dictionary = new Dictionary(words, encoding);
    try (VectorSchemaRoot values = row(index);
        MapDictionaryProvider dictionaries = new MapDictionaryProvider(dictionary)) {
      String query = "select cast(? as string)";
      assertThat(bound(query, values, dictionaries)).containsExactly("blue");
      index.setNull(0);
      assertThat(bound(query, values, dictionaries)).containsExactly("null");
      index.setSafe(0, 2);
      assertThatThrownBy(() -> bound(query, values, dictionaries))
          .isInstanceOf(FlightRuntimeException.class)
          .hasMessageContaining("number 2 of a dictionary");
    }
  }

  /** A client of gRPC takes messages of 4 MiB, unless it is told otherwise. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select repeat('x', 100) as s, range as n from range(100000)",
        "select if(range < 100, repeat('y', 100000), 'x') as s, range as n from range(100000)",
        "select 'x' as s, range as n, [range, range + 1, 0, 0, 0, 0, 0] as l,"
            + " {'a': range::varchar, 'b': [if(range % 3 = 0, null, range)]} as o, range % 2 = 0 as b"
            + " from range(100000)",
        "select repeat('z', 100)::enum('"
            + "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
            + "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz') as s, range as n,"
            + " repeat('x', 100) as t from range(100000)"
      })
  void rowsComeInMessagesThatAnyClientTakes(String query) throws Exception {
    FlightInfo info = run(CommandStatementQuery.newBuilder().setQuery(query).build());
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + FlightFixture.TOKEN);
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
    try {
      List<Flight.FlightData> messages = new ArrayList<>();
      FlightServiceGrpc.newBlockingStub(channel)
          .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
          .doGet(
              Flight.Ticket.newBuilder()
                  .setTicket(ByteString.copyFrom(info.getEndpoints().get(0).getTicket().getBytes()))
                  .build())
          .forEachRemaining(messages::add);
      assertThat(messages).hasSizeGreaterThan(3);
    } finally {
      channel.shutdownNow();
    }
    BitSet numbers = numbers(run(CommandStatementQuery.newBuilder().setQuery(query).build()));
    assertThat(numbers.cardinality()).isEqualTo(100_000);
  }

  /** The numbers that rows have in their column n, each once. */
  private static BitSet numbers(FlightInfo info) throws Exception {
    BitSet numbers = new BitSet();
    try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket(), TOKEN)) {
      while (stream.next()) {
        stream.getRoot().getVector("s").validateFull();
        BigIntVector column = (BigIntVector) stream.getRoot().getVector("n");
        for (int row = 0; row < stream.getRoot().getRowCount(); row++) {
          int number = (int) column.get(row);
          assertThat(numbers.get(number)).isFalse();
          numbers.set(number);
        }
      }
    }
    return numbers;
  }
}
