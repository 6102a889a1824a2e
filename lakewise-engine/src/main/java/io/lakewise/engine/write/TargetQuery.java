package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.BoundReference;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.query.Pruned;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A query over a statement's target with the positions of its rows. It reads only the files that
 * can match, and what it read is checked against the commits of others.
 */
final class TargetQuery {

  private final StatementContext statement;
  private final Target target;
  private final BoundQuery bound;
  private final PreparedQuery prepared;
  private final Pruned pruned;

  /**
   * Binds and prunes.
   *
   * @param select calls the target {@link TargetScope#TARGET}, exactly once
   */
  TargetQuery(StatementContext statement, Target target, String select) {
    this.statement = statement;
    this.target = target;
    OwnColumns.refuse(target.metadata().schema().names(), target.label());
    BoundQuery bound = statement.binder().bind(select, new TargetScope(statement.names(), target));
    this.bound = bound;
    this.prepared = statement.queries().prepare(bound);
    this.pruned =
        prepared.pruned().stream()
            .filter(entry -> entry.reference().positions())
            .findFirst()
            .orElseThrow();
  }

  /** How a statement calls its target in FROM: by its alias, else by its name. */
  static String from(Target target, Optional<String> alias) {
    return TargetScope.TARGET + " AS " + Identifiers.quote(name(target, alias));
  }

  /** The name by which expressions call the target. */
  static String name(Target target, Optional<String> alias) {
    return alias.orElseGet(
        () -> target.entry() == null ? TargetScope.TARGET : target.entry().name().name());
  }

  /** A user's expression in DuckDB's spelling. */
  static String text(io.lakewise.engine.statement.Fragment fragment) {
    return "(" + QueryText.rewrite(fragment).text() + "\n)";
  }

  BoundQuery bound() {
    return bound;
  }

  String select() {
    return prepared.select();
  }

  List<BoundTable> tables() {
    return prepared.tables();
  }

  /** The target's files that can match, as {@code __file} counts them. */
  List<AddFile> files() {
    return pruned.selection().files();
  }

  /**
   * Keeps the query's rows under a name. Of a target with column masks the user's expressions have
   * seen what the masks let through; what is written again is what the files hold.
   *
   * @param column how the rows call the old value of a column, if they hold it
   */
  void keep(String name, String select, UnaryOperator<String> column) {
    List<String> masked = statement.policies().masked(target);
    if (masked.isEmpty()) {
      statement.work().materialize(name, select, prepared.tables());
      return;
    }
    String seen = name + "_seen";
    statement.work().materialize(seen, select, prepared.tables());
    Set<String> kept =
        statement.work().plan("SELECT * FROM " + seen, List.of()).columns().stream()
            .map(WorkColumn::name)
            .collect(Collectors.toSet());
    StringJoiner replaced = new StringJoiner(", ", " REPLACE (", ")").setEmptyValue("");
    for (String each : masked) {
      String old = column.apply(target.metadata().schema().field(each).orElseThrow().name());
      if (kept.contains(old)) {
        replaced.add("r." + Identifiers.quote(each) + " AS " + Identifiers.quote(old));
      }
    }
    BoundTable rows =
        new BoundTable("__raw", target.table().scan(target.snapshot(), files()), true, false);
    statement
        .work()
        .materialize(
            name,
            "SELECT s.*"
                + replaced
                + " FROM "
                + seen
                + " AS s LEFT JOIN __raw AS r ON s.__file = r.__file AND s.__row = r.__row",
            List.of(rows));
  }

  /**
   * Remembers what was read in a transaction: the target by predicate, checked by running this
   * query over the rows that another commit brought or took away.
   */
  void remember(Transaction transaction) {
    remember(transaction, "SELECT 1 FROM (" + prepared.select() + ") AS __probe");
  }

  /** The same with a query of its own over the rows that came or went: no row, no conflict. */
  void remember(Transaction transaction, String probe) {
    transaction.read(pruned.predicate(), rows -> matchesAny(probe, rows));
    prepared.pruned().stream()
        .filter(entry -> entry != pruned)
        .filter(entry -> entry.reference().table().location().equals(target.table().location()))
        .forEach(entry -> transaction.read(entry.predicate()));
  }

  private boolean matchesAny(String select, FileScan rows) {
    BoundReference.Version reference = pruned.reference();
    List<BoundTable> tables = new ArrayList<>();
    for (BoundTable table : prepared.tables()) {
      tables.add(
          table.name().equals(reference.name())
              ? new BoundTable(table.name(), rows, true, table.rowIds())
              : table);
    }
    try (WorkSession.WorkResult found = statement.work().query(select + " LIMIT 1", tables)) {
      return found.next() != null;
    }
  }
}
