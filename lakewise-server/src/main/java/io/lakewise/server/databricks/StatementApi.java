package io.lakewise.server.databricks;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.Access;
import io.lakewise.server.access.Guard;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import io.lakewise.server.answer.LongBodies;
import io.lakewise.server.answer.Room;
import io.lakewise.server.result.Chunk;
import io.lakewise.server.result.ChunkWriter;
import io.lakewise.server.result.KeptResult;
import io.lakewise.server.result.ResultFormat;
import io.lakewise.server.statement.OnlyQueries;
import io.lakewise.server.statement.OpenSession;
import io.lakewise.server.statement.OpenSessions;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.StatementRequest;
import io.lakewise.server.statement.Statements;
import io.lakewise.server.warehouse.Priority;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Databricks' SQL Statement Execution API 2.0: run, look, fetch chunks, cancel, close; and the
 * links from which large results are fetched.
 */
public final class StatementApi {

  /** Where it lies. */
  static final String PATH = "/api/2.0/sql/statements";

  /** A statement of 16 MiB, escaped as JSON. */
  private static final long LONGEST_BODY = 34L << 20;

  /** What is read of a body takes some times its bytes. */
  private static final long SHARE_OF_BODIES = 16;

  /** HIGH, NORMAL or LOW; not part of Databricks' API. */
  private static final String PRIORITY = "x-lakewise-priority";

  private static final int BUFFER = 64 << 10;
  private static final Duration AFTER_CANCEL = Duration.ofSeconds(5);
  private static final Duration SLACK = Duration.ofSeconds(10);
  private static final Duration FETCHING = Duration.ofMinutes(15);

  private final Statements statements;
  private final OpenSessions sessions;
  private final ChunkWriter chunks;
  private final ResultLinks links;
  private final StatementAnswer answers;
  private final Executor fetching;

  /**
   * Serves statements.
   *
   * @param fetching its threads wait for readers that may be slow
   */
  public StatementApi(
      Statements statements,
      OpenSessions sessions,
      ChunkWriter chunks,
      SecureRandom random,
      InstantSource clock,
      Executor fetching) {
    this.statements = statements;
    this.sessions = sessions;
    this.chunks = chunks;
    this.links = new ResultLinks(random, clock);
    this.answers = new StatementAnswer(chunks, links, fetching);
    this.fetching = fetching;
  }

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    LongBodies bodies = new LongBodies(Room.ofHeap(SHARE_OF_BODIES, LONGEST_BODY));
    for (String path : new String[] {PATH, PATH + "/"}) {
      server
          .route()
          .post(path)
          .maxRequestLength(LONGEST_BODY)
          .decorator(bodies)
          .build(JsonService.of(this::execute));
    }
    server
        .route()
        .get(PATH + "/{id}")
        .build(JsonService.blocking((context, request) -> get(context)));
    server
        .route()
        .delete(PATH + "/{id}")
        .build(JsonService.blocking((context, request) -> close(context)));
    server
        .route()
        .post(PATH + "/{id}/cancel")
        .build(JsonService.blocking((context, request) -> cancel(context)));
    server
        .route()
        .get(PATH + "/{id}/result/chunks/{chunk}")
        .build(JsonService.blocking((context, request) -> chunk(context)));
    server
        .route()
        .get(Guard.SIGNED + "{id}/{chunk}")
        .build(JsonService.blocking((context, request) -> linked(context)));
  }

  private CompletableFuture<HttpResponse> execute(
      ServiceRequestContext context, AggregatedHttpRequest request) {
    StatementBody body = new StatementBody(JsonAnswers.read(request.content()));
    String client = request.headers().get(HttpHeaderNames.USER_AGENT, "");
    String traceParent = request.headers().get("traceparent", "");
    Principal caller = Access.caller(context);
    Priority priority = Priority.of(request.headers().get(PRIORITY), caller);
    Optional<OpenSession> session = body.session().map(id -> session(caller, id));
    StatementRequest wanted = body.request(caller, session, client, priority, traceParent);
    Duration patience = body.patience();
    context.setRequestTimeout(patience.plus(AFTER_CANCEL).plus(SLACK));
    boolean queryOnly = body.isQueryOnly();
    boolean waitedFor = body.cancelsAfterWait() && !patience.isZero();
    return CompletableFuture.supplyAsync(
            () -> submit(wanted, session, queryOnly), context.blockingTaskExecutor())
        .thenCompose(
            statement -> {
              if (waitedFor) {
                // Whoever waits and is gone, or may wait no longer, never learns its id.
                context.whenRequestCancelling().thenRun(() -> statements.cancel(statement));
              }
              return within(statement, patience)
                  .thenCompose(late -> cancelIf(waitedFor, statement))
                  .thenApplyAsync(
                      ended -> answers.of(context, statement), context.blockingTaskExecutor());
            });
  }

  private OpenSession session(Principal caller, String id) {
    return sessions
        .find(caller, id)
        .orElseThrow(() -> ApiException.missing("The session " + id + " was not found."));
  }

  private Statement submit(
      StatementRequest wanted, Optional<OpenSession> session, boolean queryOnly) {
    if (queryOnly) {
      OnlyQueries.require(wanted.text());
    }
    try {
      return statements.submit(wanted, session);
    } catch (NameNotFoundException none) {
      throw ApiException.missing(none.getMessage());
    }
  }

  private CompletableFuture<Void> cancelIf(boolean unwanted, Statement statement) {
    if (!unwanted || statement.state().isFinal()) {
      return CompletableFuture.completedFuture(null);
    }
    statements.cancel(statement);
    return within(statement, AFTER_CANCEL);
  }

  private static CompletableFuture<Void> within(Statement statement, Duration patience) {
    return patience.isZero()
        ? CompletableFuture.completedFuture(null)
        : statement
            .ended()
            .copy()
            .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private HttpResponse get(ServiceRequestContext context) {
    return answers.of(context, statement(context));
  }

  private HttpResponse cancel(ServiceRequestContext context) {
    statements.cancel(statement(context));
    return JsonAnswers.ok(JsonAnswers.object());
  }

  private HttpResponse close(ServiceRequestContext context) {
    statements.close(statement(context));
    return JsonAnswers.ok(JsonAnswers.object());
  }

  private HttpResponse chunk(ServiceRequestContext context) {
    Statement statement = statement(context);
    KeptResult result = statement.requireResult();
    return answers.of(context, statement, result, chunk(result, context.pathParam("chunk")));
  }

  private HttpResponse linked(ServiceRequestContext context) {
    QueryParams query = context.queryParams();
    String id = context.pathParam("id");
    int index = number(context.pathParam("chunk"));
    links.check(id, index, query.get("expires"), query.get("signature"));
    Statement statement =
        statements.signed(id).orElseThrow(() -> ApiException.missing("The result is gone."));
    KeptResult result = statement.requireResult();
    Chunk chunk = chunk(result, context.pathParam("chunk"));
    ResultFormat format = statement.request().format();
    context.setRequestTimeout(FETCHING);
    return HttpResponse.of(
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(MediaType.parse(format.mediaType()))
            .add(HttpHeaderNames.CACHE_CONTROL, "no-store")
            .build(),
        StreamMessage.fromOutputStream(
            out -> {
              try (OutputStream buffered = new BufferedOutputStream(out, BUFFER)) {
                chunks.write(result, chunk, format, buffered);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            fetching));
  }

  private Statement statement(ServiceRequestContext context) {
    String id = context.pathParam("id");
    return statements
        .find(Access.caller(context), id)
        .orElseThrow(() -> ApiException.missing("The statement " + id + " was not found."));
  }

  private static Chunk chunk(KeptResult result, String text) {
    int index = number(text);
    if (index >= result.chunks().size()) {
      throw ApiException.invalid(
          "There is no chunk " + index + " (expected: 0 to " + (result.chunks().size() - 1) + ").");
    }
    return result.chunks().get(index);
  }

  private static int number(String text) {
    if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw ApiException.invalid("'" + text + "' is no number of a chunk.");
    }
    return Integer.parseInt(text);
  }
}
