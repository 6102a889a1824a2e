package io.lakewise.server.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.lakewise.engine.parameter.ParameterTypes;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.statement.MarkerChange;
import io.lakewise.engine.statement.MarkerRows;
import io.lakewise.engine.statement.ParameterMarkers;
import io.lakewise.server.flight.PreparedStatements.Prepared;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.vector.types.pojo.Schema;

/** Prepared statements: described once, run with values as often as wanted. */
final class PreparedCalls {

  private final StatementCalls statements;
  private final FlightAccess access;
  private final PreparedStatements prepared;

  PreparedCalls(StatementCalls statements, FlightAccess access, InstantSource clock) {
    this.statements = statements;
    this.access = access;
    this.prepared = new PreparedStatements(clock);
  }

  private Principal owner(CallContext context) {
    return access.principal(context.peerIdentity());
  }

  /** Prepares a statement. */
  Message create(CallContext context, String sql) {
    List<Parameter> unknown =
        IntStream.rangeClosed(1, ParameterMarkers.positions(sql))
            .mapToObj(position -> new Parameter(String.valueOf(position), null, null))
            .toList();
    Schema columns = statements.schema(context, sql, unknown);
    List<String> types = statements.parameterTypes(context, sql, unknown.size());
    return ActionCreatePreparedStatementResult.newBuilder()
        .setPreparedStatementHandle(prepared.add(owner(context), sql, numbers(types)))
        .setDatasetSchema(bytes(columns))
        .setParameterSchema(bytes(ParameterFields.of(types)))
        .build();
  }

  private static Set<String> numbers(List<String> types) {
    return IntStream.range(0, types.size())
        .filter(i -> types.get(i).equals(ParameterTypes.NUMBER))
        .mapToObj(i -> String.valueOf(i + 1))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ByteString bytes(Schema schema) {
    return schema.getFields().isEmpty()
        ? ByteString.EMPTY
        : ByteString.copyFrom(ByteBuffer.wrap(schema.serializeAsMessage()));
  }

  FlightInfo open(CallContext context, FlightDescriptor descriptor, ByteString handle) {
    Prepared found = prepared.find(handle, owner(context));
    return statements.open(context, descriptor, found.sql(), found.first());
  }

  Schema schema(CallContext context, ByteString handle) {
    Prepared found = prepared.find(handle, owner(context));
    return statements.schema(context, found.sql(), found.first());
  }

  /** Binds the values that a client sends. */
  void bind(CallContext context, ByteString handle, FlightStream values) {
    Prepared found = prepared.find(handle, owner(context));
    prepared.bind(handle, owner(context), new BoundParameters(found.numbers()).read(values));
  }

  /**
   * Runs a statement with rows of values, or with those that were bound if there are none. Many
   * rows for an INSERT, and for an UPDATE or DELETE that needs no order among them, are one
   * statement and one commit; any other statement is run for each row.
   *
   * <p>It ends when the statement is closed meanwhile, as it is by the JDBC driver when another
   * thread closes its statement: of {@code Statement.cancel} during a change the driver tells
   * nobody.
   */
  long update(CallContext caller, ByteString handle, FlightStream values) {
    Prepared found = prepared.find(handle, owner(caller));
    CallContext context = new ClosableCall(caller, found.closed());
    if (!values.next() || values.getRoot().getFieldVectors().isEmpty()) {
      return statements.update(context, found.sql(), found.first());
    }
    if (values.getRoot().getRowCount() > 1
        && found.numbers().isEmpty()
        && BoundParameters.areRows(values.getSchema(), values.getDictionaryProvider())) {
      String rows = RowsOfClient.newName();
      Optional<String> over =
          MarkerRows.over(found.sql(), rows).or(() -> MarkerChange.over(found.sql(), rows));
      if (over.isPresent()) {
        ParameterRows sent = new ParameterRows(values);
        return new RowsOfClient(statements, rows, sent)
            .into(context, found.sql(), List.of(over.get()));
      }
    }
    return updateEach(context, found, new BoundParameters(found.numbers()).readOn(values));
  }

  private long updateEach(CallContext context, Prepared found, List<List<Parameter>> rows) {
    if (rows.isEmpty()) {
      return statements.update(context, found.sql(), found.first());
    }
    long affected = 0;
    for (int row = 0; row < rows.size(); row++) {
      try {
        if (context.isCancelled()) {
          throw FlightErrors.closed();
        }
        affected += statements.update(context, found.sql(), rows.get(row));
      } catch (FlightRuntimeException failure) {
        throw rows.size() == 1 ? failure : FlightErrors.afterRows(row, rows.size(), failure);
      }
    }
    return affected;
  }

  void close(CallContext context, ByteString handle) {
    prepared.close(handle, owner(context));
  }

  /** A message as the body of an action's result. */
  static byte[] packed(Message message) {
    return Any.pack(message).toByteArray();
  }
}
