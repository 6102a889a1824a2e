package io.lakewise.server.answer;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.table.error.LakewiseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An endpoint that takes its whole request, and whose errors are answers in JSON. */
public final class JsonService implements HttpService {

  private static final Logger LOG = LoggerFactory.getLogger(JsonService.class);

  private final Handler handler;

  private JsonService(Handler handler) {
    this.handler = handler;
  }

  /** What the endpoint does. */
  public interface Handler {

    /** Answers, now or later; does not block for long. */
    CompletableFuture<HttpResponse> handle(
        ServiceRequestContext context, AggregatedHttpRequest request);
  }

  /** An endpoint that answers later. */
  public static JsonService of(Handler handler) {
    return new JsonService(handler);
  }

  /** An endpoint that may take its time, on a thread of the blocking tasks. */
  public static JsonService blocking(BlockingHandler handler) {
    return new JsonService(
        (context, request) ->
            CompletableFuture.supplyAsync(
                () -> handler.handle(context, request), context.blockingTaskExecutor()));
  }

  /** What an endpoint does that may take its time. */
  public interface BlockingHandler {

    /** Answers. */
    HttpResponse handle(ServiceRequestContext context, AggregatedHttpRequest request);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    return HttpResponse.of(
        request
            .aggregate()
            .thenCompose(whole -> handler.handle(context, whole))
            .exceptionally(failure -> failed(context, failure)));
  }

  private static HttpResponse failed(ServiceRequestContext context, Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ApiException refused) {
      return JsonAnswers.of(refused);
    }
    if (cause instanceof LakewiseException known) {
      return JsonAnswers.of(ApiException.of(known));
    }
    if (context.isCancelled()) {
      return HttpResponse.ofFailure(cause);
    }
    LOG.error("{} {} failed", context.method(), context.config().route().patternString(), cause);
    return JsonAnswers.of(ApiException.internal());
  }
}
