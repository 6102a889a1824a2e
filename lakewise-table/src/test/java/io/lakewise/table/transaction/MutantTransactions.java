package io.lakewise.table.transaction;

import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.Action;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.RemoveFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Transactions that look wrongly at those who came first. */
public final class MutantTransactions {

  private MutantTransactions() {}

  /** Never loses. */
  public static Transaction withoutConflicts(DeltaTable table) {
    return Transaction.on(
        table.environment(), table.snapshot(), after -> {}, check -> (winner, before) -> {});
  }

  /** Does not see rows that came. */
  public static Transaction withoutPhantoms(DeltaTable table) {
    return Transaction.on(
        table.environment(),
        table.snapshot(),
        after -> {},
        check -> (winner, before) -> check.check(withoutNewFiles(winner), before));
  }

  private static CommitFile withoutNewFiles(CommitFile winner) {
    Set<String> removed =
        winner.all(RemoveFile.class).stream().map(RemoveFile::path).collect(Collectors.toSet());
    List<Action> rest =
        winner.actions().stream()
            .filter(action -> !(action instanceof AddFile add) || removed.contains(add.path()))
            .toList();
    return new CommitFile(winner.version(), winner.timestamp(), rest);
  }
}
