package io.lakewise.server.volume;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.UnreadBody;
import io.lakewise.table.error.LakewiseException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * An endpoint that reads its request as it comes, on a thread that may wait.
 *
 * @param handler what it does
 * @param audit is told of each request
 */
record FileService(Handler handler, Consumer<ServiceRequestContext> audit) implements HttpService {

  /** What the endpoint does; blocks. */
  interface Handler {
    HttpResponse answer(ServiceRequestContext context, HttpRequest request);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    audit.accept(context);
    return HttpResponse.of(
        CompletableFuture.supplyAsync(
            () -> answered(context, request), context.blockingTaskExecutor()));
  }

  private HttpResponse answered(ServiceRequestContext context, HttpRequest request) {
    try {
      return handler.answer(context, request);
    } catch (LakewiseException refused) {
      return refusal(context, ApiException.aboutNames(refused));
    } catch (ApiException refused) {
      return refusal(context, refused);
    }
  }

  private static HttpResponse refusal(ServiceRequestContext context, ApiException refused) {
    UnreadBody.endAfterAnswer(context);
    return JsonAnswers.of(refused);
  }
}
