package io.lakewise.table.statistics;

import io.lakewise.table.log.Metadata;
import java.util.Map;

/** Statistics of one data file in Delta's JSON form (Delta protocol, "Per-file Statistics"). */
public final class FileStatistics {

  private FileStatistics() {}

  /**
   * Statistics from what DuckDB's {@code COPY … RETURN_STATS} reports. Whatever is not certain to
   * be a bound is left out.
   *
   * @param table gives schema, partition columns, column mapping and the properties that say which
   *     columns get statistics
   * @param rows of the file
   * @param columnStatistics from DuckDB's quoted path of physical names ({@code "a"}, {@code
   *     "s"."u"}) to its statistics ({@code min}, {@code max}, {@code min_is_exact}, {@code
   *     max_is_exact}, {@code null_count}, {@code has_nan}, …) as text
   * @return JSON for {@link io.lakewise.table.log.AddFile#stats}
   */
  public static String fromDuckDb(
      Metadata table, long rows, Map<String, Map<String, String>> columnStatistics) {
    return "{\"numRecords\":" + rows + "}";
  }
}
