package io.lakewise.engine.maintenance;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.error.EngineErrors;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.MaintenanceStatement;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * REORG TABLE … APPLY (PURGE): files that still hold deleted rows or dropped columns are written
 * anew without them. The old files go with a VACUUM once the retention is over.
 */
final class Purge {

  private static final int MAX_RUNS = 4;

  private final StatementContext statement;
  private final MaintenanceStatement.Reorg reorg;

  Purge(StatementContext statement, MaintenanceStatement.Reorg reorg) {
    this.statement = statement;
    this.reorg = reorg;
  }

  Result run() {
    if (!reorg.action().strip().equals("PURGE")) {
      throw EngineErrors.unsupportedStatement(
          "REORG TABLE … APPLY (" + reorg.action() + ")", "APPLY (PURGE) is");
    }
    return statement.runAgain(MAX_RUNS, this::once);
  }

  private Result once() {
    Target target = new Targets(statement).require(reorg.table(), "REORG TABLE");
    List<AddFile> considered = new FileChoice(statement, target).matching(reorg.condition());
    List<AddFile> stale = new ArrayList<>();
    List<AddFile> whole = new ArrayList<>();
    considered.forEach(file -> (file.deletionVector() == null ? whole : stale).add(file));
    stale.addAll(new DroppedColumns(statement, target).in(whole));
    long bytes =
        TableProperties.of(target.metadata()).targetFileSize().orElse(Optimization.FILE_BYTES);
    Transaction transaction = target.table().begin(target.snapshot()).dataChange(false);
    FileExchange exchange = new FileExchange();
    Rewriting rewriting = new Rewriting(statement, target);
    for (List<AddFile> group : byPartition(stale)) {
      exchange.stage(group, rewriting.write(group, Optional.empty(), bytes), transaction);
    }
    Operation operation =
        Operation.of("REORG")
            .parameter("predicate", reorg.condition().map(c -> List.of(c.text())).orElse(List.of()))
            .parameter("applyPurge", true);
    transaction.commit(exchange.metrics(operation), statement.session().principal().id());
    return exchange.answer(target.table().location(), considered.size());
  }

  private static List<List<AddFile>> byPartition(List<AddFile> files) {
    Map<Map<String, String>, List<AddFile>> partitions = new LinkedHashMap<>();
    files.forEach(
        file ->
            partitions.computeIfAbsent(file.partitionValues(), key -> new ArrayList<>()).add(file));
    return List.copyOf(partitions.values());
  }
}
