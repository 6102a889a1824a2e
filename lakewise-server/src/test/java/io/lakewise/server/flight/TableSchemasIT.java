package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The columns that are told of all tables at once are those of a query of each. */
class TableSchemasIT {

  private static final CallOption TOKEN = FlightFixture.token(FlightFixture.TOKEN);

  private static final String[] LAKE = {
    "create table every (b boolean, i8 tinyint, i16 smallint, i32 int, i64 bigint, f float,"
        + " d double, e decimal(10,2), w decimal(38,0), s string not null, x binary, day date,"
        + " at timestamp, wall timestamp_ntz, v variant)",
    "create table nested (tags array<string>, m map<string, int>, st struct<a: int, `b c`: string>,"
        + " deep array<struct<k: map<string, array<decimal(5,1)>>>>, st2 struct<a: int, b: string>)",
    "create table `odd. \"name` (`a ``b` int, `C` string, day date) partitioned by (day)",
    "create table closed (id bigint, ssn string)",
    "create function hide(ssn string) returns string return 'hidden'",
    "alter table closed alter column ssn set mask hide",
    "create view seen as select i8 + 1 as more, st.a, tags from every, nested",
    "create table base (id int)",
    "create view broken as select id from base",
    "drop table base"
  };

  @TempDir Path folder;

  @Test
  void theyAreThoseOfAQueryOfEach() throws Exception {
    try (FlightFixture server = new FlightFixture(folder.resolve("lake"), 0);
        BufferAllocator allocator = new RootAllocator();
        FlightSqlClient client = server.client(allocator)) {
      for (String statement : LAKE) {
        client.executeUpdate(statement, TOKEN);
      }
      Map<String, Schema> told = told(client);
      assertThat(told)
          .containsKeys("every", "nested", "odd. \"name", "closed", "seen")
          .containsEntry("broken", new Schema(List.of()));
      for (Map.Entry<String, Schema> table : told.entrySet()) {
        if (!table.getKey().equals("broken")) {
          assertThat(table.getValue())
              .as(table.getKey())
              .isEqualTo(asked(client, "select * from `" + table.getKey() + "`"));
        }
      }
    }
  }

  private static Schema asked(FlightSqlClient client, String query) throws Exception {
    try (FlightStream rows = client.getStream(ticket(client, query), TOKEN)) {
      return rows.getSchema();
    }
  }

  private static Ticket ticket(FlightSqlClient client, String query) {
    return client.execute(query, TOKEN).getEndpoints().get(0).getTicket();
  }

  private static Map<String, Schema> told(FlightSqlClient client) throws Exception {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    try (FlightStream tables =
        client.getStream(
            client
                .getTables("main", "default", null, null, true, TOKEN)
                .getEndpoints()
                .get(0)
                .getTicket(),
            TOKEN)) {
      while (tables.next()) {
        VarBinaryVector serialised = (VarBinaryVector) tables.getRoot().getVector("table_schema");
        for (int row = 0; row < tables.getRoot().getRowCount(); row++) {
          byte[] bytes = serialised.get(row);
          schemas.put(
              tables.getRoot().getVector("table_name").getObject(row).toString(),
              MessageSerializer.deserializeSchema(
                  new ReadChannel(Channels.newChannel(new ByteArrayInputStream(bytes)))));
        }
      }
    }
    return schemas;
  }
}
