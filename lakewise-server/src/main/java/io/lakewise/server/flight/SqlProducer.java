package io.lakewise.server.flight;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.CancelStatus;
import org.apache.arrow.flight.CloseSessionRequest;
import org.apache.arrow.flight.CloseSessionResult;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.GetSessionOptionsRequest;
import org.apache.arrow.flight.GetSessionOptionsResult;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.SchemaResult;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.SetSessionOptionsResult;
import org.apache.arrow.flight.sql.CancelResult;
import org.apache.arrow.flight.sql.impl.FlightSql;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Flight SQL's calls, each sent to where it is done. */
final class SqlProducer extends MetadataProducer {

  private final FlightAccess access;
  private final OpenStatements open;
  private final StatementCalls statements;
  private final PreparedCalls prepared;
  private final IngestCalls ingest;
  private final SessionCalls sessions;
  private final BufferAllocator allocator;

  SqlProducer(
      FlightAccess access,
      OpenStatements open,
      StatementCalls statements,
      PreparedCalls prepared,
      SessionCalls sessions,
      BufferAllocator allocator,
      String version) {
    super(new MetadataCalls(statements, allocator), new SqlInfos(version));
    this.access = access;
    this.open = open;
    this.statements = statements;
    this.prepared = prepared;
    this.ingest = new IngestCalls(statements);
    this.sessions = sessions;
    this.allocator = allocator;
  }

  @Override
  public FlightInfo getFlightInfoStatement(
      FlightSql.CommandStatementQuery command, CallContext context, FlightDescriptor descriptor) {
    return statements.open(context, descriptor, command.getQuery(), List.of());
  }

  @Override
  public SchemaResult getSchemaStatement(
      FlightSql.CommandStatementQuery command, CallContext context, FlightDescriptor descriptor) {
    return new SchemaResult(statements.schema(context, command.getQuery(), List.of()));
  }

  /** Only the answers of statements that are no queries come here; rows are a {@link RowFetch}. */
  @Override
  public void getStreamStatement(
      FlightSql.TicketStatementQuery query, CallContext context, ServerStreamListener client) {
    byte[] ticket = OpenStatements.ticket(query);
    Optional<OpenStatement> statement =
        open.find(ticket, access.principal(context.peerIdentity()))
            .filter(found -> found.rows().isEmpty());
    if (statement.isEmpty()) {
      client.error(FlightErrors.unknownTicket());
      return;
    }
    try {
      KnownRows.send(statement.get().result(), allocator, client);
    } catch (RuntimeException e) {
      client.error(FlightErrors.of(e));
    } finally {
      open.end(ticket);
    }
  }

  @Override
  public Runnable acceptPutStatement(
      FlightSql.CommandStatementUpdate command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> listener) {
    return () ->
        answered(listener, () -> statements.update(context, command.getQuery(), List.of()));
  }

  @Override
  public Runnable acceptPutStatementBulkIngest(
      FlightSql.CommandStatementIngest command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> listener) {
    return () -> answered(listener, () -> ingest.ingest(context, command, stream));
  }

  @Override
  public void createPreparedStatement(
      FlightSql.ActionCreatePreparedStatementRequest request,
      CallContext context,
      StreamListener<org.apache.arrow.flight.Result> listener) {
    try {
      Message created = prepared.create(context, request.getQuery());
      listener.onNext(new org.apache.arrow.flight.Result(PreparedCalls.packed(created)));
      listener.onCompleted();
    } catch (RuntimeException e) {
      listener.onError(FlightErrors.of(e));
    }
  }

  @Override
  public void closePreparedStatement(
      FlightSql.ActionClosePreparedStatementRequest request,
      CallContext context,
      StreamListener<org.apache.arrow.flight.Result> listener) {
    prepared.close(context, request.getPreparedStatementHandle());
    listener.onCompleted();
  }

  @Override
  public FlightInfo getFlightInfoPreparedStatement(
      FlightSql.CommandPreparedStatementQuery command,
      CallContext context,
      FlightDescriptor descriptor) {
    return prepared.open(context, descriptor, command.getPreparedStatementHandle());
  }

  @Override
  public SchemaResult getSchemaPreparedStatement(
      FlightSql.CommandPreparedStatementQuery command,
      CallContext context,
      FlightDescriptor descriptor) {
    return new SchemaResult(prepared.schema(context, command.getPreparedStatementHandle()));
  }

  @Override
  public void getStreamPreparedStatement(
      FlightSql.CommandPreparedStatementQuery command,
      CallContext context,
      ServerStreamListener client) {
    client.error(FlightErrors.unknownTicket());
  }

  @Override
  public Runnable acceptPutPreparedStatementQuery(
      FlightSql.CommandPreparedStatementQuery command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> listener) {
    return () -> {
      try {
        prepared.bind(context, command.getPreparedStatementHandle(), stream);
        listener.onCompleted();
      } catch (RuntimeException e) {
        listener.onError(FlightErrors.of(e));
      }
    };
  }

  @Override
  public Runnable acceptPutPreparedStatementUpdate(
      FlightSql.CommandPreparedStatementUpdate command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> listener) {
    return () ->
        answered(
            listener, () -> prepared.update(context, command.getPreparedStatementHandle(), stream));
  }

  private void answered(
      StreamListener<PutResult> listener, java.util.function.LongSupplier update) {
    try {
      byte[] answer =
          FlightSql.DoPutUpdateResult.newBuilder()
              .setRecordCount(update.getAsLong())
              .build()
              .toByteArray();
      try (ArrowBuf buffer = allocator.buffer(answer.length)) {
        buffer.writeBytes(answer);
        listener.onNext(PutResult.metadata(buffer));
      }
      listener.onCompleted();
    } catch (RuntimeException e) {
      listener.onError(FlightErrors.of(e));
    }
  }

  @Override
  public void cancelFlightInfo(
      CancelFlightInfoRequest request, CallContext context, StreamListener<CancelStatus> listener) {
    listener.onNext(
        cancel(request.getInfo(), context) ? CancelStatus.CANCELLED : CancelStatus.NOT_CANCELLABLE);
    listener.onCompleted();
  }

  @Override
  public void cancelQuery(
      FlightInfo info, CallContext context, StreamListener<CancelResult> listener) {
    listener.onNext(cancel(info, context) ? CancelResult.CANCELLED : CancelResult.NOT_CANCELLABLE);
    listener.onCompleted();
  }

  private boolean cancel(FlightInfo info, CallContext context) {
    boolean any = false;
    for (FlightEndpoint endpoint : info.getEndpoints()) {
      byte[] ticket = endpoint.getTicket().getBytes();
      if (open.find(ticket, access.principal(context.peerIdentity())).isPresent()) {
        any |= open.cancel(ticket);
      }
    }
    return any;
  }

  @Override
  public void setSessionOptions(
      SetSessionOptionsRequest request,
      CallContext context,
      StreamListener<SetSessionOptionsResult> listener) {
    listener.onNext(sessions.set(context, request));
    listener.onCompleted();
  }

  @Override
  public void getSessionOptions(
      GetSessionOptionsRequest request,
      CallContext context,
      StreamListener<GetSessionOptionsResult> listener) {
    listener.onNext(sessions.get(context));
    listener.onCompleted();
  }

  @Override
  public void closeSession(
      CloseSessionRequest request,
      CallContext context,
      StreamListener<CloseSessionResult> listener) {
    listener.onNext(sessions.close(context));
    listener.onCompleted();
  }

  @Override
  public void listFlights(
      CallContext context, Criteria criteria, StreamListener<FlightInfo> listener) {
    listener.onError(CallStatus.UNIMPLEMENTED.withDescription("Use SQL.").toRuntimeException());
  }

  @Override
  public void close() {
    open.close();
  }
}
