package io.lakewise.engine.query;

import io.lakewise.engine.workbench.Barrier;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.snapshot.FileSelection;
import io.lakewise.table.type.StructType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A table with a policy, pruned by the policy's own conditions and by harmless ones. */
final class Guarded {

  private Guarded() {}

  /**
   * How such a table was pruned.
   *
   * @param asked the conditions of the query, as planned without the policy
   * @param policy the plan of the policy's own query
   */
  static Pruned prune(BoundReference.Version version, Predicate asked, Plan policy) {
    Guard guard = version.guard();
    Predicate own = policy.predicates().getOrDefault(guard.beneath(), Predicate.ALWAYS);
    Predicate both = new Predicate.And(List.of(harmless(version, asked), own));
    FileSelection selection = version.snapshot().files().select(both);
    return new Pruned(version, both, List.of(), selection);
  }

  /** Its files behind the policy. */
  static BoundTable table(Pruned pruned, Predicate asked) {
    BoundReference.Version version = pruned.reference();
    Guard guard = version.guard();
    FileScan whole = version.table().scan(version.snapshot(), pruned.selection().files());
    FileScan scan = guard.reads().map(names -> narrow(whole, names)).orElse(whole);
    return new BoundTable(
        version.name(),
        unknown(scan),
        version.positions(),
        QueryRunner.rowIds(version.snapshot(), version.positions()),
        new Barrier(guard.beneath(), guard.select(), harmless(version, asked)));
  }

  /** Changed rows, perhaps behind a policy that is part of the query's text. */
  static BoundTable files(BoundReference.Files files) {
    if (!files.guarded()) {
      return new BoundTable(files.name(), files.scan(), false, false);
    }
    String beneath = files.name() + "r";
    return new BoundTable(
        files.name(),
        unknown(files.scan()),
        false,
        false,
        new Barrier(beneath, "SELECT * FROM " + beneath, Predicate.ALWAYS));
  }

  private static Predicate harmless(BoundReference.Version version, Predicate asked) {
    return new LeakProof(version.snapshot().schema(), version.guard().masked()).of(asked);
  }

  private static FileScan narrow(FileScan scan, Set<String> names) {
    return scan.withSchema(
        new StructType(
            scan.schema().fields().stream()
                .filter(field -> names.contains(field.name().toLowerCase(Locale.ROOT)))
                .toList()));
  }

  /**
   * The scan without what is known of the files' columns: DuckDB then takes no bounds from the
   * files, by which it would fold a query's conditions before the policy has seen a row.
   */
  private static FileScan unknown(FileScan scan) {
    return scan.withFiles(scan.files().stream().map(ScanFile::withoutSchema).toList());
  }
}
