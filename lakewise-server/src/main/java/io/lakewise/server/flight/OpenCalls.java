package io.lakewise.server.flight;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The calls that are being answered. When the server stops they may end within a time, and are told
 * then that they may come again. Thread-safe.
 */
final class OpenCalls {

  /** What a call is told that comes, or has not ended, when the server stops. */
  static final Status STOPPED =
      Status.UNAVAILABLE.withDescription(
          "The server is stopping. Run the statement again when it is back.");

  private static final long LOOK_MILLIS = 20;

  /** In which answers that were ended reach their clients. */
  private static final Duration AFTER_END = Duration.ofSeconds(2);

  private final Set<Runnable> ends = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /** Whether no call is to begin any more. */
  boolean isStopping() {
    return stopping;
  }

  /** What a call is told that does not begin any more. */
  static HttpResponse refusal() {
    return HttpResponse.of(
        GrpcAnswer.refusal(Integer.toString(STOPPED.getCode().value()), STOPPED.getDescription()));
  }

  /** A call whose answer says so if the server stops before it is there. */
  HttpResponse open(ServiceRequestContext context, HttpResponse answer) {
    open(context, () -> answer.abort(STOPPED.asRuntimeException()));
    return answer.recover(
        Throwable.class, failure -> stopping ? refusal() : HttpResponse.ofFailure(failure));
  }

  /**
   * A call that is told how to end.
   *
   * @param end is called when the server waits no longer; does not block
   */
  void open(ServiceRequestContext context, Runnable end) {
    ends.add(end);
    context.log().whenComplete().thenRun(() -> ends.remove(end));
  }

  /** Lets no further call begin. */
  void stop() {
    stopping = true;
  }

  /** Lets the calls end within a time, and then ends them. */
  void await(Duration patience) {
    if (!ended(patience)) {
      List.copyOf(ends).forEach(Runnable::run);
      ended(AFTER_END);
    }
  }

  private boolean ended(Duration patience) {
    long begun = System.nanoTime();
    while (!ends.isEmpty()) {
      if (System.nanoTime() - begun >= patience.toNanos()) {
        return false;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
