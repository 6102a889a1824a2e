package io.lakewise.server.warehouse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.error.EngineErrors;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.workbench.TreeJson;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import io.lakewise.worker.protocol.SessionKey;
import io.lakewise.worker.protocol.WorkRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.vector.types.pojo.Schema;

/** The executing half in a worker process. Thread-safe. */
public final class RemoteWorkbench implements Workbench {

  private final WorkerConnection worker;

  RemoteWorkbench(WorkerConnection worker) {
    this.worker = worker;
  }

  @Override
  public ObjectNode parse(String select) {
    byte[] tree;
    try {
      tree = worker.parse(select);
    } catch (LakewiseException wrong) {
      throw wrong.code() == Code.USER ? EngineErrors.unreadable(wrong) : wrong;
    }
    return (ObjectNode) TreeJson.read(new String(tree, StandardCharsets.UTF_8));
  }

  @Override
  public String render(ObjectNode tree) {
    byte[] text = worker.call(new WorkRequest.Render(TreeJson.write(tree)));
    return new String(text, StandardCharsets.UTF_8);
  }

  @Override
  public RemoteWorkSession open(WorkLimits limits) {
    return new RemoteWorkSession(worker, new SessionKey(UUID.randomUUID().toString(), limits));
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
