package io.lakewise.server.flight;

import com.linecorp.armeria.common.HttpResponse;
import io.grpc.Metadata;
import io.grpc.Status;
import io.lakewise.server.result.ResultCache;
import io.lakewise.server.result.StreamedRows;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.grpc.StatusUtils;

/** Carries the rows of one statement to the client who has its ticket. */
final class RowFetch {

  private static final Status UNWANTED =
      Status.CANCELLED.withDescription("The rows are not wanted.");

  private final OpenStatement statement;
  private final StreamedRows rows;
  private final PartedAnswer answer;
  private final OpenCalls calls;
  private Optional<byte[]> copy = Optional.empty();
  private boolean whole;
  private volatile boolean ended;

  /** Rows of a statement, which nobody else fetches. */
  RowFetch(OpenStatement statement, StreamedRows rows, OpenCalls calls) {
    this.calls = calls;
    this.statement = statement;
    this.rows = rows;
    this.answer = new PartedAnswer(statement.unwanted(), rows.leftMillis());
  }

  /** What the client is sent. */
  HttpResponse answer() {
    return HttpResponse.of(answer.answer());
  }

  /** Whether the client is told how it ended, or has been: it may go then. */
  boolean hasEnded() {
    return ended;
  }

  /** Carries the rows, and tells the client how it ended; never throws. */
  void run() {
    try {
      if (!statement.unwanted().isDone()) {
        rows.stream(this::carry);
      }
      if (!whole) {
        boolean late = answer.isLate();
        statement.cancel();
        end(late ? StatusUtils.toGrpcStatus(FlightErrors.notTaken()) : UNWANTED, new Metadata());
        return;
      }
      // Before the client has them all: who then asks again finds the rows known.
      statement.keeper().ifPresent(keeper -> copy.ifPresent(keeper));
      end(Status.OK, new Metadata());
    } catch (RuntimeException | Error failure) {
      fail(failure);
    }
  }

  private void fail(Throwable cause) {
    statement.recording().fetchFailed(cause);
    CallStatus status = FlightErrors.of(cause).status();
    end(
        statement.recording().isCancelled()
            ? Status.CANCELLED.withDescription(status.description())
            : StatusUtils.toGrpcStatus(status),
        GrpcAnswer.trailers(status));
  }

  private void end(Status status, Metadata trailers) {
    ended = true;
    boolean stopped = calls.isStopping() && status.getCode() == Status.Code.CANCELLED;
    answer.end(stopped ? OpenCalls.STOPPED : status, trailers);
  }

  private boolean carry(InputStream stream) throws IOException {
    if (statement.keeper().isEmpty()) {
      whole = new RowFrames(stream, answer).carry();
      return whole;
    }
    CopiedStream copied = new CopiedStream(stream, ResultCache.LARGEST);
    RowFrames frames = new RowFrames(copied, answer);
    whole = frames.carry();
    copy = frames.hadDictionaries() ? Optional.empty() : copied.copy();
    return whole;
  }
}
