package io.lakewise.engine.maintenance;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.error.PolicyErrors;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.MaintenanceStatement;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.maintenance.Compaction;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OPTIMIZE: small files and files with many deleted rows are written anew together, or rows are
 * laid out along a curve. Rows that others change meanwhile are theirs: it begins anew then.
 */
final class Optimization {

  /** About how large files become unless the table's property says. */
  static final long FILE_BYTES = 128L << 20;

  /** Laid-out files of more bytes together are left as they are when new ones come. */
  private static final long SETTLED_BYTES = 100L << 30;

  private static final int MAX_RUNS = 4;

  private final StatementContext statement;
  private final MaintenanceStatement.Optimize optimize;

  Optimization(StatementContext statement, MaintenanceStatement.Optimize optimize) {
    this.statement = statement;
    this.optimize = optimize;
  }

  Result run() {
    return statement.runAgain(MAX_RUNS, this::once);
  }

  private Result once() {
    Plan plan = plan();
    return optimize.dryRun() ? foresee(plan) : rewrite(plan);
  }

  /**
   * What is to be done.
   *
   * @param layout how rows shall lie; their order does not matter without one
   * @param considered how many files were looked at
   * @param groups of files, each written anew together
   * @param fileBytes how large a new file may become
   */
  private record Plan(
      Target target,
      Optional<Layout> layout,
      int considered,
      List<List<AddFile>> groups,
      long fileBytes) {}

  private Plan plan() {
    Target target = new Targets(statement).require(optimize.table(), "OPTIMIZE");
    Optional<Layout> layout = new LayoutColumns(target).layout(optimize.zorder());
    if (!optimize.zorder().isEmpty()) {
      refuseMasked(target, layout.orElseThrow());
    }
    List<AddFile> files = new FileChoice(statement, target).matching(optimize.condition());
    long bytes = TableProperties.of(target.metadata()).targetFileSize().orElse(FILE_BYTES);
    Compaction compaction = new Compaction(bytes, bytes, Compaction.STANDARD.deletedShare());
    List<List<AddFile>> groups =
        layout
            .map(wanted -> toLayOut(wanted, files, compaction))
            .orElseGet(() -> compaction.plan(files).stream().map(Compaction.Bin::files).toList());
    return new Plan(target, layout, files.size(), groups, layout.isPresent() ? bytes : 2 * bytes);
  }

  /** What the same statement without DRY RUN would answer, with sizes of new files by the old. */
  private Result foresee(Plan plan) {
    FileExchange exchange = new FileExchange();
    plan.groups().forEach(group -> exchange.foresee(group, plan.fileBytes()));
    return exchange.answer(plan.target().table().location(), plan.considered());
  }

  private Result rewrite(Plan plan) {
    Target target = plan.target();
    Optional<Layout> layout = plan.layout();
    Transaction transaction = target.table().begin(target.snapshot()).dataChange(false);
    FileExchange exchange = new FileExchange();
    Rewriting rewriting = new Rewriting(statement, target);
    for (List<AddFile> group : plan.groups()) {
      exchange.stage(group, rewriting.write(group, layout, plan.fileBytes()), transaction);
    }
    layout.ifPresent(
        wanted ->
            transaction.layout(
                wanted.curve() == Layout.Curve.HILBERT ? Layout.PROVIDER : null,
                wanted.tags(statement.lake().ids().get())));
    transaction.commit(operation(layout, exchange), statement.session().principal().id());
    return exchange.answer(target.table().location(), plan.considered());
  }

  /** Rows come in the order in which they lie, which would tell what a mask hides. */
  private void refuseMasked(Target target, Layout layout) {
    List<String> masked = statement.policies().masked(target);
    for (List<String> column : layout.columns()) {
      if (masked.stream().anyMatch(column.get(0)::equalsIgnoreCase)) {
        throw PolicyErrors.refused(
            "ZORDER BY " + column.get(0),
            target.label(),
            "the order of its rows would tell of the values. Whoever manages it can lay it out by"
                + " ALTER TABLE … CLUSTER BY");
      }
    }
  }

  /** The files to be laid out, by partition; none where nothing came since the last time. */
  private List<List<AddFile>> toLayOut(Layout layout, List<AddFile> files, Compaction compaction) {
    Map<Map<String, String>, List<AddFile>> partitions = new LinkedHashMap<>();
    files.stream()
        .filter(file -> optimize.full() || isOurs(file))
        .forEach(
            file ->
                partitions
                    .computeIfAbsent(file.partitionValues(), key -> new ArrayList<>())
                    .add(file));
    List<List<AddFile>> groups = new ArrayList<>();
    for (List<AddFile> partition : partitions.values()) {
      List<AddFile> open = partition.stream().filter(file -> !layout.isOf(file)).toList();
      List<AddFile> laidOut = partition.stream().filter(layout::isOf).toList();
      boolean oneRun = laidOut.stream().map(Layout::run).distinct().count() < 2;
      boolean settled = open.isEmpty() && oneRun && !compaction.hasManyDeletedRows(laidOut);
      long bytes = laidOut.stream().mapToLong(AddFile::size).sum();
      if (optimize.full() || (!settled && bytes < SETTLED_BYTES)) {
        groups.add(partition);
      } else if (!open.isEmpty()) {
        groups.add(open);
      }
    }
    return groups;
  }

  /** What another engine has clustered stays as it is unless FULL asks for it. */
  private static boolean isOurs(AddFile file) {
    return file.clusteringProvider() == null || file.clusteringProvider().equals(Layout.PROVIDER);
  }

  private Operation operation(Optional<Layout> layout, FileExchange exchange) {
    List<String> columns =
        layout
            .map(wanted -> wanted.columns().stream().map(c -> String.join(".", c)).toList())
            .orElse(List.of());
    boolean clustered = layout.isPresent() && layout.get().curve() == Layout.Curve.HILBERT;
    Operation operation =
        Operation.of("OPTIMIZE")
            .parameter(
                "predicate", optimize.condition().map(c -> List.of(c.text())).orElse(List.of()))
            .parameter("zOrderBy", clustered ? List.of() : columns)
            .parameter("clusterBy", clustered ? columns : List.of())
            .parameter("auto", false);
    if (clustered) {
      operation = operation.parameter("isFull", optimize.full());
    }
    return exchange.metrics(operation);
  }
}
