package io.lakewise.server.flight;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.AccessAudit;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.LongBodies;
import io.lakewise.server.answer.Refusal;
import io.lakewise.server.answer.Room;
import io.lakewise.server.answer.UnreadBody;
import io.lakewise.server.result.StreamedRows;
import io.lakewise.table.error.LakewiseException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.arrow.flight.FlightRuntimeException;

/**
 * Carries Flight's calls from the public port to the service of this process, and rows to whoever
 * has their ticket. It understands no more of a call than its path, its credential and the ticket.
 */
final class FlightGateway implements HttpService {

  /** Flight's calls begin with it. */
  static final String PREFIX = "/arrow.flight.protocol.FlightService/";

  /** The headers that tell this process's service of the client; clients cannot set them. */
  static final String PEER = "x-lakewise-peer";

  static final String REQUEST = "x-lakewise-request";

  private static final String HANDSHAKE = PREFIX + "Handshake";
  private static final String ASK = PREFIX + "GetFlightInfo";
  private static final String FETCH = PREFIX + "DoGet";
  private static final String SEND = PREFIX + "DoPut";

  /** With what statements begin. */
  private static final Set<String> BEGINNINGS = Set.of(ASK, SEND);

  private static final String DEADLINE = "grpc-timeout";
  private static final String ENCODING = "grpc-encoding";
  private static final String IDENTITY = "identity";
  private static final String INVALID = "3";
  private static final String NOT_FOUND = "5";
  private static final String EXHAUSTED = "8";
  private static final String UNIMPLEMENTED = "12";
  private static final String UNAUTHENTICATED = "16";
  private static final long MOST_HANDSHAKE_BYTES = 16 << 10;
  private static final long MOST_TICKET_BYTES = 1 << 20;

  /** What is read of messages takes some times their bytes. */
  private static final long SHARE_OF_MESSAGES = 8;

  private final FlightAccess access;
  private final AccessAudit audit;
  private final OpenStatements statements;
  private final LocalService local;
  private final int servicePort;
  private final WebClient service;
  private final Executor threads;
  private final OpenCalls calls;
  private final Room room =
      Room.ofHeap(SHARE_OF_MESSAGES, FlightEndpointService.MOST_MESSAGE_BYTES);
  private final LongBodies bodies = new LongBodies(room);

  /**
   * Carries calls.
   *
   * @param audit is told who was let in
   * @param local answers short calls of one message
   * @param servicePort of the service of this process, on loopback, which answers the others
   * @param factory of connections to it
   * @param threads where rows are fetched and statements are ended, which waits for their workers
   * @param calls knows those that are being answered
   */
  FlightGateway(
      FlightAccess access,
      AccessAudit audit,
      OpenStatements statements,
      LocalService local,
      int servicePort,
      ClientFactory factory,
      Executor threads,
      OpenCalls calls) {
    this.access = access;
    this.audit = audit;
    this.statements = statements;
    this.local = local;
    this.servicePort = servicePort;
    this.threads = threads;
    this.calls = calls;
    this.service =
        WebClient.builder("h2c://127.0.0.1:" + servicePort)
            .factory(factory)
            .responseTimeoutMillis(0)
            .writeTimeoutMillis(0)
            .maxResponseLength(0)
            .build();
  }

  @Override
  public ExchangeType exchangeType(RoutingContext context) {
    return ExchangeType.BIDI_STREAMING;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    CompletableFuture<Optional<Principal>> caller =
        access.letIn(context, request.headers().get(HttpHeaderNames.AUTHORIZATION));
    if (caller.isDone() && !caller.isCompletedExceptionally()) {
      return answered(context, request, caller.join());
    }
    return HttpResponse.of(
        caller.handleAsync(
            (principal, failure) ->
                failure == null
                    ? answered(context, request, principal)
                    : Refusal.failed(request.headers(), failure),
            context.eventLoop()));
  }

  private HttpResponse answered(
      ServiceRequestContext context, HttpRequest request, Optional<Principal> caller) {
    if (caller.isPresent()) {
      audit.letIn(context, request.headers(), caller.get());
    } else {
      audit.stranger(context, request.headers());
    }
    if (context.path().equals(HANDSHAKE)) {
      // Strangers call it: it has the time of any request, and little room.
      context.setMaxRequestLength(MOST_HANDSHAKE_BYTES);
      UnreadBody.endAfterAnswer(context);
    } else if (caller.isEmpty()) {
      UnreadBody.endAfterAnswer(context);
      return refused(UNAUTHENTICATED, FlightErrors.unauthenticated().getMessage());
    } else {
      context.clearRequestTimeout();
      context.setMaxRequestLength(0);
    }
    if (!request.headers().get(ENCODING, IDENTITY).equals(IDENTITY)) {
      UnreadBody.endAfterAnswer(context);
      return refused(UNIMPLEMENTED, FlightErrors.packed().getMessage());
    }
    if (calls.isStopping() && BEGINNINGS.contains(context.path())) {
      UnreadBody.endAfterAnswer(context);
      return OpenCalls.refusal();
    }
    return context.path().equals(FETCH)
        ? fetched(context, request, caller)
        : calls.open(context, carried(context, request));
  }

  private HttpResponse carried(ServiceRequestContext context, HttpRequest request) {
    if (context.path().equals(SEND)) {
      LongMessages lengths = new LongMessages(room);
      context.log().whenComplete().thenRun(lengths::close);
      return HttpResponse.of(
          FirstMessage.checked(request, context.eventLoop(), SentSchema::check, lengths)
              .handle((checked, refusal) -> sent(context, checked, refusal)));
    }
    if (context.path().equals(ASK)) {
      context.setMaxRequestLength(FlightEndpointService.MOST_MESSAGE_BYTES);
      return orCrowded(
          HttpResponse.of(
              bodies
                  .counted(context, request)
                  .aggregate()
                  .thenApply(whole -> here(context, whole))));
    }
    return forwarded(context, bodies.counted(context, request));
  }

  private HttpResponse fetched(
      ServiceRequestContext context, HttpRequest request, Optional<Principal> caller) {
    context.setMaxRequestLength(MOST_TICKET_BYTES);
    return HttpResponse.of(
        request.aggregate().thenApply(whole -> fetched(context, whole, caller.orElseThrow())));
  }

  /** Answers a call where it is, unless it is one of which the service must take care. */
  private HttpResponse here(ServiceRequestContext context, AggregatedHttpRequest request) {
    Optional<byte[]> message = CallMessage.of(request.content().array());
    if (message.isEmpty() || request.headers().contains(DEADLINE)) {
      return forwarded(context, HttpRequest.of(request.headers(), request.content()));
    }
    return local.answer(context, withClient(context, request.headers()).build(), message.get());
  }

  /** Headers that tell this process's service of the client. */
  private static RequestHeadersBuilder withClient(
      ServiceRequestContext context, RequestHeaders headers) {
    return headers.toBuilder()
        .set(PEER, context.clientAddress().getHostAddress())
        .set(REQUEST, context.id().text());
  }

  private HttpResponse sent(ServiceRequestContext context, HttpRequest request, Throwable refusal) {
    if (refusal == null) {
      return forwarded(context, request);
    }
    return refusal instanceof FlightRuntimeException
        ? refused(INVALID, refusal.getMessage())
        : HttpResponse.ofFailure(refusal);
  }

  private HttpResponse fetched(
      ServiceRequestContext context, AggregatedHttpRequest request, Principal caller) {
    byte[] ticket = TicketMessage.ticket(request.content().array());
    Optional<OpenStatement> statement = statements.find(ticket, caller);
    Optional<StreamedRows> rows = statement.flatMap(OpenStatement::rows);
    if (rows.isEmpty()) {
      return calls.open(context, here(context, request));
    }
    try {
      if (!statements.fetching(ticket)) {
        return refused(NOT_FOUND, FlightErrors.unknownTicket().getMessage());
      }
    } catch (LakewiseException busy) {
      return refused(EXHAUSTED, busy.getMessage());
    }
    RowFetch fetch = new RowFetch(statement.get(), rows.get(), calls);
    if (statement.get().waits()) {
      fetchedFromWorker(context, ticket, fetch);
    } else {
      // They are few and in memory: another thread would only have to be woken.
      fetch.run();
      threads.execute(() -> statements.end(ticket));
    }
    return fetch.answer();
  }

  private void fetchedFromWorker(ServiceRequestContext context, byte[] ticket, RowFetch fetch) {
    Runnable end =
        () -> {
          if (!fetch.hasEnded()) {
            threads.execute(() -> statements.cancel(ticket));
          }
        };
    calls.open(context, end);
    Runnable forget = endWithClient(context, end);
    threads.execute(
        () -> {
          try {
            fetch.run();
          } finally {
            forget.run();
            statements.end(ticket);
          }
        });
  }

  private HttpResponse forwarded(ServiceRequestContext context, HttpRequest request) {
    RequestHeaders local =
        withClient(context, request.headers())
            .scheme("h2c")
            .authority("127.0.0.1:" + servicePort)
            .build();
    HttpResponse answer = service.execute(request.withHeaders(local));
    Runnable forget = endWithClient(context, answer::abort);
    answer.whenComplete().whenComplete((nothing, cause) -> forget.run());
    return orCrowded(answer);
  }

  private static HttpResponse orCrowded(HttpResponse answer) {
    return answer.recover(ApiException.class, crowded -> refused(EXHAUSTED, crowded.getMessage()));
  }

  /**
   * A client whose connection dies would leave its query running.
   *
   * @param end is called when the connection dies or the call is cancelled
   * @return forgets the call when it has ended: connections live long
   */
  static Runnable endWithClient(ServiceRequestContext context, Runnable end) {
    context.whenRequestCancelling().thenAccept(cause -> end.run());
    Channel channel = context.log().partial().channel();
    if (channel == null) {
      return () -> {};
    }
    ChannelFutureListener closed = future -> end.run();
    channel.closeFuture().addListener(closed);
    return () -> channel.closeFuture().removeListener(closed);
  }

  private static HttpResponse refused(String status, String message) {
    return HttpResponse.of(GrpcAnswer.refusal(status, message));
  }
}
