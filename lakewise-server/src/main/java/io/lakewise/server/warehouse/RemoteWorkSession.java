package io.lakewise.server.warehouse;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.engine.workbench.RowPositions;
import io.lakewise.engine.workbench.TreeJson;
import io.lakewise.engine.workbench.TreePlan;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.WorkUsage;
import io.lakewise.engine.workbench.WriteSpecification;
import io.lakewise.engine.workbench.duckdb.ArrowResult;
import io.lakewise.engine.workbench.duckdb.PlanTemplates;
import io.lakewise.server.result.StreamedRows;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.worker.protocol.SessionKey;
import io.lakewise.worker.protocol.StreamRequest;
import io.lakewise.worker.protocol.UploadRequest;
import io.lakewise.worker.protocol.Wire;
import io.lakewise.worker.protocol.WorkRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Steps of one statement in a worker process. */
final class RemoteWorkSession implements WorkSession, RowsReceiver {

  private static final TypeReference<List<WrittenFile>> FILES = new TypeReference<>() {};
  private static final TypeReference<List<WorkColumn>> COLUMNS = new TypeReference<>() {};

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final RemoteWorkbench workbench;
  private final SessionKey key;
  private volatile boolean opened;
  private volatile WorkUsage usage = WorkUsage.NONE;
  private long results;

  RemoteWorkSession(RemoteWorkbench workbench, SessionKey key) {
    this.workbench = workbench;
    this.key = key;
  }

  /** Sends a request of this session. */
  byte[] call(WorkRequest request) {
    opened = true;
    return workbench.call(request);
  }

  SessionKey key() {
    return key;
  }

  WorkerConnection worker() {
    return workbench.worker();
  }

  @Override
  public Plan plan(String select, List<BoundTable> tables) {
    return plan(select, tables, true);
  }

  @Override
  public Plan prune(String select, List<BoundTable> tables) {
    return plan(select, tables, false);
  }

  @Override
  public TreePlan prune(ObjectNode tree, List<BoundTable> tables) {
    Optional<PlanTemplates.Question> question = worker().planTemplates().of(tree, tables);
    return question
        .flatMap(PlanTemplates.Question::plan)
        .orElseGet(() -> planned(tree, tables, question));
  }

  private TreePlan planned(
      ObjectNode tree, List<BoundTable> tables, Optional<PlanTemplates.Question> question) {
    TreePlan planned =
        Wire.read(
            call(new WorkRequest.TreePlanning(key, TreeJson.write(tree), tables)), TreePlan.class);
    question.ifPresent(asked -> asked.keep(planned, workbench::render));
    return planned;
  }

  private Plan plan(String select, List<BoundTable> tables, boolean withColumns) {
    return Wire.read(call(new WorkRequest.Planning(key, select, tables, withColumns)), Plan.class);
  }

  @Override
  public List<String> parameterTypes(String select, List<BoundTable> tables) {
    return Wire.read(call(new WorkRequest.Markers(key, select, tables)), TEXTS);
  }

  /**
   * Runs the last query of the session in one step and gives its rows to a sink; answers how many.
   */
  long stream(String select, List<BoundTable> tables, ArrowResult.BatchSink sink) {
    BatchReader reader = new BatchReader(worker().allocator(), sink);
    stream(select, tables, reader);
    return reader.count();
  }

  /** Runs the last query of the session in one step and lets somebody read its rows. */
  void stream(String select, List<BoundTable> tables, StreamedRows.Reader reader) {
    opened = true;
    workbench.stream(new StreamRequest(key, select, tables), reader)
        .ifPresent(
            took -> {
              usage = usage.and(took);
              opened = false;
            });
  }

  @Override
  public RemoteResult query(String select, List<BoundTable> tables) {
    long number = ++results;
    byte[] columns = call(new WorkRequest.Query(key, number, select, tables));
    return new RemoteResult(this, number, Wire.read(columns, COLUMNS));
  }

  @Override
  public WorkResult defer(String select, List<BoundTable> tables) {
    // The worker is told when it is closed, also before it begins: a fetch may come too late.
    opened = true;
    return new DeferredResult(this, select, tables);
  }

  @Override
  public RowPositions positions(String select, List<BoundTable> tables) {
    return Wire.read(call(new WorkRequest.Positions(key, select, tables)), RowPositions.class);
  }

  @Override
  public long materialize(String name, String select, List<BoundTable> tables) {
    return Wire.read(call(new WorkRequest.Materialize(key, name, select, tables)), Long.class);
  }

  @Override
  public List<WrittenFile> stage(
      String select, List<BoundTable> tables, WriteSpecification specification) {
    return Wire.read(call(new WorkRequest.Stage(key, select, tables, specification)), FILES);
  }

  @Override
  public long receive(ClientRows rows, Path file) {
    opened = true;
    return worker().put(new UploadRequest(key, file.toAbsolutePath().toString()), rows);
  }

  @Override
  public String explain(String select, List<BoundTable> tables, boolean analyze) {
    byte[] text = call(new WorkRequest.Explain(key, select, tables, analyze));
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The serialised Arrow schema in which columns are streamed. */
  byte[] arrowSchema(List<WorkColumn> columns) {
    return call(new WorkRequest.ArrowSchema(key, columns));
  }

  @Override
  public void interrupt() {
    quietly(new WorkRequest.Interrupt(key));
  }

  @Override
  public double progress() {
    if (!opened || !worker().process().isAlive()) {
      return -1;
    }
    return Wire.read(call(new WorkRequest.Progress(key)), Double.class);
  }

  @Override
  public void close() {
    if (opened) {
      opened = false;
      quietly(new WorkRequest.Close(key));
    }
  }

  @Override
  public WorkUsage usage() {
    return usage;
  }

  /** A worker that has ended has nothing to interrupt or close. */
  private void quietly(WorkRequest request) {
    if (!worker().process().isAlive()) {
      return;
    }
    try {
      byte[] answer = call(request);
      if (request instanceof WorkRequest.Close) {
        usage = usage.and(Wire.read(answer, WorkUsage.class));
      }
    } catch (LakewiseException ended) {
      if (!WorkerLost.isCauseOf(ended)) {
        throw ended;
      }
    } finally {
      opened = !(request instanceof WorkRequest.Close);
    }
  }
}
