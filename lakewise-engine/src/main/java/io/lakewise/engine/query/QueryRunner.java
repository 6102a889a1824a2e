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
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.snapshot.FileSelection;
import java.util.ArrayList;
import java.util.List;

/** Plans a bound query, prunes the files of its tables, and makes it ready to run. */
public final class QueryRunner {

  private final WorkSession work;
  private final StatementTrace trace;

  /** Runs on a statement's connection, and tells its trace what is read. */
  public QueryRunner(WorkSession work, StatementTrace trace) {
    this.work = work;
    this.trace = trace;
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
    TreePlan planned = work.prune(query.tree(), tables);
    return prepare(planned.select(), query.references(), planned.plan());
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
    for (BoundReference reference : references) {
      if (reference instanceof BoundReference.Files files) {
        tables.add(new BoundTable(files.name(), files.scan(), false, false));
        continue;
      }
      BoundReference.Version version = (BoundReference.Version) reference;
      Predicate predicate = plan.predicates().getOrDefault(version.name(), Predicate.ALWAYS);
      FileSelection selection = version.snapshot().files().select(predicate);
      pruned.add(
          new Pruned(
              version,
              predicate,
              plan.filters().getOrDefault(version.name(), List.of()),
              selection));
      trace.table(use(version, selection));
      FileScan scan = version.table().scan(version.snapshot(), selection.files());
      tables.add(new BoundTable(version.name(), scan, version.positions(), rowIds(version)));
    }
    trace.planned();
    return new PreparedQuery(select, tables, pruned);
  }

  private static TableUse use(BoundReference.Version version, FileSelection selection) {
    return new TableUse(
        version.tableName(),
        version.snapshot().version(),
        TableUse.READ,
        selection.filesBefore(),
        selection.files().size(),
        selection.bytesBefore(),
        selection.bytes());
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
        rowIds(version));
  }

  /** Where the positions of rows are asked for, their ids are offered too, if they have any. */
  private static boolean rowIds(BoundReference.Version version) {
    return version.positions() && TableProperties.of(version.snapshot().metadata()).rowTracking();
  }
}
