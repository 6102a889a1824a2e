package io.lakewise.server.flight;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.arrow.flight.FlightGrpcUtils;
import org.apache.arrow.flight.FlightProducer;
import org.apache.arrow.flight.FlightServerMiddleware;
import org.apache.arrow.flight.auth.ServerAuthHandler;
import org.apache.arrow.flight.auth2.ServerCallHeaderAuthMiddleware;
import org.apache.arrow.flight.grpc.ServerInterceptorAdapter;
import org.apache.arrow.flight.grpc.ServerInterceptorAdapter.KeyFactory;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Flight's service for calls that are answered where they arrive: the same producer that answers on
 * loopback, without the connection. Thread-safe.
 */
final class LocalService {

  private final ServerServiceDefinition service;
  private final ExecutorService threads;

  /**
   * A service.
   *
   * @param threads one for each call while it is answered
   */
  LocalService(
      BufferAllocator allocator,
      FlightProducer producer,
      FlightAccess access,
      FlightSessions sessions,
      ExecutorService threads) {
    this.threads = threads;
    this.service =
        ServerInterceptors.intercept(
            FlightGrpcUtils.createFlightService(
                allocator, producer, ServerAuthHandler.NO_OP, threads),
            new ServerInterceptorAdapter(
                List.of(
                    new KeyFactory<>(
                        FlightServerMiddleware.Key.of("credential"),
                        new ServerCallHeaderAuthMiddleware.Factory(access)),
                    new KeyFactory<>(FlightSessions.KEY, sessions))));
  }

  /**
   * Answers a call on a thread of its own.
   *
   * @param headers of the call
   * @param message the only one of the call
   */
  HttpResponse answer(ServiceRequestContext context, RequestHeaders headers, byte[] message) {
    return answer(service.getMethod(context.path().substring(1)), context, headers, message);
  }

  private <Q, R> HttpResponse answer(
      ServerMethodDefinition<Q, R> method,
      ServiceRequestContext context,
      RequestHeaders headers,
      byte[] message) {
    LocalCall<Q, R> call = new LocalCall<>(method.getMethodDescriptor());
    Runnable forget = FlightGateway.endWithClient(context, call::cancel);
    HttpResponse answer = HttpResponse.of(call.answer());
    answer
        .whenComplete()
        .whenComplete(
            (nothing, failure) -> {
              forget.run();
              if (failure != null) {
                call.cancel();
              }
            });
    threads.execute(
        () -> call.run(method.getServerCallHandler(), GrpcAnswer.headers(headers), message));
    return answer;
  }
}
