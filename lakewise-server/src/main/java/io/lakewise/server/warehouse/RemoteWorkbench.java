package io.lakewise.server.warehouse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.error.EngineErrors;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.workbench.TreeJson;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.WorkUsage;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.server.result.StreamedRows;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import io.lakewise.worker.protocol.SessionKey;
import io.lakewise.worker.protocol.StreamRequest;
import io.lakewise.worker.protocol.WorkRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The executing half in a worker process. Thread-safe.
 *
 * <p>A worker may have ended when it is first asked. Where nothing can have begun on it, and
 * another one can be had, that one is asked instead; the statement does not notice.
 */
public final class RemoteWorkbench implements Workbench {

  private final Supplier<RemoteWorkbench> another;
  private WorkerConnection worker;
  private boolean reached;

  RemoteWorkbench(WorkerConnection worker) {
    this(worker, null);
  }

  private RemoteWorkbench(WorkerConnection worker, Supplier<RemoteWorkbench> another) {
    this.worker = worker;
    this.another = another;
  }

  /** The same, with another worker where this one turns out to have ended before. */
  RemoteWorkbench orElse(Supplier<RemoteWorkbench> other) {
    return new RemoteWorkbench(worker, other);
  }

  /** The worker that is asked now. */
  synchronized WorkerConnection worker() {
    return worker;
  }

  /** What the worker answers to a request. */
  byte[] call(WorkRequest request) {
    return first(request instanceof WorkRequest.Parse, asked -> asked.call(request));
  }

  /** Lets somebody read the rows of a query; answers what the session took if all were read. */
  Optional<WorkUsage> stream(StreamRequest query, StreamedRows.Reader reader) {
    return first(false, asked -> asked.stream(query, reader));
  }

  /**
   * Asks the worker; the first time another one, if this one has ended.
   *
   * @param again whether it may be asked again of another worker, though the first may have begun
   */
  private <T> T first(boolean again, Function<WorkerConnection, T> question) {
    try {
      T answer = question.apply(worker());
      answered();
      return answer;
    } catch (LakewiseException failure) {
      if (!WorkerLost.isCauseOf(failure)) {
        answered();
        throw failure;
      }
      return question.apply(elsewhere(failure, again));
    }
  }

  private synchronized void answered() {
    reached = true;
  }

  private WorkerConnection elsewhere(LakewiseException failure, boolean again) {
    synchronized (this) {
      if (reached || another == null || !(again || WorkerLost.beforeCall(failure))) {
        throw failure;
      }
      reached = true;
    }
    WorkerConnection other = another.get().worker();
    synchronized (this) {
      worker = other;
    }
    return other;
  }

  @Override
  public ObjectNode parse(String select) {
    ObjectNode known = worker().known(select);
    if (known != null) {
      return known;
    }
    try {
      return first(true, asked -> asked.parse(select));
    } catch (LakewiseException wrong) {
      throw wrong.code() == Code.USER ? EngineErrors.unreadable(wrong) : wrong;
    }
  }

  @Override
  public String render(ObjectNode tree) {
    byte[] text = call(new WorkRequest.Render(TreeJson.write(tree)));
    return new String(text, StandardCharsets.UTF_8);
  }

  @Override
  public RemoteWorkSession open(WorkLimits limits) {
    return new RemoteWorkSession(this, new SessionKey(UUID.randomUUID().toString(), limits));
  }

  /** The Arrow schema in which columns are streamed. */
  Schema arrowSchema(List<ResultColumn> columns) {
    try (RemoteWorkSession session = open(new WorkLimits("UTC", 0))) {
      byte[] schema =
          session.arrowSchema(
              columns.stream().map(c -> new WorkColumn(c.name(), c.type())).toList());
      return Schema.deserializeMessage(ByteBuffer.wrap(schema));
    }
  }

  /** The worker belongs to its warehouse and stays. */
  @Override
  public void close() {
    // Sessions are closed by their statements.
  }
}
