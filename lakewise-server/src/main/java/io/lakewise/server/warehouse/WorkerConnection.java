package io.lakewise.server.warehouse;

import io.grpc.StatusRuntimeException;
import io.lakewise.engine.workbench.duckdb.ArrowResult;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import io.lakewise.worker.protocol.Reply;
import io.lakewise.worker.protocol.UploadRequest;
import io.lakewise.worker.protocol.Wire;
import io.lakewise.worker.protocol.WorkRequest;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Iterator;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.memory.BufferAllocator;

/** Requests to one worker process. Thread-safe. */
final class WorkerConnection implements AutoCloseable {

  /** A process that does not answer any more is soon known to have ended. */
  static final Duration ENDING = Duration.ofMillis(300);

  private final WorkerProcess process;
  private final FlightClient client;
  private final CallOption credential;
  private final ParsedTexts parsed = new ParsedTexts();
  private volatile boolean closed;

  WorkerConnection(WorkerProcess process, BufferAllocator allocator) {
    this.process = process;
    this.client =
        FlightClient.builder(allocator, Location.forGrpcInsecure("127.0.0.1", process.port()))
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
    checkOpen();
    try {
      Iterator<Result> replies = client.doAction(action, credential);
      byte[] reply = replies.next().getBody();
      while (replies.hasNext()) {
        replies.next();
      }
      return Reply.read(reply);
    } catch (FlightRuntimeException e) {
      throw lost(e);
    } catch (StatusRuntimeException e) {
      throw meanwhileClosed(e);
    }
  }

  private void checkOpen() {
    if (closed) {
      throw WorkerErrors.lost(process.lastWords(), null, false);
    }
  }

  /** What gRPC says of a connection whose other users have closed it, as its worker had ended. */
  private LakewiseException meanwhileClosed(StatusRuntimeException cause) {
    return closed
        ? WorkerErrors.lost(process.lastWords(), cause, true)
        : WorkerErrors.unreadable(cause);
  }

  /** The tree of a text, as text; what was asked before is known. */
  byte[] parse(String select) {
    byte[] known = parsed.find(select);
    if (known != null) {
      return known;
    }
    byte[] tree = call(new WorkRequest.Parse(select));
    parsed.keep(select, tree);
    return tree;
  }

  /**
   * Gives the rows that wait behind a ticket to a sink.
   *
   * @return how many were given
   * @throws LakewiseException the worker's error, or that it has ended
   */
  long stream(byte[] ticket, ArrowResult.BatchSink sink) {
    checkOpen();
    try (FlightStream rows = client.getStream(new Ticket(ticket), credential)) {
      sink.begin(rows.getRoot(), rows.getDictionaryProvider());
      long count = 0;
      boolean wanted = true;
      while (wanted && rows.next()) {
        count += rows.getRoot().getRowCount();
        wanted = sink.batch();
      }
      if (!wanted) {
        rows.cancel("enough", null);
      }
      return count;
    } catch (FlightRuntimeException e) {
      throw failed(e);
    } catch (StatusRuntimeException e) {
      throw meanwhileClosed(e);
    } catch (LakewiseException e) {
      throw e;
    } catch (Exception e) {
      throw WorkerErrors.unreadable(e);
    }
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

  /** The error of a stream, which the worker may have sent with it. */
  private LakewiseException failed(FlightRuntimeException cause) {
    return switch (cause.status().code()) {
      case INVALID_ARGUMENT, CANCELLED ->
          new LakewiseException(Code.USER, cause.status().description(), cause);
      case RESOURCE_EXHAUSTED ->
          new LakewiseException(Code.RESOURCE, cause.status().description(), cause);
      default -> lost(cause);
    };
  }

  /**
   * The error of a call that the worker did not answer. Only a worker that has ended or cannot be
   * reached is lost: one that answers with an error, or whose answer cannot be read, goes on.
   */
  private LakewiseException lost(FlightRuntimeException cause) {
    CallStatus status = cause.status();
    boolean reached = !isRefused(cause);
    if (process.ended(ENDING)) {
      return WorkerErrors.lost(process.lastWords(), cause, reached);
    }
    if (status.code() != FlightStatusCode.UNAVAILABLE) {
      return WorkerErrors.unreadable(cause);
    }
    process.close();
    process.ended(ENDING);
    return WorkerErrors.lost(
        "its connection failed (" + status.description() + ").", cause, reached);
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

  WorkerProcess process() {
    return process;
  }

  @Override
  public void close() {
    closed = true;
    process.close();
    try {
      client.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
