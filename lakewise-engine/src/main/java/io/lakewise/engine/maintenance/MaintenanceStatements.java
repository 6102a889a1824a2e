package io.lakewise.engine.maintenance;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.error.EngineErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.MaintenanceStatement;

/** Sends each statement that maintains a table to what runs it. */
public final class MaintenanceStatements {

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public MaintenanceStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(MaintenanceStatement maintenance) {
    Result told = maintain(maintenance);
    if (maintenance instanceof MaintenanceStatement.ConvertToDelta
        || maintenance instanceof MaintenanceStatement.Analyze) {
      return told;
    }
    Target target = new Targets(statement).require(maintenance.table(), "DESCRIBE DETAIL");
    if (!statement.policies().hideRows(target)) {
      return told;
    }
    // How many files it found tells of rows that nobody may see.
    told.close();
    return Results.done(
        isDryRun(maintenance)
            ? "what would be done with "
                + target.label()
                + " is not told, as policies hide rows of it from you"
            : "done with " + target.label());
  }

  private static boolean isDryRun(MaintenanceStatement maintenance) {
    return maintenance instanceof MaintenanceStatement.Optimize optimize && optimize.dryRun()
        || maintenance instanceof MaintenanceStatement.Vacuum vacuum && vacuum.dryRun();
  }

  private Result maintain(MaintenanceStatement maintenance) {
    if (maintenance instanceof MaintenanceStatement.Restore restore) {
      return new Restoration(statement).run(restore);
    }
    if (maintenance instanceof MaintenanceStatement.Optimize optimize) {
      return new Optimization(statement, optimize).run();
    }
    if (maintenance instanceof MaintenanceStatement.Vacuum vacuum) {
      return new Vacuuming(statement).run(vacuum);
    }
    if (maintenance instanceof MaintenanceStatement.Reorg reorg) {
      return new Purge(statement, reorg).run();
    }
    if (maintenance instanceof MaintenanceStatement.ConvertToDelta convert) {
      return new Conversion(statement, convert).run();
    }
    if (maintenance instanceof MaintenanceStatement.Analyze analyze) {
      return new Analysis(statement).run(analyze);
    }
    if (maintenance instanceof MaintenanceStatement.Generate) {
      throw EngineErrors.unsupportedStatement(
          "GENERATE", "engines that read Delta tables need no manifest");
    }
    if (maintenance instanceof MaintenanceStatement.Repair) {
      throw EngineErrors.unsupportedStatement(
          "REPAIR TABLE",
          "partitions are found in the table's log; the names of a lake are rebuilt by `lakewise"
              + " repair`");
    }
    throw EngineErrors.unsupportedStatement(maintenance.getClass().getSimpleName(), "");
  }
}
