package io.lakewise.server.answer;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Refuses bodies of requests, to be sent again later, while those that are being answered take too
 * much memory together. Thread-safe.
 */
public final class LongBodies implements DecoratingHttpServiceFunction {

  private final AtomicLong held = new AtomicLong();
  private final long most;

  /**
   * Holds none yet.
   *
   * @param most bytes of all bodies together
   */
  public LongBodies(long most) {
    this.most = most;
  }

  @Override
  public HttpResponse serve(HttpService answering, ServiceRequestContext context, HttpRequest body)
      throws Exception {
    AtomicLong own = new AtomicLong();
    context.log().whenComplete().thenRun(() -> held.addAndGet(-own.get()));
    return answering.serve(context, body.mapData(data -> counted(data, own)));
  }

  private HttpData counted(HttpData data, AtomicLong own) {
    if (held.addAndGet(data.length()) > most) {
      held.addAndGet(-data.length());
      data.close();
      throw ApiException.busy("Too many long statements come in at once.", 1);
    }
    own.addAndGet(data.length());
    return data;
  }
}
