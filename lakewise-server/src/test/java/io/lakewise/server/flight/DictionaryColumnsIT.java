package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of ENUMs, which travel as numbers into a dictionary. */
class DictionaryColumnsIT {

  private static final String COLORS =
      "select case when range %% 3 = 2 then null when range %% 3 = 1 then 'red' else 'blue' end"
          + "::enum('red', 'green', 'blue') as color, range as n from range(%d)";

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theyComeAsTextInJson() {
    JsonNode answer = server.run(COLORS.formatted(3));
    assertThat(answer.path("result").path("data_array").toString())
        .as("%s", answer)
        .isEqualTo("[[\"blue\",\"0\"],[\"red\",\"1\"],[null,\"2\"]]");
    assertThat(server.run(COLORS.formatted(0)).path("manifest").path("total_row_count").asInt())
        .isZero();
  }

  @Test
  void theyComeAsTextInArrowLinks() throws Exception {
    JsonNode answer =
        server.run(
            COLORS.formatted(200_000),
            Map.of("disposition", "EXTERNAL_LINKS", "format", "ARROW_STREAM"));
    JsonNode link = answer.path("result").path("external_links").path(0).path("external_link");
    assertThat(answer.path("status").path("state").asText())
        .as("%s", answer)
        .isEqualTo("SUCCEEDED");
    try (BufferAllocator allocator = new RootAllocator();
        InputStream stream = URI.create(link.asText()).toURL().openStream();
        ArrowStreamReader reader = new ArrowStreamReader(stream, allocator)) {
      assertThat(reader.loadNextBatch()).isTrue();
      assertThat(values(reader.getVectorSchemaRoot(), reader).subList(0, 3))
          .containsExactly("blue", "red", null);
    }
  }

  @Test
  void theyComeWithTheirDictionaryByFlight() throws Exception {
    assertThat(flight(COLORS.formatted(3))).containsExactly("blue", "red", null);
    assertThat(flight(COLORS.formatted(200_000))).hasSize(200_000).contains("red");
    assertThat(flight(COLORS.formatted(0))).isEmpty();
    assertThat(flight("select ['a'::enum('b', 'a')] as l, {'e': 'b'::enum('b', 'a')} as s"))
        .hasSize(1);
  }

  private static List<String> flight(String query) throws Exception {
    CallOption token = FlightFixture.token(server.token());
    Location location = Location.forGrpcInsecure("127.0.0.1", server.server().port());
    List<String> values = new ArrayList<>();
    try (BufferAllocator allocator = new RootAllocator();
        FlightSqlClient client =
            new FlightSqlClient(FlightClient.builder(allocator, location).build())) {
      FlightInfo info = client.execute(query, token);
      try (FlightStream stream = client.getStream(info.getEndpoints().get(0).getTicket(), token)) {
        while (stream.next()) {
          values.addAll(values(stream.getRoot(), stream.getDictionaryProvider()));
        }
      }
    }
    return values;
  }

  private static List<String> values(VectorSchemaRoot root, DictionaryProvider dictionaries) {
    FieldVector column = root.getVector(0);
    List<String> values = new ArrayList<>();
    if (column.getField().getDictionary() == null) {
      for (int row = 0; row < root.getRowCount(); row++) {
        values.add(column.isNull(row) ? null : column.getObject(row).toString());
      }
      return values;
    }
    try (FieldVector plain =
        (FieldVector)
            DictionaryEncoder.decode(
                column, dictionaries.lookup(column.getField().getDictionary().getId()))) {
      for (int row = 0; row < root.getRowCount(); row++) {
        values.add(plain.isNull(row) ? null : plain.getObject(row).toString());
      }
    }
    return values;
  }
}
