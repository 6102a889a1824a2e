package io.lakewise.server.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.statement.ParameterMarkers;
import io.lakewise.server.flight.PreparedStatements.Prepared;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.vector.types.pojo.Schema;

/** Prepared statements: described once, run with values as often as wanted. */
final class PreparedCalls {

  private final StatementCalls statements;
  private final PreparedStatements prepared = new PreparedStatements();

  PreparedCalls(StatementCalls statements) {
    this.statements = statements;
  }

  /** Prepares a statement. */
  Message create(CallContext context, String sql) {
    List<Parameter> unknown =
        IntStream.rangeClosed(1, ParameterMarkers.positions(sql))
            .mapToObj(position -> new Parameter(String.valueOf(position), null, null))
            .toList();
    Schema columns = statements.schema(context, sql, unknown);
    Schema parameters = ParameterFields.of(statements.parameterTypes(context, sql, unknown.size()));
    return ActionCreatePreparedStatementResult.newBuilder()
        .setPreparedStatementHandle(prepared.add(context.peerIdentity(), sql))
        .setDatasetSchema(bytes(columns))
        .setParameterSchema(bytes(parameters))
        .build();
  }

  private static ByteString bytes(Schema schema) {
    return schema.getFields().isEmpty()
        ? ByteString.EMPTY
        : ByteString.copyFrom(ByteBuffer.wrap(schema.serializeAsMessage()));
  }

  FlightInfo open(CallContext context, FlightDescriptor descriptor, ByteString handle) {
    Prepared found = prepared.find(handle, context.peerIdentity());
    return statements.open(context, descriptor, found.sql(), found.first());
  }

  Schema schema(CallContext context, ByteString handle) {
    Prepared found = prepared.find(handle, context.peerIdentity());
    return statements.schema(context, found.sql(), found.first());
  }

  /** Binds the values that a client sends. */
  void bind(CallContext context, ByteString handle, FlightStream values) {
    prepared.bind(handle, context.peerIdentity(), BoundParameters.read(values));
  }

  /** Runs a statement once for each row of values, or once if there are none. */
  long update(CallContext context, ByteString handle, FlightStream values) {
    Prepared found = prepared.find(handle, context.peerIdentity());
    List<List<Parameter>> rows = BoundParameters.read(values);
    if (rows.isEmpty()) {
      return statements.update(context, found.sql(), found.first());
    }
    long affected = 0;
    for (List<Parameter> row : rows) {
      affected += statements.update(context, found.sql(), row);
    }
    return affected;
  }

  void close(CallContext context, ByteString handle) {
    prepared.close(handle, context.peerIdentity());
  }

  /** A message as the body of an action's result. */
  static byte[] packed(Message message) {
    return Any.pack(message).toByteArray();
  }
}
