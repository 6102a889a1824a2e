package io.lakewise.worker;

import io.lakewise.table.error.LakewiseException;
import java.util.concurrent.ExecutorService;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.NoOpFlightProducer;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** What a worker answers over Flight: rows that go to a client or come from one. */
final class WorkProducer extends NoOpFlightProducer {

  private final RequestHandler requests;
  private final BufferAllocator allocator;
  private final ExecutorService queries;

  /**
   * Answers calls.
   *
   * @param queries runs streams: a thread of gRPC would not hear of a cancel while it computes
   */
  WorkProducer(RequestHandler requests, BufferAllocator allocator, ExecutorService queries) {
    this.requests = requests;
    this.allocator = allocator;
    this.queries = queries;
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

  @Override
  public void getStream(CallContext context, Ticket ticket, ServerStreamListener listener) {
    StreamedQuery query;
    try {
      query = requests.query(ticket.getBytes());
    } catch (LakewiseException e) {
      listener.error(WorkErrors.status(e).toRuntimeException());
      return;
    }
    ArrowStream stream = new ArrowStream(query, allocator, listener);
    queries.execute(stream::run);
  }
}
