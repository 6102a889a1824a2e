package io.lakewise.engine.query;

import io.lakewise.engine.observation.StatementTrace;
import io.lakewise.engine.observation.TableUse;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.engine.workbench.TreePlan;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.duckdb.ScanSql;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.snapshot.FileSelection;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Plans a bound query, prunes the files of its tables, and makes it ready to run. */
public final class QueryRunner {

  private final WorkSession work;
  private final StatementTrace trace;
  private final KeptGuards guards;

  /**
   * Runs on a statement's connection, and tells its trace what is read.
   *
   * @param guards policies that were bound before
   */
  public QueryRunner(WorkSession work, StatementTrace trace, KeptGuards guards) {
    this.work = work;
    this.trace = trace;
    this.guards = guards;
  }

  /** Prunes by what the optimizer pushes down to each table. */
  public PreparedQuery prepare(BoundQuery query) {
    trace.shape(query.shape());
    if (query.references().isEmpty()) {
      trace.planned();
      return new PreparedQuery(query.select(), List.of(), List.of());
    }
    return prepare(query.select(), query.references(), work.prune(query.select(), empty(query)));
  }

  /** The same for a query that has not been written as text. */
  public PreparedQuery prepare(BoundTree query, Workbench workbench) {
    trace.shape(query.shape());
    if (query.references().isEmpty()) {
      trace.planned();
      return new PreparedQuery(workbench.render(query.tree()), List.of(), List.of());
    }
    List<BoundTable> tables = query.references().stream().map(QueryRunner::empty).toList();
    List<BoundReference> references = narrowed(query, workbench);
    TreePlan planned = work.prune(query.tree(), tables);
    return prepare(planned.select(), references, planned.plan());
  }

  /**
   * Leaves out of a policy what a query of one table cannot see, as a wide policy takes DuckDB more
   * time than a look-up.
   */
  private List<BoundReference> narrowed(BoundTree query, Workbench workbench) {
    if (query.references().size() != 1
        || !(query.references().get(0) instanceof BoundReference.Version version)
        || !version.guarded()
        || version.positions()) {
      return query.references();
    }
    Set<String> names = ReadColumns.of(query.tree(), version.name()).orElse(Set.of());
    Set<String> columns = new LinkedHashSet<>();
    for (StructField field : version.snapshot().schema().fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (names.contains(name)) {
        columns.add(name);
      }
    }
    return columns.isEmpty()
        ? query.references()
        : List.of(version.behind(guards.narrowed(version.guard(), columns, workbench)));
  }

  /** Tells the trace of a query whose rows are known, so that no file need be read. */
  public void known(BoundTree query) {
    trace.shape(query.shape());
    for (BoundReference reference : query.references()) {
      if (reference instanceof BoundReference.Version version) {
        trace.table(use(version, version.snapshot().files().select(Predicate.NEVER)));
      }
    }
    trace.planned();
    trace.fromCache();
  }

  /** The plan of a query over empty tables. */
  public Plan plan(BoundQuery query) {
    return work.plan(query.select(), empty(query));
  }

  /**
   * The types of the markers in a query's text.
   *
   * @param select the query with markers
   */
  public List<String> parameterTypes(BoundQuery query, String select) {
    return work.parameterTypes(select, empty(query));
  }

  private static List<BoundTable> empty(BoundQuery query) {
    return query.references().stream().map(QueryRunner::empty).toList();
  }

  /** Prunes by a plan that is there already. */
  public PreparedQuery prepare(String select, List<BoundReference> references, Plan plan) {
    List<BoundTable> tables = new ArrayList<>();
    List<Pruned> pruned = new ArrayList<>();
    references.forEach(reference -> prune(reference, plan, tables, pruned));
    pruned.forEach(table -> trace.table(use(table.reference(), table.selection())));
    trace.planned();
    return new PreparedQuery(select, tables, pruned);
  }

  private void prune(
      BoundReference reference, Plan plan, List<BoundTable> tables, List<Pruned> pruned) {
    if (reference instanceof BoundReference.Files files) {
      tables.add(Guarded.files(files));
      return;
    }
    BoundReference.Version version = (BoundReference.Version) reference;
    Predicate predicate = plan.predicates().getOrDefault(version.name(), Predicate.ALWAYS);
    if (version.guarded()) {
      Pruned guarded = Guarded.prune(version, predicate, beneath(version, tables));
      pruned.add(guarded);
      tables.add(Guarded.table(guarded, predicate));
      return;
    }
    FileSelection selection = version.snapshot().files().select(predicate);
    List<String> filters = plan.filters().getOrDefault(version.name(), List.of());
    pruned.add(new Pruned(version, predicate, filters, selection));
    FileScan scan = version.table().scan(version.snapshot(), selection.files());
    boolean rowIds = rowIds(version.snapshot(), version.positions());
    tables.add(new BoundTable(version.name(), scan, version.positions(), rowIds));
  }

  /**
   * Plans the policy of a table by itself, and prunes what else it reads: tables that no record and
   * no EXPLAIN tells of.
   */
  private Plan beneath(BoundReference.Version version, List<BoundTable> tables) {
    Guard guard = version.guard();
    List<BoundTable> empty = new ArrayList<>();
    empty.add(
        new BoundTable(
            guard.beneath(),
            version.table().scan(version.snapshot(), List.of()),
            version.positions(),
            rowIds(version.snapshot(), version.positions())));
    guard.references().forEach(reference -> empty.add(empty(reference)));
    Plan plan = work.prune(guard.select(), empty);
    List<Pruned> untold = new ArrayList<>();
    guard.references().forEach(reference -> prune(reference, plan, tables, untold));
    return plan;
  }

  private static TableUse use(BoundReference.Version version, FileSelection selection) {
    if (version.guarded()) {
      // How many files a condition leaves tells of rows that a policy hides.
      long read = version.snapshot().version();
      return new TableUse(
          version.tableName(), read, TableUse.READ, 0, 0, 0, 0, version.owners().isEmpty());
    }
    return new TableUse(
        version.tableName(),
        version.snapshot().version(),
        TableUse.READ,
        selection.filesBefore(),
        selection.files().size(),
        selection.bytesBefore(),
        selection.bytes(),
        version.owners().isEmpty());
  }

  private static BoundTable empty(BoundReference reference) {
    if (reference instanceof BoundReference.Files files) {
      FileScan scan = files.scan();
      return new BoundTable(
          files.name(),
          new FileScan(scan.schema(), scan.partitionColumns(), scan.mapping(), List.of()),
          false,
          false);
    }
    BoundReference.Version version = (BoundReference.Version) reference;
    return new BoundTable(
        version.name(),
        version.table().scan(version.snapshot(), List.of()),
        version.positions(),
        rowIds(version.snapshot(), version.positions()));
  }

  /** What a scan offers beside a table's columns. */
  static List<String> hidden(Snapshot snapshot, boolean positions) {
    List<String> columns = new ArrayList<>();
    if (positions) {
      columns.addAll(List.of(ScanSql.FILE, ScanSql.ROW));
    }
    if (rowIds(snapshot, positions)) {
      columns.addAll(List.of(ScanSql.ROW_ID, ScanSql.ROW_COMMIT_VERSION));
    }
    return columns;
  }

  /** Where the positions of rows are asked for, their ids are offered too, if they have any. */
  static boolean rowIds(Snapshot snapshot, boolean positions) {
    return positions && TableProperties.of(snapshot.metadata()).rowTracking();
  }
}
