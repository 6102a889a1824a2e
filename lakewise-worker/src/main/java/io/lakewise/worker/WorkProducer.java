package io.lakewise.worker;

import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.NoOpFlightProducer;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** What a worker answers over Flight: rows that come from a client. */
final class WorkProducer extends NoOpFlightProducer {

  private final RequestHandler requests;
  private final BufferAllocator allocator;

  /** Answers calls. */
  WorkProducer(RequestHandler requests, BufferAllocator allocator) {
    this.requests = requests;
    this.allocator = allocator;
  }

  @Override
  public Runnable acceptPut(
      CallContext context, FlightStream rows, StreamListener<PutResult> listener) {
    return () -> {
      byte[] request = rows.getDescriptor().getCommand();
      byte[] reply = requests.handle(request, new IncomingBatches(rows, allocator));
      try (ArrowBuf buffer = allocator.buffer(reply.length)) {
        buffer.writeBytes(reply);
        listener.onNext(PutResult.metadata(buffer));
      }
      listener.onCompleted();
    };
  }
}
