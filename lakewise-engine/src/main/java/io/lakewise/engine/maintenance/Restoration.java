package io.lakewise.engine.maintenance;

import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.describe.Versions;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.MaintenanceStatement;
import io.lakewise.engine.statement.TimeTravel;
import io.lakewise.table.maintenance.Restore;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import java.util.Map;
import java.util.Optional;

/** RESTORE TABLE: rows, schema and properties of an older version become the newest one's. */
final class Restoration {

  private final StatementContext statement;

  Restoration(StatementContext statement) {
    this.statement = statement;
  }

  Result run(MaintenanceStatement.Restore restore) {
    Target target = new Targets(statement).require(restore.table(), "RESTORE");
    Snapshot older =
        statement
            .names()
            .at(target.table(), Versions.choice(statement, Optional.of(restore.version())));
    Transaction transaction = target.table().begin(target.snapshot());
    Restore.Moved moved = new Restore(target.table().environment()).stage(transaction, older);
    Map<String, String> marked =
        LogProperties.withPolicies(
            transaction.metadata().configuration(), statement.policies().alsoFor(target, older));
    transaction.metadata(transaction.metadata().withConfiguration(marked));
    boolean byTime = restore.version().kind() == TimeTravel.Kind.TIMESTAMP;
    Operation operation =
        Operation.of("RESTORE")
            .parameter("version", byTime ? null : older.version())
            .parameter("timestamp", byTime ? restore.version().value().text() : null)
            .metric("tableSizeAfterRestore", moved.tableSizeAfterRestore())
            .metric("numOfFilesAfterRestore", moved.numOfFilesAfterRestore())
            .metric("numRemovedFiles", moved.numRemovedFiles())
            .metric("numRestoredFiles", moved.numRestoredFiles())
            .metric("removedFilesSize", moved.removedFilesSize())
            .metric("restoredFilesSize", moved.restoredFilesSize());
    transaction.commit(operation, statement.session().principal().id());
    return new AnswerRow()
        .with("table_size_after_restore", moved.tableSizeAfterRestore())
        .with("num_of_files_after_restore", moved.numOfFilesAfterRestore())
        .with("num_removed_files", moved.numRemovedFiles())
        .with("num_restored_files", moved.numRestoredFiles())
        .with("removed_files_size", moved.removedFilesSize())
        .with("restored_files_size", moved.restoredFilesSize())
        .result();
  }
}
