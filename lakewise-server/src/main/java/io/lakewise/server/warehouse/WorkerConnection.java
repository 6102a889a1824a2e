package io.lakewise.server.warehouse;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.worker.protocol.Reply;
import io.lakewise.worker.protocol.Wire;
import io.lakewise.worker.protocol.WorkRequest;
import java.time.Duration;
import java.util.Iterator;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.memory.BufferAllocator;

/** Requests to one worker process. Thread-safe. */
final class WorkerConnection implements AutoCloseable {

  private static final Duration ENDING = Duration.ofMillis(300);

  private final WorkerProcess process;
  private final FlightClient client;
  private final CallOption credential;

  WorkerConnection(WorkerProcess process, BufferAllocator allocator) {
    this.process = process;
    this.client =
        FlightClient.builder(
                allocator, Location.forGrpcInsecure("127.0.0.1", process.port()))
            .build();
    this.credential =
        new CredentialCallOption(
            headers -> headers.insert("authorization", "Bearer " + process.secret()));
  }

  /**
   * What the worker answers to a request.
   *
   * @throws LakewiseException the worker's error, or that it has ended
   */
  byte[] call(WorkRequest request) {
    Action action = new Action(request.getClass().getSimpleName(), Wire.write(request));
    try {
      Iterator<Result> replies = client.doAction(action, credential);
      byte[] reply = replies.next().getBody();
      while (replies.hasNext()) {
        replies.next();
      }
      return Reply.read(reply);
    } catch (FlightRuntimeException e) {
      throw lost(e);
    }
  }

  /** The error of a call that the worker did not answer. */
  private LakewiseException lost(FlightRuntimeException cause) {
    CallStatus status = cause.status();
    if (process.ended(ENDING)) {
      return WorkerErrors.lost(process.lastWords(), cause);
    }
    process.close();
    return WorkerErrors.lost(
        "its connection failed (" + status.code() + ": " + status.description() + ").", cause);
  }

  WorkerProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
    try {
      client.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
