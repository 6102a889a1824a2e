package io.lakewise.server.flight;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An answer that is made while it is sent, in parts as large as the client takes them; a short one
 * is sent at once, when it has ended. Made by one thread.
 */
final class PartedAnswer {

  private static final int FIRST_BYTES = 4 << 10;
  private static final int PART_BYTES = 256 << 10;

  private final CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
  private final CompletableFuture<Void> unwanted;
  private final long mostMillis;
  private final long began = System.nanoTime();
  private byte[] part = new byte[FIRST_BYTES];
  private int filled;
  private HttpResponseWriter begun;
  private boolean late;

  /**
   * An answer of which nothing is made yet.
   *
   * @param unwanted is completed when nobody wants the rest, whatever the client takes
   * @param mostMillis how long the client may let it wait from now on, 0 for no limit
   */
  PartedAnswer(CompletableFuture<Void> unwanted, long mostMillis) {
    this.unwanted = unwanted;
    this.mostMillis = mostMillis;
  }

  /** What the client is sent, as soon as something is to be sent. */
  CompletionStage<HttpResponse> answer() {
    return answer;
  }

  /**
   * Adds bytes, and waits until the client has taken what is before them where that is much.
   *
   * @return whether the client wants more
   */
  boolean write(byte[] bytes, int count) {
    if (filled + count > PART_BYTES && !flush()) {
      return false;
    }
    if (filled + count > part.length) {
      int room = Math.max(Math.min(PART_BYTES, 2 * part.length), filled + count);
      part = Arrays.copyOf(part, room);
    }
    System.arraycopy(bytes, 0, part, filled, count);
    filled += count;
    return true;
  }

  /**
   * Sends what was added, when the client has taken what was sent before.
   *
   * @return whether the client wants more
   */
  boolean flush() {
    if (filled == 0) {
      return true;
    }
    if (begun == null) {
      begun = HttpResponse.streaming();
      begun.write(GrpcAnswer.beginning());
      answer.complete(begun);
    } else if (!taken()) {
      return false;
    }
    return send();
  }

  private boolean taken() {
    CompletableFuture<Object> taken = CompletableFuture.anyOf(begun.whenConsumed(), unwanted);
    try {
      if (mostMillis == 0) {
        taken.join();
      } else {
        long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        taken.get(mostMillis - passed, TimeUnit.MILLISECONDS);
      }
      return !unwanted.isDone();
    } catch (TimeoutException stalled) {
      late = true;
      return false;
    } catch (CompletionException | ExecutionException gone) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether the client has let it wait for too long. */
  boolean isLate() {
    return late;
  }

  private boolean send() {
    boolean wanted = begun.tryWrite(HttpData.wrap(part, 0, filled));
    part = new byte[part.length];
    filled = 0;
    return wanted;
  }

  /** Ends it without waiting; what was added is sent before if the call has succeeded. */
  void end(Status status, Metadata trailers) {
    if (begun == null) {
      byte[] whole = Arrays.copyOf(part, filled);
      answer.complete(
          GrpcAnswer.of(status.isOk() ? new Metadata() : null, whole, status, trailers));
      return;
    }
    if (status.isOk() && filled > 0) {
      send();
    }
    if (begun.tryWrite(GrpcAnswer.ending(status, trailers))) {
      begun.close();
    }
  }
}
