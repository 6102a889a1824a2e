package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpResponse;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Calls whose services do not do what they should: nobody waits for an answer for ever. */
class LocalCallTest {

  private static final MethodDescriptor<byte[], byte[]> METHOD =
      MethodDescriptor.<byte[], byte[]>newBuilder()
          .setType(MethodType.UNARY)
          .setFullMethodName("service/method")
          .setRequestMarshaller(new Bytes())
          .setResponseMarshaller(new Bytes())
          .build();

  private final LocalCall<byte[], byte[]> call = new LocalCall<>(METHOD);

  private CompletionStage<HttpResponse> run(ServerCallHandler<byte[], byte[]> handler) {
    call.run(handler, new Metadata(), new byte[0]);
    return call.answer();
  }

  @Test
  void aCallThatItsServiceDoesNotEndFails() {
    CompletionStage<HttpResponse> answer =
        run((begun, headers) -> new ServerCall.Listener<byte[]>() {});
    assertThat(answer.toCompletableFuture())
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("not ended");
  }

  @Test
  void aServiceThatFailsIsAnAnswer() {
    CompletableFuture<HttpResponse> answer =
        run((begun, headers) -> {
              throw new IllegalStateException("planted");
            })
            .toCompletableFuture();
    assertThat(answer.join().aggregate().join().headers().get("grpc-status")).isEqualTo("2");
  }

  @Test
  void whoHasGoneIsToldTheServiceAsSuch() {
    List<String> told = new ArrayList<>();
    run(
        (begun, headers) ->
            new ServerCall.Listener<byte[]>() {
              @Override
              public void onHalfClose() {
                call.cancel();
                told.add("cancelled: " + begun.isCancelled());
              }

              @Override
              public void onCancel() {
                told.add("onCancel");
              }

              @Override
              public void onComplete() {
                told.add("onComplete");
              }
            });
    assertThat(told).containsExactly("cancelled: true", "onCancel");
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try (stream) {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
