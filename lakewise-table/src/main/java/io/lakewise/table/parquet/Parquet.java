package io.lakewise.table.parquet;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.predicate.Predicate;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The port to data files. Thread-safe. */
public interface Parquet extends AutoCloseable {

  /**
   * Reads rows of a table version.
   *
   * @param columns logical names, in the order in which a row shall have them
   * @param filter rows for which it is true; must not contain {@link Predicate.Opaque}
   * @param positions whether two more values follow in each row: the file's index in the scan and
   *     the row's position in the file, both Long
   */
  RowStream read(FileScan scan, List<String> columns, Predicate filter, boolean positions);

  /**
   * How many rows each file holds, deleted ones too: what a read finds, whatever a log says.
   *
   * @return as many as the scan has files, in their order
   */
  List<Long> rowCounts(FileScan scan);

  /**
   * Writes rows as one data file, or one per partition.
   *
   * @param folder an existing local folder; files get unique names in it
   * @param table gives schema, partition columns, column mapping and which columns get statistics
   * @param rows values in the order of the logical schema
   */
  List<WrittenFile> write(Path folder, Metadata table, Iterator<List<Object>> rows);

  /**
   * Writes the rows of a scan anew, as {@link #write} does.
   *
   * @param scan all columns of the table
   */
  List<WrittenFile> rewrite(Path folder, Metadata table, FileScan scan);

  @Override
  void close();
}
