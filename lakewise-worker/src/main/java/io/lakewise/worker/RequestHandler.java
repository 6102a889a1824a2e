package io.lakewise.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.workbench.TreeJson;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import io.lakewise.engine.workbench.WorkStep;
import io.lakewise.engine.workbench.WorkUsage;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.engine.workbench.duckdb.ArrowLoader;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.worker.protocol.Frames;
import io.lakewise.worker.protocol.Reply;
import io.lakewise.worker.protocol.RowCodec;
import io.lakewise.worker.protocol.RowsOutput;
import io.lakewise.worker.protocol.SessionKey;
import io.lakewise.worker.protocol.StreamRequest;
import io.lakewise.worker.protocol.UploadRequest;
import io.lakewise.worker.protocol.Wire;
import io.lakewise.worker.protocol.WorkRequest;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/** Does what a server asks for. */
final class RequestHandler implements RequestPort.Requests {

  private static final byte[] NOTHING = {};
  private static final String ROWS = StreamRequest.class.getSimpleName();

  private static final Map<String, Class<? extends WorkRequest>> KINDS =
      WorkRequest.KINDS.stream()
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

  private final Workbench workbench;
  private final WorkSessions sessions;
  private final Path staging;
  private final BufferAllocator allocator;

  RequestHandler(
      Workbench workbench, WorkSessions sessions, Path staging, BufferAllocator allocator) {
    this.workbench = workbench;
    this.sessions = sessions;
    this.staging = staging;
    this.allocator = allocator;
  }

  @Override
  public void answer(String kind, byte[] body, DataOutputStream connection) throws IOException {
    byte[] reply = kind.equals(ROWS) ? rows(body, new RowsOutput(connection)) : handle(kind, body);
    Frames.write(connection, reply);
  }

  /** Sends the rows of a query, whose session ends with them; the reply is what it took. */
  private byte[] rows(byte[] body, RowsOutput output) throws IOException {
    try (output) {
      StreamRequest request = Wire.read(body, StreamRequest.class);
      timed(
          ROWS,
          request.session(),
          () -> {
            new RowsAnswer(streamed(request), allocator).to(output);
            return NOTHING;
          });
      return Reply.value(Wire.write(sessions.close(request.session())));
    } catch (LakewiseException e) {
      return Reply.error(e);
    }
  }

  /** Does a step and remembers when, also of one that fails. */
  private <E extends Exception> byte[] timed(String kind, SessionKey key, Step<E> step) throws E {
    Instant began = Instant.now();
    try {
      return step.run();
    } finally {
      HeldSession session = sessions.find(key);
      if (session != null) {
        session.used(
            WorkUsage.of(
                new WorkStep(
                    kind,
                    ChronoUnit.MICROS.between(Instant.EPOCH, began),
                    ChronoUnit.MICROS.between(began, Instant.now()))));
      }
    }
  }

  private interface Step<E extends Exception> {
    byte[] run() throws E;
  }

  private byte[] handle(String kind, byte[] body) {
    try {
      Class<? extends WorkRequest> known = KINDS.get(kind);
      if (known == null) {
        throw WorkErrors.unknownRequest(kind);
      }
      WorkRequest request = Wire.read(body, known);
      return Reply.value(
          request instanceof WorkRequest.Step step
              ? timed(kind, step.session(), () -> handle(request))
              : handle(request));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      return Reply.error(WorkErrors.failed(e));
    }
  }

  private StreamedQuery streamed(StreamRequest request) {
    return new StreamedQuery(sessions.of(request.session()), request.select(), request.tables());
  }

  private byte[] handle(WorkRequest request) {
    if (request instanceof WorkRequest.Parse parse) {
      return text(TreeJson.write(workbench.parse(parse.select())));
    }
    if (request instanceof WorkRequest.Render render) {
      return text(workbench.render((ObjectNode) TreeJson.read(render.tree())));
    }
    if (request instanceof WorkRequest.Interrupt interrupt) {
      sessions.interrupt(interrupt.session());
      return NOTHING;
    }
    if (request instanceof WorkRequest.Progress progress) {
      HeldSession session = sessions.find(progress.session());
      return Wire.write(session == null ? -1 : session.progress());
    }
    if (request instanceof WorkRequest.Close close) {
      return Wire.write(sessions.close(close.session()));
    }
    return result(request);
  }

  private byte[] result(WorkRequest request) {
    if (request instanceof WorkRequest.Query query) {
      HeldSession session = sessions.of(query.session());
      return session.step(
          work -> {
            WorkResult result = work.query(query.select(), query.tables());
            session.keep(query.result(), result);
            return Wire.write(result.columns());
          });
    }
    if (request instanceof WorkRequest.Rows rows) {
      return open(rows.session(), rows.result(), result -> RowCodec.write(result::next));
    }
    if (request instanceof WorkRequest.Export export) {
      Path file = staged(export.file());
      return open(
          export.session(),
          export.result(),
          result ->
              Wire.write(export.arrow() ? result.writeArrow(file) : result.writeParquet(file)));
    }
    if (request instanceof WorkRequest.CloseResult close) {
      HeldSession session = sessions.find(close.session());
      if (session != null) {
        session.step(
            work -> {
              session.end(close.result());
              return null;
            });
      }
      return NOTHING;
    }
    return step(request);
  }

  private byte[] step(WorkRequest request) {
    if (request instanceof WorkRequest.Planning plan) {
      return Wire.write(
          sessions
              .of(plan.session())
              .step(
                  work ->
                      plan.withColumns()
                          ? work.plan(plan.select(), plan.tables())
                          : work.prune(plan.select(), plan.tables())));
    }
    if (request instanceof WorkRequest.Markers markers) {
      return Wire.write(
          sessions
              .of(markers.session())
              .step(work -> work.parameterTypes(markers.select(), markers.tables())));
    }
    if (request instanceof WorkRequest.TreePlanning plan) {
      ObjectNode tree = (ObjectNode) TreeJson.read(plan.tree());
      return Wire.write(sessions.of(plan.session()).step(work -> work.prune(tree, plan.tables())));
    }
    if (request instanceof WorkRequest.Positions positions) {
      return Wire.write(
          sessions
              .of(positions.session())
              .step(work -> work.positions(positions.select(), positions.tables())));
    }
    if (request instanceof WorkRequest.Materialize rows) {
      return Wire.write(
          sessions
              .of(rows.session())
              .step(work -> work.materialize(rows.name(), rows.select(), rows.tables())));
    }
    if (request instanceof WorkRequest.Stage stage) {
      return Wire.write(
          sessions
              .of(stage.session())
              .step(work -> work.stage(stage.select(), stage.tables(), stage.specification())));
    }
    if (request instanceof WorkRequest.Explain explain) {
      return text(
          sessions
              .of(explain.session())
              .step(work -> work.explain(explain.select(), explain.tables(), explain.analyze())));
    }
    if (request instanceof WorkRequest.ArrowSchema schema) {
      return sessions
          .of(schema.session())
          .step(work -> ColumnsSchema.of(work, schema.columns(), allocator));
    }
    throw WorkErrors.unknownRequest(request.getClass().getSimpleName());
  }

  private byte[] open(SessionKey key, long number, Function<WorkResult, byte[]> use) {
    HeldSession session = sessions.find(key);
    if (session == null) {
      throw WorkErrors.noResult();
    }
    return session.step(
        work -> {
          WorkResult result = session.result(number);
          if (result == null) {
            throw WorkErrors.noResult();
          }
          return use.apply(result);
        });
  }

  /** Keeps batches in a file; the reply. */
  byte[] handle(byte[] request, ArrowReader batches) {
    try {
      UploadRequest upload = Wire.read(request, UploadRequest.class);
      Path file = staged(upload.file());
      HeldSession session = sessions.of(upload.session());
      return Reply.value(
          Wire.write(session.step(work -> ((ArrowLoader) work).load(batches, allocator, file))));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      return Reply.error(WorkErrors.failed(e));
    }
  }

  /** A file in the only folder into which a worker writes. */
  private Path staged(String file) {
    Path path = Path.of(file).toAbsolutePath().normalize();
    if (!path.startsWith(staging.toAbsolutePath().normalize())) {
      throw WorkErrors.outsideStaging(file);
    }
    return path;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
