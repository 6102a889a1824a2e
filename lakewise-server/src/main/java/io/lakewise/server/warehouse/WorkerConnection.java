package io.lakewise.server.warehouse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grpc.StatusRuntimeException;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.WorkUsage;
import io.lakewise.engine.workbench.duckdb.PlanTemplates;
import io.lakewise.engine.workbench.template.ParsedTexts;
import io.lakewise.server.result.StreamedRows;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.worker.protocol.Reply;
import io.lakewise.worker.protocol.RowsInput;
import io.lakewise.worker.protocol.StreamRequest;
import io.lakewise.worker.protocol.UploadRequest;
import io.lakewise.worker.protocol.Wire;
import io.lakewise.worker.protocol.WorkRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.memory.BufferAllocator;

/** Requests to one worker process. Thread-safe. */
final class WorkerConnection implements AutoCloseable {

  /** A process that does not answer any more is soon known to have ended. */
  static final Duration ENDING = Duration.ofMillis(300);

  private final WorkerProcess process;
  private final BufferAllocator allocator;
  private final WorkerRequests requests;
  private final FlightClient client;
  private final CallOption credential;
  private final ParsedTexts parsed = new ParsedTexts();
  private final PlanTemplates plans = new PlanTemplates();
  private volatile boolean closed;

  WorkerConnection(WorkerProcess process, BufferAllocator allocator) {
    this.process = process;
    this.allocator = allocator;
    this.requests = new WorkerRequests(process.requestPort(), process.secret());
    this.client =
        FlightClient.builder(allocator, Location.forGrpcInsecure("127.0.0.1", process.rowsPort()))
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
    byte[] body = Wire.write(request);
    checkOpen();
    try {
      return Reply.read(requests.ask(request.getClass().getSimpleName(), body));
    } catch (IOException e) {
      throw lost(e);
    }
  }

  /**
   * That it may be asked.
   *
   * @throws LakewiseException it has ended, and is not reached by what it is asked now
   */
  void checkOpen() {
    if (closed || !process.isAlive()) {
      throw WorkerErrors.lost(process.lastWords(), null, false);
    }
  }

  /** What gRPC says of a connection whose other users have closed it, as its worker had ended. */
  private LakewiseException meanwhileClosed(StatusRuntimeException cause) {
    return closed
        ? WorkerErrors.lost(process.lastWords(), cause, true)
        : WorkerErrors.unreadable(cause);
  }

  /** The tree of a text that was asked before, perhaps with other values; null if none was. */
  ObjectNode known(String select) {
    return parsed.find(select);
  }

  /** The tree of a text, from the worker. */
  ObjectNode parse(String select) {
    byte[] tree = call(new WorkRequest.Parse(select));
    parsed.keep(select, tree);
    return Trees.read(new String(tree, StandardCharsets.UTF_8));
  }

  /**
   * Lets somebody read the rows of a query, as many as it wants.
   *
   * @return what the session took, which has ended with the last row; empty if not all were wanted
   * @throws LakewiseException the worker's error, or that it has ended
   */
  Optional<WorkUsage> stream(StreamRequest query, StreamedRows.Reader reader) {
    byte[] body = Wire.write(query);
    checkOpen();
    try {
      return requests.ask(
          StreamRequest.class.getSimpleName(),
          body,
          connection -> read(new RowsInput(connection), reader));
    } catch (LakewiseException e) {
      throw e;
    } catch (IOException e) {
      throw lost(e);
    } catch (RuntimeException e) {
      throw WorkerErrors.unreadable(e);
    }
  }

  private static WorkerRequests.Answer<Optional<WorkUsage>> read(
      RowsInput rows, StreamedRows.Reader reader) throws IOException {
    if (!reader.read(rows)) {
      return new WorkerRequests.Answer<>(Optional.empty(), false);
    }
    WorkUsage usage = Wire.read(rows.answer(), WorkUsage.class);
    return new WorkerRequests.Answer<>(Optional.of(usage), true);
  }

  /**
   * Lets the worker keep the rows of a client.
   *
   * @return their number
   * @throws LakewiseException the worker's error, that it has ended, or that the client has
   */
  long put(UploadRequest request, ClientRows rows) {
    checkOpen();
    try {
      FlightDescriptor target = FlightDescriptor.command(Wire.write(request));
      byte[] reply = new PutStream(client, credential).send(target, rows);
      return Wire.read(Reply.read(reply), Long.class);
    } catch (FlightRuntimeException e) {
      throw lost(e);
    } catch (StatusRuntimeException e) {
      throw meanwhileClosed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw WorkerErrors.rowsBroken(e);
    }
  }

  private LakewiseException lost(FlightRuntimeException cause) {
    CallStatus status = cause.status();
    return lost(status.description(), status.code() == FlightStatusCode.UNAVAILABLE, cause);
  }

  private LakewiseException lost(IOException cause) {
    return lost(cause.getMessage(), cause instanceof ConnectException, cause);
  }

  /**
   * The error of a call that the worker did not answer. Only a worker that has ended or cannot be
   * reached is lost: one that answers with an error, or whose answer cannot be read, goes on.
   */
  private LakewiseException lost(String why, boolean unreachable, Exception cause) {
    boolean reached = !isRefused(cause);
    if (process.ended(ENDING)) {
      return WorkerErrors.lost(process.lastWords(), cause, reached);
    }
    if (!unreachable) {
      return WorkerErrors.unreadable(cause);
    }
    process.close();
    process.ended(ENDING);
    return WorkerErrors.lost("its connection failed (" + why + ").", cause, reached);
  }

  /** Whether nobody listened, so that nothing was asked. */
  private static boolean isRefused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return true;
      }
    }
    return false;
  }

  /** What is known of the plans that the worker makes. */
  PlanTemplates planTemplates() {
    return plans;
  }

  WorkerProcess process() {
    return process;
  }

  /** For rows on their way. */
  BufferAllocator allocator() {
    return allocator;
  }

  @Override
  public void close() {
    closed = true;
    process.close();
    try {
      requests.close();
      client.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw WorkerErrors.unreadable(e);
    }
  }
}
