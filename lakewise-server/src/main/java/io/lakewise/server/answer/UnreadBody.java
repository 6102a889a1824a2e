package io.lakewise.server.answer;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.channel.Channel;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The body of a request that was answered before it had come in whole. On a connection of HTTP/1
 * its sender could go on for ever, a byte now and then, and nobody would wait for it.
 */
public final class UnreadBody {

  /** For the answer to arrive before the connection ends. */
  private static final long GRACE_SECONDS = 1;

  private static final Set<HttpMethod> WITHOUT_BODY =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private UnreadBody() {}

  /** Ends the connection of a refused request soon after its answer. */
  public static void endAfterAnswer(ServiceRequestContext context) {
    Channel channel = context.log().partial().channel();
    if (channel == null
        || context.sessionProtocol().isMultiplex()
        || WITHOUT_BODY.contains(context.method())) {
      return;
    }
    // Says so in the answer, as else its receiver would send another request after this one.
    context.initiateConnectionShutdown();
    context
        .log()
        .whenAvailable(RequestLogProperty.RESPONSE_END_TIME)
        .thenAccept(
            log ->
                channel
                    .eventLoop()
                    .schedule(() -> channel.close(), GRACE_SECONDS, TimeUnit.SECONDS));
  }
}
