package io.lakewise.server.answer;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Refuses long bodies of requests, to be sent again later, while those that are being answered take
 * too much memory together. Thread-safe.
 */
public final class LongBodies implements DecoratingHttpServiceFunction {

  private static final long SHORT = 64 << 10;

  private final Room room;

  /** Lets in what has room. */
  public LongBodies(Room room) {
    this.room = room;
  }

  @Override
  public HttpResponse serve(HttpService answering, ServiceRequestContext context, HttpRequest body)
      throws Exception {
    return answering.serve(context, counted(context, body));
  }

  /**
   * The request, whose body takes room until it has been answered; it fails with an {@link
   * ApiException} if there is none.
   */
  public HttpRequest counted(ServiceRequestContext context, HttpRequest body) {
    AtomicLong own = new AtomicLong();
    context.log().whenComplete().thenRun(() -> room.give(counting(own.get())));
    return body.mapData(data -> counted(data, own));
  }

  private HttpData counted(HttpData data, AtomicLong own) {
    long before = own.get();
    long after = before + data.length();
    if (!room.take(counting(after) - counting(before))) {
      data.close();
      throw ApiException.crowded();
    }
    own.set(after);
    return data;
  }

  /** Nobody's short statements wait for the long ones of others. */
  private static long counting(long bytes) {
    return bytes <= SHORT ? 0 : bytes;
  }
}
