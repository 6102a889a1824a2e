package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import io.grpc.Status;
import io.lakewise.server.record.EndedStatement;
import io.lakewise.server.warehouse.WorkerLake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.SyncPutListener;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableExistsOption;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableNotExistOption;
import org.apache.arrow.flight.sql.impl.FlightSql.DoPutUpdateResult;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows sent in bulk become part of a table by one commit, or not at all. */
class IngestIT extends OverFlight {

  private static final CallOption TOKEN = FlightFixture.token(FlightFixture.TOKEN);
  private static final int BATCH = 1000;
  private static final TableNotExistOption CREATE =
      TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE;
  private static final TableNotExistOption MUST_BE =
      TableNotExistOption.TABLE_NOT_EXIST_OPTION_FAIL;
  private static final TableExistsOption APPEND = TableExistsOption.TABLE_EXISTS_OPTION_APPEND;
  private static final TableExistsOption REPLACE = TableExistsOption.TABLE_EXISTS_OPTION_REPLACE;
  private static final TableExistsOption MUST_NOT_BE = TableExistsOption.TABLE_EXISTS_OPTION_FAIL;
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Field.nullable("name", ArrowType.Utf8.INSTANCE),
              Field.nullable("id", new ArrowType.Int(64, true))));

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    try (Stream<Path> staged = Files.walk(server.lake().lake().layout().staging())) {
      assertThat(staged.filter(Files::isRegularFile)).isEmpty();
    }
  }

  private static WorkerLake lake() {
    return server.lake();
  }

  private static CommandStatementIngest.Builder command(
      String table, TableNotExistOption missing, TableExistsOption present) {
    return CommandStatementIngest.newBuilder()
        .setTable(table)
        .setTableDefinitionOptions(
            TableDefinitionOptions.newBuilder().setIfNotExist(missing).setIfExists(present));
  }

  /** Sends batches of {@value #BATCH} rows; dies before the end if {@code whole} is false. */
  private static long send(CommandStatementIngest command, int batches, boolean whole)
      throws Exception {
    FlightDescriptor descriptor = FlightDescriptor.command(Any.pack(command).toByteArray());
    try (VectorSchemaRoot root = VectorSchemaRoot.create(SCHEMA, allocator);
        SyncPutListener listener = new SyncPutListener()) {
      FlightClient.ClientStreamListener out = client.startPut(descriptor, root, listener, TOKEN);
      for (int batch = 0; batch < batches; batch++) {
        root.allocateNew();
        for (int row = 0; row < BATCH; row++) {
          ((VarCharVector) root.getVector(0))
              .setSafe(row, ("n" + row).getBytes(StandardCharsets.UTF_8));
          ((BigIntVector) root.getVector(1)).setSafe(row, (long) batch * BATCH + row);
        }
        root.setRowCount(BATCH);
        out.putNext();
      }
      if (!whole) {
        awaitStagedRows();
        out.error(new IllegalStateException("planted"));
        return -1;
      }
      out.completed();
      try (var result = listener.read()) {
        if (result == null) {
          listener.getResult();
        }
        byte[] answer = new byte[(int) result.getApplicationMetadata().readableBytes()];
        result.getApplicationMetadata().getBytes(0, answer);
        listener.getResult();
        return DoPutUpdateResult.parseFrom(answer).getRecordCount();
      } catch (java.util.concurrent.ExecutionException e) {
        throw (FlightRuntimeException) e.getCause();
      }
    }
  }

  private static long send(
      String table, TableNotExistOption missing, TableExistsOption present, int batches)
      throws Exception {
    return send(command(table, missing, present).build(), batches, true);
  }

  @Test
  void eachModeDoesWhatItSays() throws Exception {
    assertThat(send("modes", CREATE, MUST_NOT_BE, 3)).isEqualTo(3 * BATCH);
    assertThatThrownBy(() -> send("modes", CREATE, MUST_NOT_BE, 1))
        .isInstanceOf(FlightRuntimeException.class)
        .hasMessageContaining("modes");
    assertThat(send("modes", MUST_BE, APPEND, 2)).isEqualTo(2 * BATCH);
    assertThat(lake().sql("select count(*), sum(id), max(name) from modes"))
        .containsExactly(
            List.of(5000L, java.math.BigInteger.valueOf(4_498_500 + 1_999_000), "n999"));
    assertThat(send("modes", CREATE, REPLACE, 1)).isEqualTo(BATCH);
    assertThat(lake().sql("select count(*) from modes")).containsExactly(List.of(1000L));
    assertThat(send("modes", CREATE, APPEND, 1)).isEqualTo(BATCH);
    assertThat(send("fresh", CREATE, APPEND, 1)).isEqualTo(BATCH);
    assertThat(lake().sql("select count(*) from modes union all select count(*) from fresh"))
        .containsExactlyInAnyOrder(List.of(2000L), List.of(1000L));
    assertThatThrownBy(() -> send("nowhere", MUST_BE, APPEND, 1)).hasMessageContaining("nowhere");
  }

  @Test
  void rowsAreFoundTheirColumnsByNameAndObeyTheTable() throws Exception {
    lake().sql("create schema s");
    lake()
        .sql(
            "create table s.strict (id bigint not null, name string, made string"
                + " generated always as (name || '!'))");
    CommandStatementIngest strict =
        command("STRICT", MUST_BE, APPEND).setCatalog("main").setSchema("s").build();
    assertThat(send(strict, 1, true)).isEqualTo(BATCH);
    assertThat(lake().sql("select id, name, made from s.strict where id = 7"))
        .containsExactly(List.of(7L, "n7", "n7!"));
    lake().sql("alter table s.strict add constraint small check (id < 1000)");
    assertThatThrownBy(() -> send(strict, 2, true)).hasMessageContaining("small");
    assertThat(lake().sql("select count(*) from s.strict")).containsExactly(List.of(1000L));
  }

  @Test
  void rowsThatDoNotComeWholeAreInNoTable() throws Exception {
    lake().sql("create table half (id bigint, name string)");
    send(command("half", MUST_BE, APPEND).build(), 20, false);
    assertNoneCame("half");
  }

  @Test
  void rowsAmongWhichOneCannotBeReadAreInNoTable() throws Exception {
    lake().sql("create table garbled (id bigint, name string)");
    FlightDescriptor descriptor =
        FlightDescriptor.command(
            Any.pack(command("garbled", MUST_BE, APPEND).build()).toByteArray());
    try (RawRows rows = new RawRows(server.port(), FlightFixture.TOKEN, allocator)) {
      rows.begin(descriptor, SCHEMA);
      rows.batch(SCHEMA, true);
      awaitStagedRows();
      rows.batch(SCHEMA, false);
      assertThat(rows.end()).isNotEqualTo(Status.Code.OK);
    }
    assertNoneCame("garbled");
  }

  private static void assertNoneCame(String table) throws Exception {
    EndedStatement broken = ended(table);
    assertThat(broken.status()).as(broken.toString()).isNotEqualTo("FINISHED");
    assertThat(lake().sql("select count(*) from " + table)).containsExactly(List.of(0L));
    assertThat(lake().sql("select count(*) from (describe history " + table + ")"))
        .containsExactly(List.of(1L));
    assertThat(send(table, MUST_BE, APPEND, 1)).as("the next is well").isEqualTo(BATCH);
  }

  /** Waits until some rows have come as far as the worker. */
  private static void awaitStagedRows() throws Exception {
    for (int look = 0; look < 400; look++) {
      Path staging = lake().lake().layout().staging();
      if (Files.exists(staging)) {
        try (Stream<Path> staged = Files.walk(staging)) {
          if (staged.anyMatch(Files::isRegularFile)) {
            return;
          }
        }
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("no rows are staged after 20 s");
  }

  /** The statement that added rows to a table, when it has ended: its client does not wait. */
  private static EndedStatement ended(String table) throws InterruptedException {
    for (int look = 0; look < 400; look++) {
      for (EndedStatement statement : server.ended()) {
        if (statement.text().startsWith("INSERT INTO") && statement.text().contains(table)) {
          return statement;
        }
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("not ended after 20 s: " + server.ended());
  }

  @Test
  void whatIsNotSupportedIsSaid() {
    assertThatThrownBy(
            () -> send(command("x", CREATE, MUST_NOT_BE).setTemporary(true).build(), 1, true))
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.UNIMPLEMENTED));
  }

  @Test
  void variantsAreRefusedAsTheirDepthIsNotKnown() throws Exception {
    Field bytes = Field.nullable("value", ArrowType.Binary.INSTANCE);
    FieldType type =
        new FieldType(
            true,
            ArrowType.Struct.INSTANCE,
            null,
            Map.of("ARROW:extension:name", "arrow.parquet.variant"));
    Schema schema = new Schema(List.of(new Field("v", type, List.of(bytes))));
    FlightDescriptor descriptor =
        FlightDescriptor.command(
            Any.pack(command("deep", CREATE, MUST_NOT_BE).build()).toByteArray());
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        SyncPutListener listener = new SyncPutListener()) {
      FlightClient.ClientStreamListener out = client.startPut(descriptor, root, listener, TOKEN);
      root.allocateNew();
      root.setRowCount(1);
      out.putNext();
      out.completed();
      assertThatThrownBy(listener::getResult).hasMessageContaining("variants in v");
    }
    assertThat(lake().sql("show tables like 'deep'")).isEmpty();
  }
}
