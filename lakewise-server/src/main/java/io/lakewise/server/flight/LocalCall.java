package io.lakewise.server.flight;

import com.linecorp.armeria.common.HttpResponse;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.arrow.flight.FlightProducer;

/**
 * A call of gRPC with one message, answered by a service of this process without a connection. What
 * is answered is kept until the service has ended the call: it is for calls with short answers.
 *
 * @param <Q> what is asked
 * @param <R> what is answered
 */
final class LocalCall<Q, R> extends ServerCall<Q, R> {

  private final MethodDescriptor<Q, R> method;
  private final Context.CancellableContext scope = Context.ROOT.withCancellation();
  private final CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private Metadata begun;
  private volatile boolean cancelled;

  /** A call of a method, not begun yet. */
  LocalCall(MethodDescriptor<Q, R> method) {
    this.method = method;
  }

  /** What the client is told, when the call has ended. */
  CompletionStage<HttpResponse> answer() {
    return answer;
  }

  /** Has the call answered on this thread; it has ended when this returns. */
  void run(ServerCallHandler<Q, R> handler, Metadata headers, byte[] message) {
    Context before = scope.attach();
    try {
      Listener<Q> listener = handler.startCall(this, headers);
      listener.onMessage(method.parseRequest(new ByteArrayInputStream(message)));
      listener.onHalfClose();
      if (cancelled) {
        listener.onCancel();
      } else {
        listener.onComplete();
      }
    } catch (RuntimeException | Error failure) {
      close(Status.fromThrowable(failure), new Metadata());
    } finally {
      scope.detach(before);
      scope.close();
      // Says nothing where the call has ended, as it has unless the answer could not be made.
      answer.completeExceptionally(new IllegalStateException("The call was not ended."));
    }
  }

  /** The client has gone, or does not want the answer any more; {@link FlightProducer}s see it. */
  void cancel() {
    cancelled = true;
    scope.cancel(null);
  }

  @Override
  public void request(int messages) {
    // The one message is there.
  }

  @Override
  public void sendHeaders(Metadata headers) {
    begun = headers;
  }

  @Override
  public void sendMessage(R message) {
    try (InputStream bytes = method.streamResponse(message)) {
      messages.writeBytes(CallMessage.framed(bytes.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close(Status status, Metadata trailers) {
    answer.complete(GrpcAnswer.of(begun, messages.toByteArray(), status, trailers));
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public MethodDescriptor<Q, R> getMethodDescriptor() {
    return method;
  }
}
