package io.lakewise.server.flight;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.session.Upload;
import io.lakewise.server.warehouse.ClientRows;
import io.lakewise.server.warehouse.RowsReceiver;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.flight.FlightProducer.CallContext;

/** Rows that a client sends, which a worker keeps until statements have read them. */
final class RowsOfClient {

  private final StatementCalls statements;
  private final String name;
  private final ClientRows rows;

  /**
   * Rows on their way.
   *
   * @param name by which statements call them, of {@link #newName}
   */
  RowsOfClient(StatementCalls statements, String name, ClientRows rows) {
    this.statements = statements;
    this.name = name;
    this.rows = rows;
  }

  /** A name that no table has. */
  static String newName() {
    return "rows_" + UUID.randomUUID().toString().replace("-", "");
  }

  /**
   * Takes all rows, then runs the statements over them.
   *
   * @param recorded the text under which that is recorded
   * @return how many rows the last of them changed, or how many there were if it does not tell
   */
  long into(CallContext context, String recorded, List<String> texts) {
    AtomicLong count = new AtomicLong();
    Upload upload =
        (work, file) -> {
          count.set(((RowsReceiver) work).receive(rows, file));
          return count.get();
        };
    OptionalLong changed = statements.with(context, recorded, open -> run(open, upload, texts));
    return changed.orElseGet(count::get);
  }

  private OptionalLong run(ServedSession open, Upload upload, List<String> texts) {
    try (Result done = open.upload(name, upload, texts)) {
      return StatementCalls.affected(done);
    }
  }
}
