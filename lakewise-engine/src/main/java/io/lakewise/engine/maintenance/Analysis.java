package io.lakewise.engine.maintenance;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.MaintenanceStatement;
import io.lakewise.table.log.AddFile;
import java.util.Map;

/** ANALYZE TABLE: the log has the statistics of each file already, so nothing is left to do. */
final class Analysis {

  private final StatementContext statement;

  Analysis(StatementContext statement) {
    this.statement = statement;
  }

  Result run(MaintenanceStatement.Analyze analyze) {
    Target target = new Targets(statement).require(analyze.table(), "ANALYZE TABLE");
    long without =
        target.snapshot().files().all().stream().map(AddFile::stats).filter(s -> s == null).count();
    return Results.done(
        "nothing to do: statistics of "
            + target.label()
            + " are kept with each of its files"
            + (without == 0
                ? ""
                : ", except "
                    + without
                    + " that another engine wrote without (OPTIMIZE adds them"
                    + " when it writes files anew)"),
        Map.of());
  }
}
