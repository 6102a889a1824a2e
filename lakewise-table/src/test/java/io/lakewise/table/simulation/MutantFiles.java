package io.lakewise.table.simulation;

import io.lakewise.table.changes.ChangeScan;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Writers of data files that make mistakes. */
final class MutantFiles {

  private static final Pattern MAXIMUM =
      Pattern.compile("(?<=\"maxValues\":\\{.{0,90}\"key\":)(\\d+)");

  private MutantFiles() {}

  /** Leaves out the last of several rows that changed. */
  static RowFiles losingChanges(Supplier<UUID> ids) {
    return new RowFiles(ids) {
      @Override
      public List<WrittenFile> write(Path folder, Metadata table, Iterator<List<Object>> rows) {
        List<List<Object>> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        boolean mayLose =
            table.schema().field(ChangeScan.CHANGE_TYPE).isPresent() && all.size() > 1;
        return super.write(
            folder, table, (mayLose ? all.subList(0, all.size() - 1) : all).iterator());
      }
    };
  }

  /** Takes the greatest key for one less. */
  static RowFiles withNarrowStatistics(Supplier<UUID> ids) {
    return new RowFiles(ids) {
      @Override
      public List<WrittenFile> write(Path folder, Metadata table, Iterator<List<Object>> rows) {
        return super.write(folder, table, rows).stream().map(MutantFiles::narrow).toList();
      }
    };
  }

  private static WrittenFile narrow(WrittenFile file) {
    String stats =
        MAXIMUM
            .matcher(file.stats())
            .replaceFirst(found -> "" + Math.max(0, Long.parseLong(found.group()) - 1));
    return new WrittenFile(
        file.path(), file.rows(), file.size(), file.partitionValues(), stats, file.schema());
  }
}
