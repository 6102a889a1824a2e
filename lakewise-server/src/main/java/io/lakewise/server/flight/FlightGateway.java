package io.lakewise.server.flight;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.AccessAudit;
import io.lakewise.server.answer.Refusal;
import io.lakewise.server.answer.UnreadBody;
import io.lakewise.server.result.ResultCache;
import io.lakewise.server.warehouse.WorkerTicket;
import io.lakewise.table.error.LakewiseException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Carries Flight's calls from the public port to the service of this process, and a fetch of rows
 * straight to the worker that has them. It understands no more of a call than its path, its
 * credential and the ticket; a worker is sent the query that the ticket stands for, and nothing of
 * the body.
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
  private static final String DEADLINE = "grpc-timeout";
  private static final String ENCODING = "grpc-encoding";
  private static final String IDENTITY = "identity";
  private static final String NOT_FOUND = "5";
  private static final String EXHAUSTED = "8";
  private static final String UNIMPLEMENTED = "12";
  private static final String UNAVAILABLE = "14";
  private static final String UNAUTHENTICATED = "16";
  private static final long MOST_HANDSHAKE_BYTES = 16 << 10;
  private static final long MOST_TICKET_BYTES = 1 << 20;

  private final FlightAccess access;
  private final AccessAudit audit;
  private final OpenStatements statements;
  private final LocalService local;
  private final int servicePort;
  private final ClientFactory factory;
  private final Executor endings;
  private final Map<Integer, WebClient> upstreams = new ConcurrentHashMap<>();

  /**
   * Carries calls.
   *
   * @param audit is told who was let in
   * @param local answers short calls of one message
   * @param servicePort of the service of this process, on loopback, which answers the others
   * @param factory of connections to it and to workers
   * @param endings where statements are ended, which takes a call to their workers
   */
  FlightGateway(
      FlightAccess access,
      AccessAudit audit,
      OpenStatements statements,
      LocalService local,
      int servicePort,
      ClientFactory factory,
      Executor endings) {
    this.access = access;
    this.audit = audit;
    this.statements = statements;
    this.local = local;
    this.servicePort = servicePort;
    this.factory = factory;
    this.endings = endings;
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
    if (context.path().equals(ASK)) {
      context.setMaxRequestLength(FlightEndpointService.MOST_MESSAGE_BYTES);
      return HttpResponse.of(request.aggregate().thenApply(whole -> here(context, whole)));
    }
    if (!context.path().equals(FETCH)) {
      return forwarded(context, request, servicePort, request.headers(), Passage.HERE);
    }
    context.setMaxRequestLength(MOST_TICKET_BYTES);
    return HttpResponse.of(
        request.aggregate().thenApply(whole -> fetched(context, whole, caller.get())));
  }

  /** Answers a call where it is, unless it is one of which the service must take care. */
  private HttpResponse here(ServiceRequestContext context, AggregatedHttpRequest request) {
    Optional<byte[]> message = CallMessage.of(request.content().array());
    if (message.isEmpty() || request.headers().contains(DEADLINE)) {
      HttpRequest again = HttpRequest.of(request.headers(), request.content());
      return forwarded(context, again, servicePort, request.headers(), Passage.HERE);
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

  private HttpResponse fetched(
      ServiceRequestContext context, AggregatedHttpRequest request, Principal caller) {
    byte[] ticket = TicketMessage.ticket(request.content().array());
    Optional<OpenStatement> statement = statements.find(ticket, caller);
    if (statement.isEmpty() || statement.get().worker() == null) {
      return here(context, request);
    }
    try {
      if (!statements.fetching(ticket)) {
        return refused(NOT_FOUND, FlightErrors.unknownTicket().getMessage());
      }
    } catch (LakewiseException busy) {
      return refused(EXHAUSTED, busy.getMessage());
    }
    WorkerTicket worker = statement.get().worker();
    RequestHeaders headers =
        request.headers().toBuilder()
            .set(HttpHeaderNames.AUTHORIZATION, "Bearer " + worker.secret())
            .removeAndThen(HttpHeaderNames.CONTENT_LENGTH)
            .build();
    Optional<Consumer<byte[]>> keeper = statement.get().keeper();
    HttpRequest checked =
        HttpRequest.of(headers, HttpData.wrap(TicketMessage.body(worker.ticket())));
    StreamCopy copy = new StreamCopy(keeper.isPresent() ? ResultCache.LARGEST : 0);
    return forwarded(
        context,
        checked,
        worker.port(),
        headers,
        new Passage(
            part -> {
              copy.see(part);
              // Before the client has it: who then asks again finds the rows known.
              if (isEnd(part)) {
                keeper.ifPresent(kept -> copy.arrowStream().ifPresent(kept));
              }
            },
            () -> endings.execute(() -> statements.end(ticket)),
            worker.gone(),
            statement.get().recording()::cancelled));
  }

  /**
   * What is done on the way.
   *
   * @param seen is given each part of the answer
   * @param ended is called when there are no more
   * @param lost is called before the client is told that the other side has ended: who then asks
   *     again is not to come to the same one
   * @param givenUp is called when the client does not want the rest
   */
  private record Passage(
      Consumer<HttpObject> seen, Runnable ended, Runnable lost, Runnable givenUp) {

    private static final Passage HERE = new Passage(part -> {}, () -> {}, () -> {}, () -> {});
  }

  private HttpResponse forwarded(
      ServiceRequestContext context,
      HttpRequest request,
      int port,
      RequestHeaders headers,
      Passage passage) {
    RequestHeaders local =
        withClient(context, headers).scheme("h2c").authority("127.0.0.1:" + port).build();
    HttpResponse upstream = upstream(port).execute(request.withHeaders(local));
    AtomicBoolean begun = new AtomicBoolean();
    AtomicBoolean told = new AtomicBoolean();
    Runnable forget =
        endWithClient(
            context,
            () -> {
              if (!told.get() && !upstream.isComplete()) {
                passage.givenUp().run();
              }
              upstream.abort();
            });
    StreamMessage<HttpObject> answer =
        upstream
            .peek(
                part -> {
                  begun.set(true);
                  if (isEnd(part)) {
                    told.set(true);
                  }
                  passage.seen().accept(part);
                })
            .recoverAndResume(
                cause ->
                    StreamMessage.of(
                        CompletableFuture.runAsync(passage.lost(), endings)
                            .thenApply(gone -> StreamMessage.of(lost(begun.get())))));
    upstream
        .whenComplete()
        .whenComplete(
            (nothing, cause) -> {
              forget.run();
              passage.ended().run();
            });
    return HttpResponse.of(answer);
  }

  private WebClient upstream(int port) {
    return upstreams.computeIfAbsent(
        port,
        known ->
            WebClient.builder("h2c://127.0.0.1:" + known)
                .factory(factory)
                .responseTimeoutMillis(0)
                .writeTimeoutMillis(0)
                .maxResponseLength(0)
                .build());
  }

  /** Whether a part says how the call has ended; a client may go when it has that. */
  private static boolean isEnd(HttpObject part) {
    return part instanceof HttpHeaders headers && GrpcAnswer.isEnd(headers);
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

  /** A worker that has died says nothing: gRPC's way of saying so for it. */
  private static HttpObject lost(boolean begun) {
    String message = "The process that ran the statement has ended. Run the statement again.";
    return begun
        ? GrpcAnswer.ending(UNAVAILABLE, message)
        : GrpcAnswer.refusal(UNAVAILABLE, message);
  }

  private static HttpResponse refused(String status, String message) {
    return HttpResponse.of(GrpcAnswer.refusal(status, message));
  }
}
