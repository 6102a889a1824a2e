package io.lakewise.server.flight;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpRequestWriter;
import com.linecorp.armeria.common.stream.SubscriptionOption;
import io.lakewise.server.answer.ApiException;
import io.netty.util.concurrent.EventExecutor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A call of many messages that goes on only when its first one is there and was looked at. What
 * comes after it is handed on as it comes, and no faster than it is taken. Runs on one event loop.
 */
final class FirstMessage implements Subscriber<HttpObject> {

  /** A schema of tens of thousands of columns. */
  static final int MOST_BYTES = 4 << 20;

  private static final int HEADER_BYTES = 5;

  private final CompletableFuture<HttpRequest> begun = new CompletableFuture<>();
  private final HttpRequestWriter rest;
  private final Consumer<byte[]> check;
  private final LongMessages lengths;
  private ByteArrayOutputStream first = new ByteArrayOutputStream();
  private long length;
  private Subscription source;

  private FirstMessage(HttpRequest request, Consumer<byte[]> check, LongMessages lengths) {
    this.lengths = lengths;
    this.rest = HttpRequest.streaming(request.headers());
    this.check = check;
  }

  /**
   * The request again, once its first message was looked at.
   *
   * @param check throws why the call is refused; the future then fails with that
   * @param lengths sees all bytes of the call; what it throws ends the request
   */
  static CompletableFuture<HttpRequest> checked(
      HttpRequest request, EventExecutor loop, Consumer<byte[]> check, LongMessages lengths) {
    FirstMessage first = new FirstMessage(request, check, lengths);
    request.subscribe(first, loop, SubscriptionOption.WITH_POOLED_OBJECTS);
    return first.begun;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source = subscription;
    rest.whenComplete()
        .whenComplete(
            (nothing, failure) -> {
              if (failure != null) {
                subscription.cancel();
              }
            });
    subscription.request(1);
  }

  @Override
  public void onNext(HttpObject part) {
    if (first == null) {
      passOn(part);
      return;
    }
    if (part instanceof HttpData data) {
      try (data) {
        first.writeBytes(data.array());
      }
    }
    if (length == 0 && first.size() >= HEADER_BYTES) {
      length = HEADER_BYTES + framed(first.toByteArray());
    }
    if (length > MOST_BYTES) {
      refuse(FlightErrors.longFirstMessage(MOST_BYTES));
    } else if (length == 0 || first.size() < length) {
      source.request(1);
    } else {
      begin(first.toByteArray());
    }
  }

  private static long framed(byte[] frame) {
    return Integer.toUnsignedLong(ByteBuffer.wrap(frame, 1, Integer.BYTES).getInt());
  }

  private void begin(byte[] bytes) {
    try {
      check.accept(Arrays.copyOfRange(bytes, HEADER_BYTES, (int) length));
    } catch (RuntimeException refused) {
      refuse(refused);
      return;
    }
    first = null;
    passOn(HttpData.wrap(bytes));
    begun.complete(rest);
  }

  private void passOn(HttpObject part) {
    if (part instanceof HttpData data) {
      try {
        lengths.pass(data);
      } catch (ApiException noRoom) {
        data.close();
        source.cancel();
        rest.close(noRoom);
        return;
      }
    }
    handOn(part);
  }

  private void handOn(HttpObject part) {
    if (rest.tryWrite(part)) {
      rest.whenConsumed().thenRun(() -> source.request(1));
    }
  }

  private void refuse(RuntimeException why) {
    source.cancel();
    begun.completeExceptionally(why);
  }

  @Override
  public void onError(Throwable failure) {
    rest.close(failure);
    begun.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    rest.close();
    begun.completeExceptionally(FlightErrors.nothingSent());
  }
}
