package io.lakewise.server.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.Server;
import io.lakewise.server.Waiting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that come at once, before a server that answers when it is told to. */
class LongBodiesTest {

  private final BlockingQueue<CompletableFuture<HttpResponse>> read = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private Server server;

  @BeforeEach
  void start() {
    JsonService service =
        JsonService.of(
            (context, request) -> {
              CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
              read.add(answer);
              return answer;
            });
    LongBodies bodies = new LongBodies(new Room(1_000_000));
    server = Server.builder().http(0).service("/", service.decorate(bodies)).build();
    server.start().join();
  }

  @AfterEach
  void stop() {
    server.stop().join();
  }

  private CompletableFuture<Integer> send(int bytes) {
    URI address = URI.create("http://127.0.0.1:" + server.activeLocalPort() + "/");
    HttpRequest request =
        HttpRequest.newBuilder(address).POST(BodyPublishers.ofByteArray(new byte[bytes])).build();
    return client
        .sendAsync(request, BodyHandlers.discarding())
        .thenApply(answer -> answer.statusCode());
  }

  private CompletableFuture<HttpResponse> next() throws InterruptedException {
    return read.poll(10, TimeUnit.SECONDS);
  }

  /** Whether one is answered that fills all. */
  private boolean filled() throws Exception {
    CompletableFuture<Integer> sent = send(1_000_000);
    while (!sent.isDone()) {
      CompletableFuture<HttpResponse> answer = read.poll(10, TimeUnit.MILLISECONDS);
      if (answer != null) {
        answer.complete(HttpResponse.of(HttpStatus.OK));
      }
    }
    return sent.get() == 200;
  }

  @Test
  void whatWouldTakeTooMuchTogetherIsToComeAgain() throws Exception {
    CompletableFuture<Integer> first = send(800_000);
    CompletableFuture<HttpResponse> answer = next();
    assertThat(send(800_000).get(10, TimeUnit.SECONDS)).isEqualTo(429);
    CompletableFuture<Integer> small = send(60_000);
    next().complete(HttpResponse.of(HttpStatus.OK));
    assertThat(small.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    CompletableFuture<Integer> rest = send(200_000);
    CompletableFuture<HttpResponse> answerOfRest = next();
    for (int i = 0; i < 10; i++) {
      small = send(60_000);
      next().complete(HttpResponse.of(HttpStatus.OK));
      assertThat(small.get(10, TimeUnit.SECONDS)).as("there is no room").isEqualTo(200);
    }
    assertThat(send(70_000).get(10, TimeUnit.SECONDS)).isEqualTo(429);
    answerOfRest.complete(HttpResponse.of(HttpStatus.OK));
    assertThat(rest.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    assertThat(filled()).isFalse();
    answer.complete(HttpResponse.of(HttpStatus.OK));
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    Waiting.until("what was answered is held no more", this::filled);
  }
}
