package io.lakewise.server.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.Endpoint;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.SessionProtocol;
import io.lakewise.server.answer.JsonAnswers;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * Posts messages as JSON to where somebody wants them. Only public addresses are connected to, or
 * those that the operator allows; it is followed nowhere else. Thread-safe.
 */
final class Webhooks implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long MOST_ANSWER_BYTES = 64 << 10;
  private static final int TRIES = 3;
  private static final long FIRST_PAUSE_MILLIS = 250;

  private final Set<String> allowed;
  private final InstantSource clock;
  private final ClientFactory connections =
      ClientFactory.builder().connectTimeout(PATIENCE).idleTimeout(Duration.ofSeconds(1)).build();

  Webhooks(Set<String> allowed, InstantSource clock) {
    this.allowed = allowed;
    this.clock = clock;
  }

  /**
   * Sends a message; again after a moment, a few times, while that may help.
   *
   * @throws Undelivered if it is not taken
   */
  void send(String address, String secret, Message message) throws Undelivered {
    WebhookTarget target = WebhookTarget.of(address, allowed, InetAddress::getAllByName);
    byte[] body = body(message).toString().getBytes(StandardCharsets.UTF_8);
    for (int tries = 1; ; tries++) {
      String problem;
      try {
        int status = post(target, secret, message.id(), body);
        if (status / 100 == 2) {
          return;
        }
        problem = "it answered with status " + status;
        if (status < 500 && status != 429 && status != 408) {
          tries = TRIES;
        }
      } catch (CompletionException unanswered) {
        problem = "it does not answer";
      }
      if (tries == TRIES) {
        throw new Undelivered(
            "The webhook on " + target.host() + " took nothing: " + problem + ".");
      }
      pause(FIRST_PAUSE_MILLIS << (2 * tries));
    }
  }

  private static void pause(long millis) throws Undelivered {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Undelivered("The webhook was not called: the server is stopping.");
    }
  }

  private int post(WebhookTarget target, String secret, String id, byte[] body) {
    boolean encrypted = target.address().getScheme().equalsIgnoreCase("https");
    Endpoint endpoint =
        Endpoint.of(target.host(), target.port()).withIpAddr(target.ip().getHostAddress());
    WebClient client =
        WebClient.builder(encrypted ? SessionProtocol.H1 : SessionProtocol.H1C, endpoint)
            .factory(connections)
            .responseTimeout(PATIENCE)
            .writeTimeout(PATIENCE)
            .maxResponseLength(MOST_ANSWER_BYTES)
            .build();
    long seconds = clock.instant().getEpochSecond();
    RequestHeaders headers =
        RequestHeaders.builder(HttpMethod.POST, path(target))
            .contentType(MediaType.JSON_UTF_8)
            .add("user-agent", "Lakewise")
            .add("webhook-id", id)
            .add("webhook-timestamp", Long.toString(seconds))
            .add("webhook-signature", WebhookSecret.signature(secret, id, seconds, body))
            .build();
    AggregatedHttpResponse answer =
        client.execute(HttpRequest.of(headers, HttpData.wrap(body))).aggregate().join();
    return answer.status().code();
  }

  private static String path(WebhookTarget target) {
    String path = target.address().getRawPath();
    String query = target.address().getRawQuery();
    return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  private static ObjectNode body(Message message) {
    ObjectNode body = message.data().deepCopy();
    ArrayNode files = body.putArray("attachments");
    for (Attachment file : message.attachments()) {
      files.add(
          JsonAnswers.object()
              .put("name", file.name())
              .put("content_type", file.mediaType())
              .put("content", Base64.getEncoder().encodeToString(file.content())));
    }
    return body;
  }

  @Override
  public void close() {
    connections.close();
  }
}
