package io.lakewise.engine.query;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.snapshot.FileSelection;
import java.util.ArrayList;
import java.util.List;

/** Plans a bound query, prunes the files of its tables, and makes it ready to run. */
public final class QueryRunner {

  private final WorkSession work;

  /** Runs on a statement's connection. */
  public QueryRunner(WorkSession work) {
    this.work = work;
  }

  /** Prunes by what the optimizer pushes down to each table. */
  public PreparedQuery prepare(BoundQuery query) {
    if (query.references().isEmpty()) {
      return new PreparedQuery(query.select(), List.of(), List.of());
    }
    return prepare(query.select(), query.references(), work.prune(query.select(), empty(query)));
  }

  /** The plan of a query over empty tables. */
  public Plan plan(BoundQuery query) {
    return work.plan(query.select(), empty(query));
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
      FileScan scan = version.table().scan(version.snapshot(), selection.files());
      tables.add(new BoundTable(version.name(), scan, version.positions(), rowIds(version)));
    }
    return new PreparedQuery(select, tables, pruned);
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
